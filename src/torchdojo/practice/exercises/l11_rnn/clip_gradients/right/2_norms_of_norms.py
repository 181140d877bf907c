import torch


def clip(parameters, max_norm):
    parameters = [p for p in parameters if p.grad is not None]
    total = torch.stack([p.grad.norm() for p in parameters]).norm().item()
    factor = max_norm / max(total, max_norm)
    for p in parameters:
        p.grad = p.grad * factor
    return total
