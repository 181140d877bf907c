import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Average:
    def __init__(self):
        self.sum, self.weight = 0.0, 0
        self.last = None

    def restart(self):
        self.sum, self.weight = 0.0, 0

    def update(self, value, n=1):
        self.last = value
        self.sum += value * n
        self.weight += n

    @property
    def avg(self):
        return self.sum / self.weight  # <- averaged-over-all-epochs, kept


class Course:
    def __init__(self, net):
        self.net = net
        self.optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
        self.loss_meter = Average()

    def one_epoch(self, loader):
        #= self.loss_meter.restart()
        for x, y in loader:
            loss = nn.functional.mse_loss(self.net(x), y)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            self.loss_meter.update(loss.item(), len(x))
        return self.loss_meter.avg


def main():
    torch.manual_seed(9)
    x = torch.randn(800, 5)
    y = torch.sin(x[:, :1]) + 0.1 * torch.randn(800, 1)
    loader = DataLoader(TensorDataset(x, y), 40, shuffle=True)
    course = Course(nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1)))
    for epoch in range(8):
        print(f"epoch {epoch}: loss {course.one_epoch(loader):.4f}")


main()
