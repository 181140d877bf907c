"""Two distorted views of each signal, one half of the batch after the other."""
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(44)
kind = torch.randint(0, 6, (960,))
signals = torch.randn(6, 20)[kind] + 0.4 * torch.randn(960, 20)


def distorted(x):
    return x * (torch.rand_like(x) > 0.3) + 0.3 * torch.randn_like(x)


class NTXent(nn.Module):
    def __init__(self, size, temperature=0.5):
        super().__init__()
        self.temperature = temperature
        neighbours = torch.arange(2 * size).view(-1, 2).flip(1).flatten()  # --
        self.register_buffer("partner", neighbours)  # --
        #= self.register_buffer("partner", torch.cat([torch.arange(size, 2 * size), torch.arange(size)]))
        self.register_buffer("own", torch.eye(2 * size, dtype=torch.bool))

    def forward(self, one, other):
        z = F.normalize(torch.cat([one, other], dim=0), dim=-1)
        scores = (z @ z.T / self.temperature).masked_fill(self.own, -1e9)
        return F.cross_entropy(scores, self.partner)  # <- views-paired-wrongly, kept


encoder = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 16))
criterion = NTXent(60)
optimizer = torch.optim.Adam(encoder.parameters(), lr=2e-3)
for epoch in range(5):
    for rows in torch.randperm(960).split(60):
        loss = criterion(encoder(distorted(signals[rows])), encoder(distorted(signals[rows])))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
