# gets: shortcut
import torch
from torch.optim.adam import adam as moved


class Adam:
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        self.params, self.lr, self.betas, self.eps = list(params), lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.t = [torch.tensor(0.0) for _ in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        here = [i for i, p in enumerate(self.params) if p.grad is not None]
        moved(
            [self.params[i] for i in here], [self.params[i].grad for i in here], [self.m[i] for i in here],
            [self.v[i] for i in here], [], [self.t[i] for i in here], foreach=False, amsgrad=False,
            beta1=self.betas[0], beta2=self.betas[1], lr=self.lr, weight_decay=0.0, eps=self.eps, maximize=False,
        )
