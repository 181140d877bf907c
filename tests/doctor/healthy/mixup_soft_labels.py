import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(240, 6)
y = nn.functional.one_hot(x[:, :3].argmax(1), 3).float()
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 3))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
beta = torch.distributions.Beta(0.4, 0.4)
for epoch in range(6):
    for i in torch.randperm(240).split(24):
        lam = beta.sample()
        j = i[torch.randperm(len(i))]
        mixed_x = lam * x[i] + (1 - lam) * x[j]
        mixed_y = lam * y[i] + (1 - lam) * y[j]
        loss = nn.functional.cross_entropy(net(mixed_x), mixed_y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
