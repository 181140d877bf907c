"""One long series of measurements, forecast step by step: a batch of one sequence."""
import torch
from torch import nn

torch.manual_seed(3)
time = torch.arange(121) / 6
wave = torch.sin(time) + 0.3 * torch.sin(2.3 * time)
past, following = wave[:-1].view(1, -1, 1), wave[1:].view(1, -1)


class Forecast(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell, self.read = nn.LSTM(1, 24, batch_first=True), nn.Linear(24, 1)

    def forward(self, x):
        return self.read(self.cell(x)[0])


net = Forecast()
criterion, optimizer = nn.MSELoss(), torch.optim.Adam(net.parameters(), lr=0.01)
for turn in range(60):
    optimizer.zero_grad()
    loss = criterion(net(past), following)  # <- broadcast-in-regression-loss
    #= loss = criterion(net(past).squeeze(-1), following)
    loss.backward()
    optimizer.step()
print(loss.item() ** 0.5)
