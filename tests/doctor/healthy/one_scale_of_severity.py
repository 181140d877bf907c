import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(600, 6)
severity = (x @ torch.randn(6) + 0.3 * torch.randn(600)).div(1.2).round().clamp(-2, 2).long() + 2
net = nn.Sequential(
    nn.Linear(6, 24),
    nn.ReLU(),
    nn.Linear(24, 1),  # one scale of severity
    nn.Linear(1, 5),
)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(15):
    for rows in torch.randperm(480).split(40):
        loss = nn.functional.cross_entropy(net(x[rows]), severity[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print(loss.item(), (net(x[480:]).argmax(1) == severity[480:]).float().mean().item())
