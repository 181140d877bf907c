# gets: differs
import torch


class Momentum:
    def __init__(self, params, lr, momentum):
        self.params, self.lr, self.momentum = list(params), lr, momentum
        self.v = [None for _ in self.params]

    def zero_grad(self):
        for p in self.params:
            if p.grad is not None:
                p.grad.zero_()

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                if self.v[i] is None:
                    self.v[i] = p.grad
                else:
                    self.v[i].mul_(self.momentum).add_(p.grad)
                p -= self.lr * self.v[i]
