import torch
from torch import nn
torch.manual_seed(1)
x = torch.randn(400, 6); y = 20 + 5 * x[:, :1] - 3 * x[:, 1:2]
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1),
    #= )
    nn.LayerNorm(1))  # <- norm-of-one-number
opt = torch.optim.Adam(net.parameters(), 3e-2)
for e in range(40):
    for i in torch.randperm(320).split(32):
        loss = (net(x[i]) - y[i]).square().mean()
        opt.zero_grad(); loss.backward(); opt.step()
print(loss.item())
