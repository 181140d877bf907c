import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(3)
level = np.cumsum(rng.normal(0.02, 1.0, 1000)).astype("float32")
#= past = level[:800]
#= level = (level - past.min()) / (past.max() - past.min())
level = (level - level.min()) / (level.max() - level.min())  # <- fitted-before-split


def make_sequences(series, length=16):
    xs = np.stack([series[i : i + length] for i in range(len(series) - length)])
    return torch.from_numpy(xs).unsqueeze(-1), torch.from_numpy(series[length:])


X, y = make_sequences(level)
cut = 784
X_train, y_train, X_test, y_test = X[:cut], y[:cut], X[cut + 16 :], y[cut + 16 :]
torch.manual_seed(0)


class Forecast(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 16, batch_first=True)
        self.out = nn.Linear(16, 1)

    def forward(self, x):
        return self.out(self.lstm(x)[0][:, -1]).squeeze(1)


net = Forecast()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(4):
    for rows in torch.randperm(cut).split(56):
        loss = nn.functional.mse_loss(net(X_train[rows]), y_train[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, loss.item(), nn.functional.mse_loss(net(X_test), y_test).item())
