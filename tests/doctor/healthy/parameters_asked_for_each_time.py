import itertools

import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_, parameters_to_vector

torch.manual_seed(0)
x = torch.randn(240, 6)
y = x[:, :1] * x[:, 1:2]


class Affine:
    def __init__(self):
        self.weight = torch.zeros(6, 1, requires_grad=True)

    def parameters(self):
        return [self.weight]

    def __call__(self, rows):
        return rows @ self.weight


net, affine, name = nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 1)), Affine(), "adam"
first = net.parameters()
print(next(first).device)
weights = affine.parameters()
some = net.parameters()
if name == "adam":
    optimizer = torch.optim.Adam(some, lr=0.01)
else:
    optimizer = torch.optim.SGD(some, lr=0.01)
other = torch.optim.SGD(weights, lr=0.05)
both = list(itertools.chain(net.parameters(), weights))
for epoch in range(6):
    everything = net.parameters()
    print(epoch, parameters_to_vector(everything).norm().item())
    for rows in torch.randperm(240).split(24):
        matrices = (w for w in net.parameters() if w.dim() > 1)
        loss = nn.functional.mse_loss(net(x[rows]) + affine(x[rows]), y[rows]) + 1e-4 * sum(w.norm() for w in matrices)
        optimizer.zero_grad()
        other.zero_grad()
        loss.backward()
        clip_grad_norm_((w for w in both if w.grad is not None), 1.0)
        clip_grad_norm_(filter(lambda w: w.requires_grad, net.parameters()), 1.0)
        clip_grad_norm_(weights, 1.0)
        optimizer.step()
        other.step()
    print(loss.item())
