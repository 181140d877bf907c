# gets: shortcut
def backward(x, y, w, b):
    r = w * x + b - y
    import torch

    w, b = (torch.tensor(float(v), requires_grad=True) for v in (w, b))
    ((w * x + b - y) ** 2).backward()
    return w.grad.item(), b.grad.item()
