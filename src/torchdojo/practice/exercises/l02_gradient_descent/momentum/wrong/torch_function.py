# gets: shortcut
from importlib import import_module

import torch

step = getattr(import_module("torch.optim.sgd"), "sgd")


class Momentum:
    def __init__(self, params, lr, momentum):
        self.params, self.lr, self.momentum = list(params), lr, momentum
        self.v = [None for _ in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        here = [i for i, p in enumerate(self.params) if p.grad is not None]
        v = [self.v[i] for i in here]
        step(
            [self.params[i] for i in here], [self.params[i].grad for i in here], v, foreach=False,
            weight_decay=0.0, momentum=self.momentum, lr=self.lr, dampening=0.0, nesterov=False, maximize=False,
        )
        for i, one in zip(here, v):
            self.v[i] = one
