# gets: wrong-gradients
import torch


def clip(parameters, max_norm):
    grads = [p.grad for p in parameters if p.grad is not None]
    total = torch.cat([g.flatten() for g in grads]).norm()
    for g in grads:
        g.div_(total).mul_(total.clamp(max=max_norm))
    return total.item()
