import torch
from torch import nn

torch.manual_seed(22)
times = torch.linspace(0, 6, 300)[:, None]
heights = torch.sin(times) + 0.3 * torch.randn(300, 1)
curve = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1))
log_noise = nn.Parameter(torch.zeros(1))
optimizer = torch.optim.Adam([{"params": curve.parameters()}, {"params": [log_noise]}], lr=5e-3)
for step in range(200):
    rows = torch.randint(0, 300, (60,))
    wrong = (heights[rows] - curve(times[rows])).pow(2)
    loss = (wrong / (2 * torch.exp(2 * log_noise.data)) + log_noise).mean()  # <- loss-term-without-gradient
    #= loss = (wrong / (2 * torch.exp(2 * log_noise)) + log_noise).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item(), log_noise.item())
