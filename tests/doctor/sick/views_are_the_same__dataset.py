import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(2)
voices = torch.randn(30, 20).repeat_interleave(20, 0) + 0.3 * torch.randn(600, 20)


def louder(x):
    return x * (0.8 + 0.4 * torch.rand(1)) + 0.1 * torch.randn_like(x)


class Pairs(Dataset):
    """Two recordings of one voice, each spoilt in its own way."""

    def __len__(self):
        return len(voices)

    def __getitem__(self, i):
        view = louder(voices[i])  # --
        return view, view  # <- views-are-the-same
        #= return louder(voices[i]), louder(voices[i])


def contrast(a, b):
    a = a / a.norm(dim=1, keepdim=True)
    b = b / b.norm(dim=1, keepdim=True)
    z = torch.cat([a, b])
    alike = torch.exp(z @ z.T / 0.5)
    others = alike.sum(1) - alike.diagonal()
    return -torch.log(torch.exp((a * b).sum(1) / 0.5).repeat(2) / others).mean()


encoder = nn.Sequential(nn.Linear(20, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 8))
opt = torch.optim.Adam(encoder.parameters(), 1e-3)
for epoch in range(5):
    total = 0.0
    for one, other in DataLoader(Pairs(), batch_size=60, shuffle=True, drop_last=True):
        loss = contrast(encoder(one), encoder(other))
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    print(epoch, total / 10)
