import torch
from torch import nn


class Gauge(nn.Module):
    def __init__(self, seed=7):
        super().__init__()
        torch.manual_seed(seed)  # <- ensemble-of-copies, kept
        self.layers = nn.Sequential(nn.Linear(1, 40), nn.Tanh(), nn.Linear(40, 1))

    def forward(self, t):
        return self.layers(t)


torch.manual_seed(1)
time = torch.rand(200, 1) * 4 - 2
depth = (2 * time).sin() + 0.1 * torch.randn(200, 1)
far = torch.linspace(-4, 4, 50).unsqueeze(1)
gauges = []
for number in range(4):
    gauge = Gauge()  # <- ensemble-of-copies
    #= gauge = Gauge(number)
    sgd = torch.optim.SGD(gauge.parameters(), lr=0.05, momentum=0.9)
    for step in range(120):
        loss = nn.functional.mse_loss(gauge(time), depth)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    gauges.append(gauge)
with torch.no_grad():
    answers = torch.cat([gauge(far) for gauge in gauges], dim=1)
print("doubt", answers.std(1).mean().item(), loss.item())
