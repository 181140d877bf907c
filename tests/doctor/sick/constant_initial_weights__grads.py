"""A curve is learned with torch.autograd.grad and no optimizer."""

import torch

torch.manual_seed(3)
t = torch.rand(200, 1) * 6 - 3
wave = torch.sin(t)


def begin():
    inner = torch.empty(1, 10)
    outer = torch.empty(10, 1)
    #= torch.nn.init.normal_(inner)
    #= torch.nn.init.normal_(outer)
    torch.nn.init.constant_(inner, 0.4)  # <- constant-initial-weights
    torch.nn.init.constant_(outer, 0.4)  # <- constant-initial-weights
    return [one.requires_grad_() for one in (inner, torch.zeros(10), outer)]


weights = begin()
for step in range(200):
    inner, bias, outer = weights
    error = (torch.sigmoid(t @ inner + bias) @ outer - wave).square().mean()
    slopes = torch.autograd.grad(error, weights)
    with torch.no_grad():
        for weight, slope in zip(weights, slopes, strict=True):
            weight.sub_(slope, alpha=0.2)
print(error.item())
