import copy

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Shadow:
    """A slow copy of a model, for the examination."""

    def __init__(self, model, decay=0.99):
        self.model, self.decay = copy.deepcopy(model).eval(), decay

    @torch.no_grad()
    def update(self, model):
        for mine, new in zip(self.model.parameters(), model.parameters()):
            mine.mul_(1 - self.decay).add_(new, alpha=self.decay)  # <- average-forgets-at-once
            #= mine.mul_(self.decay).add_(new, alpha=1 - self.decay)


torch.manual_seed(0)
x = torch.randn(700, 10)
y = (x[:, 0] * x[:, 1] + 0.5 * x[:, 2] > 0).long()
train = DataLoader(TensorDataset(x[:500], y[:500]), batch_size=50, shuffle=True)
model = nn.Sequential(nn.Linear(10, 40), nn.ReLU(), nn.Linear(40, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
shadow = Shadow(model)
for epoch in range(10):
    for a, b in train:
        optimizer.zero_grad()
        loss = F.cross_entropy(model(a), b)
        loss.backward()
        optimizer.step()
        shadow.update(model)
    with torch.no_grad():
        print(epoch, loss.item(), (shadow.model(x[500:]).argmax(1) == y[500:]).float().mean().item())
