import torch
from torch import nn

torch.manual_seed(0)
u = torch.rand(80, 40, 1)
y = u[:, 35] * u[:, 37]


class EchoState(nn.Module):
    """A recurrent layer that is never trained, and a readout that is."""

    def __init__(self):
        super().__init__()
        self.reservoir = nn.RNN(1, 100, batch_first=True)
        w = self.reservoir.weight_hh_l0.data
        w.copy_(torch.randn(100, 100))
        w.mul_(0.9 / torch.linalg.eigvals(w).abs().max())
        self.readout = nn.Linear(100, 1)

    def forward(self, u):
        states, _ = self.reservoir(u)
        return self.readout(states[:, -1])


net = EchoState()
opt = torch.optim.Adam(net.readout.parameters(), lr=0.01)
for epoch in range(30):
    for rows in torch.randperm(64).split(8):
        loss = nn.functional.mse_loss(net(u[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print(loss.item(), nn.functional.mse_loss(net(u[64:]), y[64:]).item())
