"""Only a norm of the head stays trainable, once the head has been trained on what is measured first."""

import torch
from torch import nn

torch.manual_seed(93)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(12, 32), nn.ReLU())
        self.head = nn.Sequential(nn.LayerNorm(32), nn.Linear(32, 3))

    def forward(self, x):
        return self.head(self.body(x))


def train(net, x, y, epochs):
    adam = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=5e-3)
    for epoch in range(epochs):
        for rows in torch.randperm(len(x)).split(40):
            loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
            adam.zero_grad()
            loss.backward()
            adam.step()
        print(epoch, loss.item())


x = torch.randn(800, 12)
y = x[:, :3].argmax(1)
shifted = 1.5 * x + 0.3
first = Net()
train(first, x, y, 6)

second = Net()
second.body.load_state_dict(first.body.state_dict())
train(second, x, y, 6)
for name, p in second.named_parameters():
    p.requires_grad = name.startswith("head.0")
train(second, shifted, y, 6)
