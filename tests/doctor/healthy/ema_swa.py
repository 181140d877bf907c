import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, update_bn

torch.manual_seed(0)
x = torch.randn(260, 4)
y = (x[:, 0] > 0).long()
net = nn.Sequential(nn.Linear(4, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 2))
avg = AveragedModel(net)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(8):
    net.train()
    for i in torch.randperm(200).split(25):
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch >= 4:
        avg.update_parameters(net)
update_bn([(x[i], y[i]) for i in torch.arange(200).split(50)], avg)
avg.eval()
with torch.no_grad():
    print("swa", (avg(x[200:]).argmax(1) == y[200:]).float().mean().item())
