import torch


def clip(parameters, max_norm):
    parameters = [p for p in parameters if p.grad is not None]
    total = torch.stack([p.grad.norm() for p in parameters]).norm().item()
    factor = min(1.0, max_norm / total)
    for p in parameters:
        p.grad = p.grad * factor
    return total
