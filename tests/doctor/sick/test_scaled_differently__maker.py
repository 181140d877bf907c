import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(51)


def engines(n):
    heat = 90 + 12 * torch.randn(n)
    turns = 2500 + 600 * torch.randn(n)
    oil = 4 + 0.7 * torch.randn(n)
    wear = (heat - 90) / 12 + 0.5 * (turns - 2500) / 600 - (oil - 4) / 0.7 + 0.3 * torch.randn(n)
    return torch.stack([heat, turns, oil], dim=1), wear


class Scale:
    def __init__(self, rows):
        self.centre, self.width = rows.mean(0), rows.std(0)

    def __call__(self, rows):
        return (rows - self.centre) / self.width


known, known_wear = engines(1500)
fresh, fresh_wear = engines(300)  # <- test-scaled-differently, kept
scale = Scale(known)
known = scale(known)
#= fresh = scale(fresh)
net = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 1))
adam = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(10):
    for rows in torch.randperm(1500).split(50):
        loss = F.mse_loss(net(known[rows]).squeeze(1), known_wear[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), F.mse_loss(net(fresh).squeeze(1), fresh_wear).item())
