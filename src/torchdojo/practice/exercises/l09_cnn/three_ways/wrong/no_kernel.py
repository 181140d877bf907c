# gets: not-multiplied
import torch
import torch.nn.functional as F


def by_windows(x, kernel):
    k, m = kernel.shape
    h, w = x.shape[0] - k + 1, x.shape[1] - m + 1
    return torch.stack([(x[i : i + k, j : j + m]).sum() for i in range(h) for j in range(w)]).reshape(h, w)


def by_matrix(x, kernel):
    return (kernel.flatten() @ F.unfold(x[None, None], kernel.shape)[0]).reshape(x.shape[0] - kernel.shape[0] + 1, -1)


def by_torch(x, kernel):
    return F.conv2d(x[None, None], kernel[None, None])[0, 0]
