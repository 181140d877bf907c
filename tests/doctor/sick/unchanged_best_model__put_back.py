import torch
from torch import nn
torch.manual_seed(9)
x = torch.randn(240, 15); y = (x[:, :1] + 0.8 * torch.randn(240, 1))

class Stopper:
    def __init__(self, net, patience=6):
        self.net, self.patience, self.best, self.bad, self.kept = net, patience, float("inf"), 0, []
    def __call__(self, value):
        if value < self.best:
            self.best, self.bad = value, 0
            self.kept = [p.data for p in self.net.parameters()]  # <- unchanged-best-model
            #= self.kept = [p.data.clone() for p in self.net.parameters()]
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self):
        for p, k in zip(self.net.parameters(), self.kept):
            p.data.copy_(k)  # <- unchanged-best-model, kept

net = nn.Sequential(nn.Linear(15, 100), nn.ReLU(), nn.Linear(100, 1)); opt = torch.optim.Adam(net.parameters(), 5e-3)
stop = Stopper(net)
for e in range(60):
    for k in torch.randperm(120).split(20):
        opt.zero_grad(); (net(x[k]) - y[k]).square().mean().backward(); opt.step()
    with torch.no_grad(): v = (net(x[120:180]) - y[120:180]).square().mean().item()
    if stop(v): break
stop.restore()
print(e, stop.best, (net(x[120:180]) - y[120:180]).square().mean().item())
