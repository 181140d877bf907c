import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 10)
y = (x[:, 0] * x[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(10, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 2))
seen = {}
net[2].register_forward_hook(lambda module, given, out: seen.update(hidden=out.detach()))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(25):
    net.train()
    for rows in torch.randperm(300).split(30):
        loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        answers = net(x[300:])  # the hook keeps what we want to look at
    dead = (seen["hidden"] == 0).all(0).sum().item()
    print(epoch, loss.item(), dead)
for module in net.modules():
    if isinstance(module, nn.BatchNorm1d):
        module.reset_running_stats()
net.train()
with torch.no_grad():
    for rows in torch.arange(300).split(50):
        net(x[rows])
net.eval()
print((net(x[300:]).argmax(1) == y[300:]).float().mean().item())
