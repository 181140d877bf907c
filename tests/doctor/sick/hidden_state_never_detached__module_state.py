import torch
from torch import nn


class Streaming(nn.Module):
    def __init__(self, size=12):
        super().__init__()
        self.cell = nn.GRUCell(2, size)
        self.read = nn.Linear(size, 1)
        self.h = torch.zeros(8, size)

    def forward(self, x):
        #= self.h = self.h.detach()
        self.h = self.cell(x, self.h)  # <- hidden-state-never-detached, kept
        return self.read(self.h)


torch.manual_seed(0)
net = Streaming()
params = list(net.parameters())
total = torch.zeros(8, 1)
for step in range(50):
    x = torch.randn(8, 2) * 0.3
    total = 0.8 * total + x[:, :1]
    loss = (net(x) - total).pow(2).mean()
    grads = torch.autograd.grad(loss, params, retain_graph=True)  # <- hidden-state-never-detached
    #= grads = torch.autograd.grad(loss, params, allow_unused=True)
    for p, g in zip(params, grads):
        p.data.sub_(0.05 * g)
    if step % 10 == 0:
        print(step, loss.item())
