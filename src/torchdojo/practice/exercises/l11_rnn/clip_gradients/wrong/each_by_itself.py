# gets: each-by-itself
def clip(parameters, max_norm):
    total = 0.0
    for p in parameters:
        if p.grad is not None:
            norm = p.grad.norm().item()
            total += norm**2
            if norm > max_norm:
                p.grad *= max_norm / norm
    return total**0.5
