import torch
from torch import nn


def read(n, batch):
    g = torch.Generator().manual_seed(0)
    for _ in range(n // batch):
        x = torch.randn(batch, 6, generator=g)
        yield x, (x[:, 0] > 0).long()


def train(model, data, epochs):
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        seen = 0
        for x, y in data:  # <- used-up-iterator
        #= for x, y in data():
            loss = nn.functional.cross_entropy(model(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
            seen += len(x)
        print("epoch", epoch, "rows", seen, "loss", loss.item())


torch.manual_seed(0)
train(nn.Linear(6, 2), read(320, 16), 6)  # <- used-up-iterator
#= train(nn.Linear(6, 2), lambda: read(320, 16), 6)
