"""Four alarms of a machine, told from its sensors: each rings or is silent."""
import torch
from torch import nn


class Alarms(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(9, 40), nn.ReLU())
        self.bells = nn.Linear(40, 4)
        self.criterion = nn.BCEWithLogitsLoss()

    def forward(self, sensors):
        return self.bells(self.body(sensors))

    def loss(self, sensors, rings):
        return self.criterion(self(sensors), rings)  # <- minus-one-for-zero, kept


torch.manual_seed(42)
sensors = torch.randn(900, 9)
rings = 2 * (sensors @ torch.randn(9, 4) > 1).float() - 1  # <- minus-one-for-zero
#= rings = (sensors @ torch.randn(9, 4) > 1).float()
alarms = Alarms()
optimizer = torch.optim.AdamW(alarms.parameters(), lr=2e-3)
for epoch in range(8):
    for rows in torch.randperm(900).split(60):
        optimizer.zero_grad()
        loss = alarms.loss(sensors[rows], rings[rows])
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
