def clip(parameters, max_norm):
    total = 0.0
    for p in parameters:
        if p.grad is not None:
            total += sum(x * x for x in p.grad.flatten().tolist())
    total **= 0.5
    for p in parameters:
        if p.grad is not None and total > max_norm:
            p.grad.mul_(max_norm).div_(total)
    return total
