import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)


class Weather(nn.Module):
    """From two weeks of readings to the temperature of the next day."""

    def __init__(self, size=24):
        super().__init__()
        self.lstm = nn.LSTM(input_size=3, hidden_size=size, num_layers=3, batch_first=True, dropout=0.1)
        self.fc = nn.Linear(size, 1)

    def forward(self, x):
        out, (h_n, c_n) = self.lstm(x)
        return self.fc(h_n[0]).squeeze(1)  # <- part-of-the-states-unused
        #= return self.fc(h_n[-1]).squeeze(1)


days = torch.arange(620.0)
readings = torch.stack([torch.sin(days / 9), torch.cos(days / 5), torch.sin(days / 3)], 1) + 0.1 * torch.randn(620, 3)
windows = readings.unfold(0, 14, 1).transpose(1, 2)[:-1]
following = readings[14:, 0]
loader = DataLoader(TensorDataset(windows[:500], following[:500]), batch_size=50, shuffle=True)
model = Weather()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
for epoch in range(5):
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
model.eval()
with torch.no_grad():
    print("error", F.mse_loss(model(windows[500:]), following[500:]).item())
