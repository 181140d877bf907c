from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass
class Memory:
    p: Tensor
    m: Tensor | float = 0.0
    v: Tensor | float = 0.0
    left1: float = 1.0
    left2: float = 1.0

    def update(self, lr, betas, eps):
        g = self.p.grad.detach()
        self.m = self.m + (1 - betas[0]) * (g - self.m)
        self.v = self.v + (1 - betas[1]) * (g * g - self.v)
        self.left1 *= betas[0]
        self.left2 *= betas[1]
        size = torch.sqrt(self.v / (1 - self.left2)) + eps
        self.p.data.sub_(lr * (self.m / (1 - self.left1)) / size)


class Adam:
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        self.memories = [Memory(p) for p in params]
        self.settings = (lr, betas, eps)

    def zero_grad(self):
        for memory in self.memories:
            if memory.p.grad is not None:
                memory.p.grad.zero_()

    def step(self):
        for memory in self.memories:
            if memory.p.grad is not None:
                memory.update(*self.settings)
