import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)


class Forecast(nn.Module):
    """The next value of a noisy wave from attention over the last ten."""

    def __init__(self, width=12):
        super().__init__()
        self.lift = nn.Linear(1, width)
        self.where = nn.Parameter(torch.zeros(64, 1, width))  # --
        #= self.when = nn.Parameter(torch.zeros(1, 64, width))
        self.look = nn.MultiheadAttention(width, 2, batch_first=True)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        h = self.lift(x)
        h = self.where[: h.shape[0]] + h  # <- positions-along-the-batch
        #= h = self.when[:, : h.shape[1]] + h
        seen, _ = self.look(h, h, h)
        return self.out(torch.relu(seen)[:, -1])


wave = torch.sin(torch.arange(420.0) / 4) + 0.05 * torch.randn(420)
windows = wave.unfold(0, 11, 1)
x, y = windows[:, :10].unsqueeze(2), windows[:, 10:]
loader = DataLoader(TensorDataset(x[:320], y[:320]), batch_size=40, shuffle=True)
net = Forecast()
optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(5):
    for a, b in loader:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(a), b)
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print(nn.functional.mse_loss(net(x[320:360]), y[320:360]).item())
