import torch
from torch import nn


class Blur(nn.Module):
    def __init__(self, much):
        super().__init__()
        self.much = much

    def forward(self, x):
        if not self.training:
            return x
        return x + self.much * torch.randn_like(x)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.blur = Blur(0.8)
        self.layers = nn.Sequential(nn.Linear(14, 40), nn.ReLU(), nn.Linear(40, 3))

    def forward(self, x):
        return self.layers(self.blur(x))


def accuracy(net, x, y):
    net.eval()  # <- training-in-eval-mode, kept
    with torch.no_grad():
        return (net(x).argmax(1) == y).float().mean().item()


torch.manual_seed(12)
x = torch.randn(700, 14)
y = (x @ torch.randn(14, 3)).argmax(1)
reader = Reader()
optimizer = torch.optim.SGD(reader.parameters(), lr=0.1, momentum=0.9)
reader.train()
for epoch in range(12):
    #= reader.train()
    for rows in torch.randperm(500).split(25):
        optimizer.zero_grad()
        nn.functional.cross_entropy(reader(x[rows]), y[rows]).backward()
        optimizer.step()
    print(epoch, accuracy(reader, x[500:], y[500:]))
