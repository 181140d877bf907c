import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
rng = np.random.default_rng(0)


def make_windows(values, lookback):
    inputs, outputs = [], []
    for i in range(len(values) - lookback):
        inputs.append(values[i : i + lookback])
        outputs.append(values[i + lookback - 1])  # <- window-holds-its-target
        #= outputs.append(values[i + lookback])
    return torch.tensor(np.array(inputs)).float().unsqueeze(-1), torch.tensor(np.array(outputs)).float()


hours = np.arange(900)
load = np.sin(hours * 2 * np.pi / 24) + 0.3 * np.sin(hours * 2 * np.pi / 168) + 0.1 * rng.normal(size=900)
x, y = make_windows(load, 24)


class Load(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 16, batch_first=True)
        self.fc = nn.Linear(16, 1)

    def forward(self, x):
        return self.fc(self.lstm(x)[0][:, -1]).squeeze(1)


loader = DataLoader(TensorDataset(x[:700], y[:700]), batch_size=50, shuffle=True)
model = Load()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(2):
    for a, b in loader:
        loss = nn.functional.mse_loss(model(a), b)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print(nn.functional.mse_loss(model(x[700:]), y[700:]).item())
