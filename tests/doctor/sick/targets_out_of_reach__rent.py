import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(4)


class Rent(nn.Module):
    """Rooms, area and distance to the centre; answers thousands a month."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU())
        self.head = nn.Linear(32, 1)

    def forward(self, flat):
        h = self.body(flat)
        return torch.sigmoid(self.head(h)).squeeze(-1)  # <- targets-out-of-reach
        #= return self.head(h).squeeze(-1)


flats = torch.randn(400, 3)
rents = 3 + 0.8 * flats[:, 0] + 0.9 * flats[:, 1] - 0.5 * flats[:, 2] + 0.1 * torch.randn(400)
net = Rent()
optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(10):
    total = 0.0
    for rows in torch.randperm(320).split(32):
        loss = F.smooth_l1_loss(net(flats[rows]), rents[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(rows)
    with torch.no_grad():
        print(epoch, total / 320, F.l1_loss(net(flats[320:]), rents[320:]).item())
