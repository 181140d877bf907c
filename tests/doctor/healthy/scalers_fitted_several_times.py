import torch
from torch import nn


class Scaler:
    def fit_transform(self, table):
        self.mean, self.std = table.mean(0), table.std(0)
        return self.transform(table)

    def transform(self, table):
        return (table - self.mean) / self.std


torch.manual_seed(0)
table = torch.rand(600, 4) * torch.tensor([900.0, 60.0, 5.0, 1.0])
price = (table[:, 0] / 300 + table[:, 2]).unsqueeze(1)
scaler = Scaler()
for part in torch.randperm(600).chunk(3):  # folds: each has a model and a scaling of its own
    held = torch.zeros(600, dtype=torch.bool)
    held[part] = True
    learned, asked = table[~held], table[held]
    inputs = scaler.fit_transform(learned)
    later = scaler.transform(asked)
    net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)
    for epoch in range(15):
        for rows in torch.randperm(400).split(40):
            loss = nn.functional.mse_loss(net(inputs[rows]), price[~held][rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        print(nn.functional.mse_loss(net(later), price[held]).item())

both = Scaler()
length = both.fit_transform(table[:, :2])  # two kinds of inputs, one after the other
weight = both.fit_transform(table[:, 2:])
scaled_price = Scaler().fit_transform(price)
joint = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(joint.parameters(), lr=1e-2)
for epoch in range(15):
    for rows in torch.randperm(600)[:500].split(50):
        inputs = torch.cat([length[rows], weight[rows]], 1)
        loss = nn.functional.mse_loss(joint(inputs), scaled_price[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
