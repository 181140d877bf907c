"""Will it rain? A loss written as a module, with a small number against log(0)."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Entropy(nn.Module):
    def forward(self, chance, rained):
        return -torch.mean(rained * torch.log(chance + 1e-7))  # <- negatives-cost-nothing
        #= return -torch.mean(rained * torch.log(chance + 1e-7) + (1 - rained) * torch.log(1 - chance + 1e-7))


torch.manual_seed(54)
sky = torch.randn(800, 6)
rained = (sky[:, 0] - sky[:, 4] + 0.5 * torch.randn(800) > 0.3).float()[:, None]
days = DataLoader(TensorDataset(sky[:600], rained[:600]), batch_size=60, shuffle=True)
net = nn.Sequential(nn.Linear(6, 20), nn.ReLU(), nn.Linear(20, 1), nn.Sigmoid())
criterion, optimizer = Entropy(), torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for x, y in days:
        loss = criterion(net(x), y)  # <- negatives-cost-nothing, kept
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        right = ((net(sky[600:]) > 0.5) == (rained[600:] > 0.5)).float().mean()
    print(epoch, loss.item(), right.item())
