# gets: shortcut
import torch


def gradient(w, xs, ys):
    w = torch.as_tensor(w, dtype=xs.dtype).clone().requires_grad_()
    ((w * xs - ys) ** 2).mean().backward()
    return w.grad
