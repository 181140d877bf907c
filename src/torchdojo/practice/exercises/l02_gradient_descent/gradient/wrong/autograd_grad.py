# gets: shortcut
import torch


def gradient(w, xs, ys):
    w = torch.as_tensor(w, dtype=xs.dtype).clone().requires_grad_()
    return torch.autograd.grad(((w * xs - ys) ** 2).mean(), w)[0]
