import torch
from torch import nn

torch.manual_seed(20)
n = 900
year, metres, wage = torch.randint(1950, 2020, (n,)).float(), 20 + 150 * torch.rand(n), 30_000 + 9_000 * torch.randn(n)
price = 0.02 * (year - 1950) + 0.05 * metres + 1e-4 * wage + 0.2 * torch.randn(n)
x = torch.stack([year, metres, wage], 1)  # <- inputs-not-scaled, kept
#= x = (x - x[:700].mean(0)) / x[:700].std(0)
y = (price - price[:700].mean()) / price[:700].std()
net = nn.Sequential(nn.Linear(3, 40), nn.Tanh(), nn.Linear(40, 1))
adam = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(15):
    for rows in torch.randperm(700).split(35):
        adam.zero_grad()
        loss = ((net(x[rows]).squeeze(1) - y[rows]) ** 2).mean()
        loss.backward()
        adam.step()
    with torch.no_grad():
        print(epoch, loss.item(), ((net(x[700:]).squeeze(1) - y[700:]) ** 2).mean().item())
