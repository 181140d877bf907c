# gets: to-length-one
import torch


def clip(parameters, max_norm):
    grads = [p.grad for p in parameters if p.grad is not None]
    total = torch.sqrt(sum((g**2).sum() for g in grads))
    if total > 1:
        for g in grads:
            g *= 1 / total
    return total.item()
