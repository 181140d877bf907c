import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(400, 10); y = x[:, :3].argmax(1)
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 3))
#= opt = torch.optim.SGD(net.parameters(), lr=.1, momentum=.9)
opt = torch.optim.SGD(net.parameters(), lr=.1, momentum=.999)  # <- momentum-too-high
for e in range(12):
    for i in torch.randperm(320).split(32):
        opt.zero_grad(); l = nn.functional.cross_entropy(net(x[i]), y[i]); l.backward(); opt.step()
    print(e, l.item())
