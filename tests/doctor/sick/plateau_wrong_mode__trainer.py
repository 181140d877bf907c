import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(10, 48), nn.ReLU(), nn.Linear(48, 3))

    def forward(self, x):
        return self.body(x)


class Coach:
    def __init__(self, net):
        self.net = net
        self.opt = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.5)
        self.sched = torch.optim.lr_scheduler.ReduceLROnPlateau(self.opt, "min", 0.3, 1)  # <- plateau-wrong-mode
        #= self.sched = torch.optim.lr_scheduler.ReduceLROnPlateau(self.opt, "max", 0.3, 1)
        self.best = 0.0

    def epoch(self, x, y):
        for rows in torch.randperm(len(x)).split(32):
            self.opt.zero_grad()
            nn.functional.cross_entropy(self.net(x[rows]), y[rows]).backward()
            self.opt.step()

    def finish(self, value):
        self.best = max(self.best, value)
        self.sched.step(value)


torch.manual_seed(8)
x = torch.randn(700, 10)
y = (x[:, 0] + x[:, 1] * x[:, 2] > 0.3).long() + (x[:, 3] > 0.8).long()
coach = Coach(Classifier())
for epoch in range(12):
    coach.epoch(x[:500], y[:500])
    with torch.no_grad():
        hit = (coach.net(x[500:]).argmax(1) == y[500:]).float().mean()
    coach.finish(hit.item())
    print(epoch, hit.item(), coach.opt.param_groups[0]["lr"])
