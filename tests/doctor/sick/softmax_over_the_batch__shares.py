"""Softmax written out, for a network made of tensors."""
import torch

torch.manual_seed(2)
x = torch.randn(600, 7)
y = torch.stack([x[:, 0] + x[:, 1], x[:, 2] * 2, x[:, 3] - x[:, 4]], 1).argmax(1)
first = (0.4 * torch.randn(7, 25)).requires_grad_()
second = (0.2 * torch.randn(25, 3)).requires_grad_()
bias = torch.zeros(3, requires_grad=True)


def shares(scores):
    grown = torch.exp(scores - scores.max(dim=0, keepdim=True).values.detach())
    #= grown = torch.exp(scores - scores.max(dim=1, keepdim=True).values.detach())
    total = torch.sum(grown, dim=0, keepdim=True)  # <- softmax-over-the-batch
    #= total = torch.sum(grown, dim=1, keepdim=True)
    return grown / total  # <- softmax-over-the-batch, kept


def cross_entropy(shared, labels):
    own = shared.gather(1, labels[:, None])
    return -torch.log(own + 1e-9).mean()


for step in range(150):
    rows = torch.randint(0, 500, (50,))
    loss = cross_entropy(shares(torch.tanh(x[rows] @ first) @ second + bias), y[rows])
    loss.backward()
    with torch.no_grad():
        for weight in (first, second, bias):
            weight -= 0.3 * weight.grad
            weight.grad = None
with torch.no_grad():
    found = (torch.tanh(x[500:] @ first) @ second + bias).argmax(1)
print(loss.item(), (found == y[500:]).float().mean().item())
