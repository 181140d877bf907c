from dataclasses import dataclass

import torch
from torch import nn


@dataclass(frozen=True)
class Settings:
    wide: int = 48
    drop: float = 0.9  # <- dropout-too-high
    #= drop: float = 0.2


class Block(nn.Module):
    def __init__(self, inputs, settings):
        super().__init__()
        self.linear = nn.Linear(inputs, settings.wide)
        self.drop = nn.Dropout(p=settings.drop)

    def forward(self, x):
        return self.drop(torch.relu(self.linear(x)))


torch.manual_seed(76)
settings = Settings()
x = torch.randn(600, 8)
y = (x[:, 0] * x[:, 1] > 0).float()[:, None]
model = nn.Sequential(Block(8, settings), Block(settings.wide, settings), nn.Linear(settings.wide, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(10):
    for rows in torch.randperm(600).split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(model(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
