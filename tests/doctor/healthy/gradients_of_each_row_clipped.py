"""Learning with noise on gradients that are clipped row by row, by torch.func alone."""

import torch
from torch import nn
from torch.func import functional_call, grad, vmap

torch.manual_seed(81)
centres = 2 * torch.randn(4, 10)
y = torch.randint(0, 4, (1200,))
x = centres[y] + torch.randn(1200, 10)
net = nn.Sequential(nn.Linear(10, 24), nn.Tanh(), nn.Linear(24, 4))
weights = {name: weight.detach().clone() for name, weight in net.named_parameters()}


def loss_of(weights, row, label):
    return nn.functional.cross_entropy(functional_call(net, weights, (row[None],)), label[None])


slopes_of = vmap(grad(loss_of), in_dims=(None, 0, 0))
for epoch in range(8):
    for rows in torch.randperm(1000).split(100):
        slopes = slopes_of(weights, x[rows], y[rows])
        lengths = torch.stack([s.flatten(1).norm(dim=1) for s in slopes.values()]).norm(dim=0)
        for name, s in slopes.items():
            part = (s * (1 / lengths).clamp(max=1).view(-1, *[1] * (s.dim() - 1))).sum(0)
            weights[name] = weights[name] - 0.5 * (part + 0.3 * torch.randn_like(part)) / 100
    with torch.no_grad():
        scores = functional_call(net, weights, (x[1000:],))
        right = (scores.argmax(1) == y[1000:]).float().mean()
    print(epoch, nn.functional.cross_entropy(scores, y[1000:]).item(), right.item())
