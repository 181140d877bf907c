import torch


class Momentum:
    def __init__(self, params, lr, momentum):
        self.lr, self.momentum = lr, momentum
        self.velocity = dict.fromkeys(params, 0)

    def step(self):
        for p in self.velocity:
            if p.grad is None:
                continue
            new = self.momentum * self.velocity[p] + p.grad
            self.velocity[p] = new
            with torch.no_grad():
                p -= self.lr * new

    def zero_grad(self):
        for p in self.velocity:
            if p.grad is not None:
                p.grad.zero_()
