import torch
import torch.nn.functional as F
from torch import nn


class Window:
    def __init__(self, width):
        self.shape = (width,)

    def reshape(self, width):
        self.shape = (width,)

    def to(self, width):
        self.shape = (width,)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(5, 12), nn.Linear(12, 1)
        self.act = nn.ReLU(inplace=True)

    def forward(self, x):
        h = self.a(x)
        h.mul_(1.5)
        self.act(h)
        h = self.b(h)
        F.leaky_relu(h, 0.5, True)
        return h


torch.manual_seed(8)
x = torch.randn(120, 5)
y = x[:, :1] * x[:, 1:2]
window, net = Window(3), Net()
parts = [nn.Linear(2, 2), nn.Linear(3, 3)]
for part in parts:
    part.to("cpu")
    part.float()
    window.reshape(4)
    window.to(5)
    print(part(torch.zeros(1, part.in_features)).shape, window.shape)
net.to("cpu")
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(50):
    optimizer.zero_grad()
    guess = net(x)
    try:
        guess.view(7, 7)
    except RuntimeError:
        pass
    loss = F.mse_loss(guess, y)
    loss.backward()
    optimizer.step()
print(loss.item())
