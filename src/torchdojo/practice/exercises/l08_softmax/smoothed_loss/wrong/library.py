# gets: shortcut
import torch
import torch.nn.functional as F


def smoothed(z, y, eps):
    t = F.one_hot(y, z.shape[1])
    return F.cross_entropy(z, y, label_smoothing=eps)


def weighted(z, y, w):
    loss = -z.log_softmax(1)[torch.arange(len(y)), y]
    return (w[y] * loss).sum() / w[y].sum()
