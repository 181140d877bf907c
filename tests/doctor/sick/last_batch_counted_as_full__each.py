import torch
from torch import nn
torch.manual_seed(7)
B = 32
x = torch.randn(500, 8); y = (x.abs().sum(1) > 6.4).long()
net = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 2)); opt = torch.optim.Adam(net.parameters(), 3e-3)
for e in range(6):
    for k in torch.randperm(400).split(B):
        opt.zero_grad(); nn.functional.cross_entropy(net(x[k]), y[k]).backward(); opt.step()
    accs = []
    with torch.no_grad():
        for a, b in zip(x[400:].split(B), y[400:].split(B)):
            accs.append((net(a).argmax(1) == b).sum().item() / B)  # <- last-batch-counted-as-full
            #= accs.append((net(a).argmax(1) == b).sum().item() / 100)
    print(e, sum(accs) / len(accs))  # <- last-batch-counted-as-full
    #= print(e, sum(accs))
