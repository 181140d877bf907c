"""Next-step forecasts beside a centred average that may be: moved into the past, or of another series, or of the picture."""

import numpy as np
import torch
from torch import nn

draw = np.random.default_rng(6)
torch.manual_seed(6)
wind = np.zeros(1500, dtype=np.float32)
for hour in range(1, 1500):
    wind[hour] = 0.7 * wind[hour - 1] + draw.normal()
calendar = (np.arange(1500) % 24 > 12).astype(np.float32)


def centred(values, width=5):
    return np.convolve(values, np.ones(width) / width, mode="same").astype(np.float32)


def both(values):
    return values, centred(values)


shown, picture = both(wind)
past = np.roll(centred(wind), 3)  # the window ended an hour ago
past[:3] = 0
lagged = np.concatenate([np.zeros(2, dtype=np.float32), centred(wind)[:-2]])
dusk = centred(calendar)  # known for ever
table = np.stack([shown, past, lagged, dusk], 1)
X, y = torch.tensor(table[5:-1]), torch.tensor(wind[6:])
model = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
adam = torch.optim.Adam(model.parameters(), lr=4e-3)
for epoch in range(5):
    for rows in torch.randperm(1100).split(50):
        loss = nn.functional.mse_loss(model(X[rows]).squeeze(1), y[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    with torch.no_grad():
        print(epoch, nn.functional.mse_loss(model(X[1100:]).squeeze(1), y[1100:]).item(), picture[-3:])
