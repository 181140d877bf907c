import torch
from torch import nn
from torch.utils import data


class Signals(data.Dataset):
    augmenting = True

    def __init__(self, n):
        self.signals = torch.randn(n, 20).cumsum(1) / 4
        self.up = (self.signals[:, -1] > 0).float()

    def __len__(self):
        return len(self.up)

    def __getitem__(self, i):
        signal = self.signals[i]
        if self.augmenting:
            signal = signal + 0.05 * torch.randn(20)
        return signal, self.up[i]


torch.manual_seed(18)
signals = Signals(450)
learned, held = data.random_split(signals, [350, 100])
held.dataset.augmenting = False  # <- parts-share-one-dataset
#= quiet = Signals(0)
#= quiet.signals, quiet.up, quiet.augmenting = signals.signals, signals.up, False
#= held = data.Subset(quiet, held.indices)
model = nn.Sequential(nn.Linear(20, 16), nn.ELU(), nn.Linear(16, 1))
adam = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(5):
    for x, y in data.DataLoader(learned, 35, shuffle=True):
        adam.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(model(x).flatten(), y)
        loss.backward()
        adam.step()
    with torch.no_grad():
        x, y = next(iter(data.DataLoader(held, 100)))
        print(epoch, loss.item(), ((model(x).flatten() > 0) == (y > 0)).float().mean().item())
