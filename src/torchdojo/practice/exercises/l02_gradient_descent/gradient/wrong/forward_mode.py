# gets: shortcut
import torch


def gradient(w, xs, ys):
    w = torch.as_tensor(w, dtype=xs.dtype)
    return torch.func.jvp(lambda w: ((w * xs - ys) ** 2).mean(), (w,), (w * 0 + 1,))[1]
