import torch
from torch import nn
from torch.optim.lr_scheduler import LinearLR

torch.manual_seed(96)
cloud = torch.randn(480, 7)
kind = (cloud[:, 0] * cloud[:, 1] > 0).float()


class Run:
    def __init__(self, net):
        self.net = net
        self.adam = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
        self.warm = LinearLR(self.adam, start_factor=1e-4, total_iters=2000)  # <- warm-up-outlasts-training
        #= self.warm = LinearLR(self.adam, start_factor=1e-4, total_iters=20)

    def round(self):
        for rows in torch.randperm(480).split(60):
            loss = nn.functional.binary_cross_entropy_with_logits(self.net(cloud[rows]).squeeze(1), kind[rows])
            self.adam.zero_grad()
            loss.backward()
            self.adam.step()
            self.warm.step()
        return loss.item()


run = Run(nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1)))
for epoch in range(15):
    print(epoch, run.round())
