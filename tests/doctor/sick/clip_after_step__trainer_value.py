import torch
from torch import nn


class Trainer(object):
    def __init__(self, net, clip):
        self.net = net
        self.clip = clip
        self.criterion = nn.L1Loss()
        self.optimizer = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9)

    def optimize(self, loss):
        self.optimizer.zero_grad()
        loss.backward()
        #= nn.utils.clip_grad_value_(self.net.parameters(), self.clip)
        self.optimizer.step()
        nn.utils.clip_grad_value_(self.net.parameters(), self.clip)  # <- clip-after-step

    def train(self, x, y, iters):
        for i in range(iters):
            pick = torch.randint(0, len(x), (40,))
            loss = self.criterion(self.net(x[pick]), y[pick])
            self.optimize(loss)
            if i % 25 == 0:
                print("iter", i, "loss", float(loss))


torch.manual_seed(0)
x = torch.rand(300, 2) * 2 - 1
y = (x[:, :1] - x[:, 1:]).abs()
Trainer(nn.Sequential(nn.Linear(2, 20), nn.ReLU(), nn.Linear(20, 1)), 0.5).train(x, y, 80)
