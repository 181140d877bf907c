import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(600, 30); y = x[:, :1]
net = nn.Sequential(nn.Linear(30, 64), nn.ReLU(), nn.Linear(64, 1)); opt = torch.optim.Adam(net.parameters(), 3e-3)
for e in range(5):
    for k in torch.randperm(400).split(40):
        opt.zero_grad(); (net(x[k]) - y[k]).pow(2).mean().backward(); opt.step()
    torch.no_grad()  # <- result-thrown-away
    #= torch.set_grad_enabled(False)
    val = 0
    for i in range(400, 600, 20):
        val += (net(x[i:i+20]) - y[i:i+20]).pow(2).sum()  # <- result-thrown-away
        #= val += (net(x[i:i+20]) - y[i:i+20]).pow(2).sum().item()
    #= torch.set_grad_enabled(True)
    print(e, float(val) / 200)
