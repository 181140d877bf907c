"""By hand: the last layer begins at 0, so that the net first answers 0; and a field is asked for its slopes at 0."""

import torch

torch.manual_seed(4)
data = torch.randn(150, 5)
aim = data[:, :1] * data[:, 1:2]
inner, outer = torch.randn(5, 16, requires_grad=True), torch.zeros(16, 1, requires_grad=True)
for step in range(120):
    error = (torch.tanh(data @ inner) @ outer - aim).square().mean()
    slopes = torch.autograd.grad(error, [inner, outer])
    with torch.no_grad():
        inner -= 0.1 * slopes[0]
        outer -= 0.1 * slopes[1]

softmax = torch.zeros(5, 2, requires_grad=True)
kinds = (data[:, 0] > 0).long()
for step in range(60):
    (slope,) = torch.autograd.grad(torch.nn.functional.cross_entropy(data @ softmax, kinds), softmax)
    softmax.data -= 0.5 * slope
x, y = torch.zeros(5, 1, requires_grad=True), torch.ones(5, 1, requires_grad=True)
for step in range(10):
    across, along = torch.autograd.grad((torch.sin(x) * y).sum(), (x, y), create_graph=True)
print(error.item(), across.mean().item(), along.mean().item())
