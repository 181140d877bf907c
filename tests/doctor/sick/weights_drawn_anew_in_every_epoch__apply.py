import torch
from torch import nn

def weights_init(m):
    if isinstance(m, nn.Linear):
        nn.init.kaiming_normal_(m.weight)
        nn.init.zeros_(m.bias)

torch.manual_seed(5)
X = torch.randn(800, 7)
t = torch.stack([X[:, 0] * X[:, 1], X[:, 2].abs()], 1)
net = nn.Sequential(nn.Linear(7, 48), nn.ReLU(), nn.Linear(48, 2))
#= net.apply(weights_init)
opt = torch.optim.RMSprop(net.parameters(), lr=2e-3)
for epoch in range(8):
    net.apply(weights_init)  # <- weights-drawn-anew-in-every-epoch
    total = 0.0
    for k in torch.randperm(800).split(50):
        loss = (net(X[k]) - t[k]).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item() * len(k)
    print(epoch, total / 800)
