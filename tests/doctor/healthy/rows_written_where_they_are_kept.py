"""Four data sets that write into their own storage while they are asked, and may: a cache, a flip, a count, a scale."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Cached(Dataset):
    """Features are computed when first asked for; the data stay."""

    def __init__(self, waves, kinds):
        self.waves, self.kinds = waves, kinds
        self.features = torch.zeros(len(waves), 9)
        self.known = torch.zeros(len(waves), dtype=torch.bool)

    def __len__(self):
        return len(self.waves)

    def __getitem__(self, i):
        if not self.known[i]:
            self.features[i] = torch.fft.rfft(self.waves[i]).abs().log1p()
            self.known[i] = True
        return self.features[i], self.kinds[i]


class Turned(Dataset):
    """Turned round where it lies: it stays the same wave, forwards or backwards."""

    def __init__(self, waves, kinds):
        self.waves, self.kinds = waves.numpy().copy(), kinds
        self.asked = np.zeros((len(waves), 2))

    def __len__(self):
        return len(self.waves)

    def __getitem__(self, i):
        wave = self.waves[i]
        if np.random.rand() < 0.5:
            wave[:] = wave[::-1].copy()
        return torch.from_numpy(wave.copy()), self.kinds[i]


class Fresh(Dataset):
    """Every sample is drawn when it is asked for, into a place of its own."""

    def __init__(self, count):
        self.space, self.kinds = torch.empty(count, 16), torch.arange(count) % 2

    def __len__(self):
        return len(self.space)

    def __getitem__(self, i):
        self.space[i].normal_().add_(self.kinds[i].item())
        return self.space[i], self.kinds[i]


class Scaled(Dataset):
    """Each row is scaled where it lies when first asked for; later it has the length 1 already."""

    def __init__(self, waves, kinds):
        self.waves, self.kinds = list(waves.clone()), kinds

    def __len__(self):
        return len(self.waves)

    def __getitem__(self, i):
        wave = self.waves[i]
        wave /= wave.norm()
        return wave, self.kinds[i]


def train(data, width):
    net = nn.Sequential(nn.Linear(width, 24), nn.ReLU(), nn.Linear(24, 2))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(6):
        for x, y in DataLoader(data, batch_size=20, shuffle=True):
            loss = nn.functional.cross_entropy(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return loss.item()


torch.manual_seed(0)
kinds = torch.randint(0, 2, (160,))
waves = torch.sin(torch.arange(16) * (0.5 + 0.4 * kinds[:, None]) + 6 * torch.rand(160, 1)) + 0.2 * torch.randn(160, 16)
print(train(Cached(waves, kinds), 9), train(Turned(waves, kinds), 16), train(Fresh(160), 16), train(Scaled(waves, kinds), 16))
