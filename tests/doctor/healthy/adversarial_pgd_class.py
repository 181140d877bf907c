import torch
from torch import nn


class PGD:
    def __init__(self, model, eps=0.3, steps=3):
        self.model, self.eps, self.steps = model, eps, steps

    def __call__(self, x, y):
        delta = torch.zeros_like(x, requires_grad=True)
        for _ in range(self.steps):
            loss = nn.functional.cross_entropy(self.model(x + delta), y)
            (grad,) = torch.autograd.grad(loss, delta)
            delta = (delta + 0.1 * grad.sign()).clamp(-self.eps, self.eps).detach().requires_grad_()
        return (x + delta).detach()


torch.manual_seed(0)
x = torch.randn(200, 5)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
attack = PGD(model)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(4):
    for i in torch.randperm(200).split(20):
        loss = nn.functional.cross_entropy(model(attack(x[i], y[i])), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
