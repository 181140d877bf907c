# gets: raised
import torch


def clip(parameters, max_norm):
    grads = [p.grad for p in parameters if p.grad is not None]
    total = torch.cat([g.flatten() for g in grads]).norm().item()
    factor = min(1.0, max_norm / total)
    for g in grads:
        g *= factor
    return total
