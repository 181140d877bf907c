import torch
import torch.optim.swa_utils as swa
from torch import nn

torch.manual_seed(42)
x = torch.randn(500, 4) * torch.tensor([1.0, 5.0, 0.2, 3.0]) + 2
y = (x[:, 0] * x[:, 2]).unsqueeze(1)


class Averaging:
    def __init__(self):
        self.net = nn.Sequential(nn.Linear(4, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 1))
        self.mean = swa.AveragedModel(self.net)
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=0.02, momentum=0.9)

    def epoch(self, late):
        self.net.train()
        for rows in torch.randperm(400).split(40):
            self.optimizer.zero_grad()
            nn.functional.mse_loss(self.net(x[rows]), y[rows]).backward()
            self.optimizer.step()
        if late:
            self.mean.update_parameters(self.net)  # <- averaged-without-statistics, kept

    @torch.no_grad()
    def error(self):
        #= self.mean.train()
        #= swa.update_bn(x[:400].split(40), self.mean)
        self.mean.eval()
        return nn.functional.mse_loss(self.mean(x[400:]), y[400:]).item()


run = Averaging()
for epoch in range(12):
    run.epoch(epoch >= 6)
print(run.error())
