import torch
from torch import nn

# weights that are complex numbers, and layers that learn their width from the first batch
torch.manual_seed(0)
waves = torch.randn(300, 16)
goals = (waves[:, 2:3] * waves[:, 3:4]).tanh() + waves[:, 4:6].sum(1, keepdim=True)


class Spectral(nn.Module):
    def __init__(self):
        super().__init__()
        self.mix = nn.Parameter(torch.randn(9, 9, dtype=torch.cfloat) * 0.3)
        self.body = nn.LazyLinear(32)
        self.out = nn.LazyLinear(1)

    def forward(self, x):
        mixed = torch.fft.irfft(torch.fft.rfft(x) @ self.mix, n=16)
        return self.out(torch.relu(self.body(mixed)))


net = Spectral()
net(waves[:2])
adam = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(10):
    for some in torch.randperm(240).split(24):
        adam.zero_grad()
        loss = nn.functional.mse_loss(net(waves[some]), goals[some])
        loss.backward()
        adam.step()
    with torch.no_grad():
        print(epoch, loss.item(), nn.functional.mse_loss(net(waves[240:]), goals[240:]).item())
