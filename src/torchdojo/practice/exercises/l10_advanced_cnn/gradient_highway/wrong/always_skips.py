# gets: always-skips
import torch
from torch import nn


class Deep(nn.Module):
    def __init__(self, depth, width, skip):
        super().__init__()
        self.skip = skip
        self.layers = nn.ModuleList([nn.Linear(width, width) for _ in range(depth)])

    def forward(self, x):
        for layer in self.layers:
            x = x + torch.sigmoid(layer(x))
        return x


def gradient_norms(model, loss):
    model.zero_grad()
    loss.backward()
    return [layer.weight.grad.norm().item() for layer in model.layers]
