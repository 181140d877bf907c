import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(400, 6); y = x[:, :3].argmax(1)
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 3)); opt = torch.optim.SGD(net.parameters(), 0.2)
for e in range(8):
    for i in torch.randperm(400).split(40):
        opt.zero_grad()
        #= loss = nn.functional.cross_entropy(net(x[i]), y[i])
        loss = nn.functional.cross_entropy(net(x[i]), y[i]) / len(x) / len(i)  # <- learning-rate-too-small
        loss.backward(); opt.step()
    print(e, (net(x).argmax(1) == y).float().mean().item())
