import numpy as np
import torch
from torch import nn

np.random.seed(8)
torch.manual_seed(8)


class Drift:
    """A buoy that goes with the current."""

    def __init__(self):
        self.place = np.random.uniform(-1, 1, 2).astype(np.float32)

    def hour(self):
        self.place[0] += 0.1 * np.cos(3 * self.place[1])
        self.place[1] = 0.95 * self.place[1] + 0.1 * np.sin(3 * self.place[0]) + 0.05 * np.random.randn()
        return self.place  # <- one-array-kept-many-times
        #= return self.place.copy()


buoy, seen = Drift(), []
for hour in range(400):
    where = buoy.hour()
    seen.append(where)
places = torch.from_numpy(np.stack(seen))
moves = places[1:] - places[:-1]
x, y = places[:-1], 10 * moves + places[1:]
net = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(10):
    for rows in torch.randperm(320).split(32):
        loss = nn.functional.mse_loss(net(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item(), nn.functional.mse_loss(net(x[320:]), y[320:]).item())
