# gets: shortcut
import torch


class Adam:
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        self.inner = torch.optim.AdamW(params, lr=lr, betas=betas, eps=eps, weight_decay=0.0)

    def zero_grad(self):
        self.inner.zero_grad()

    def step(self):
        self.inner.step()
