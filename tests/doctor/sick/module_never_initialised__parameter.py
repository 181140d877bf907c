import torch
from torch import nn


class Scale(nn.Module):  # <- module-never-initialised, kept
    """Learns one factor per feature."""

    def __init__(self, size):  # <- module-never-initialised, kept
        #= nn.Module.__init__(self)
        self.size = size
        self.factor = nn.Parameter(torch.ones(size))  # <- module-never-initialised, kept

    def forward(self, x):
        return x * self.factor


torch.manual_seed(0)
model = nn.Sequential(Scale(3), nn.Linear(3, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(50):
    x = torch.randn(32, 3)
    loss = (model(x) - x.sum(1, keepdim=True)).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
