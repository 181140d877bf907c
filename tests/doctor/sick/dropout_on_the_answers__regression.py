import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class Consumption(nn.Module):
    """Litres by weight, power and speed of a car."""

    def __init__(self, drop=0.25):
        super().__init__()
        self.first = nn.Linear(3, 40)
        self.second = nn.Linear(40, 40)
        self.last = nn.Linear(40, 1)
        self.drop = drop

    def forward(self, car):
        h = F.relu(self.first(car))
        h = F.relu(self.second(h))
        #= h = F.dropout(h, self.drop, training=self.training)
        litres = self.last(h)
        return F.dropout(litres, self.drop, training=self.training).view(-1)  # <- dropout-on-the-answers
        #= return litres.view(-1)


cars = torch.randn(450, 3)
litres = 7 + 1.5 * cars[:, 0] + cars[:, 1].abs() + 0.3 * cars[:, 2] ** 2 + 0.1 * torch.randn(450)
model = Consumption()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(6):
    model.train()
    for rows in torch.randperm(360).split(36):
        loss = nn.L1Loss()(model(cars[rows]), litres[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
model.eval()
with torch.no_grad():
    print((model(cars[360:]) - litres[360:]).abs().mean().item())
