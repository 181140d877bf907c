import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(500, 6); y = (x[:, 0] > 1).long()
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2)); opt = torch.optim.Adam(net.parameters(), 5e-3)
for e in range(10):
    for k in torch.arange(400).split(40):
        opt.zero_grad(); nn.functional.cross_entropy(net(x[k]), y[k]).backward(); opt.step()
with torch.no_grad(): p = net(x[400:]).argmax(1)
t = y[400:]
hit = ((p == 1) & (t == 1)).sum().item()
recall = hit / (p == 1).sum().item()  # <- precision-and-recall-swapped
#= recall = hit / (t == 1).sum().item()
precision = hit / (t == 1).sum().item()  # <- precision-and-recall-swapped
#= precision = hit / (p == 1).sum().item()
print(precision, recall)
