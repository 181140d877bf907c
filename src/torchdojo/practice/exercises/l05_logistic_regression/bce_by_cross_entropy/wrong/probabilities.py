# gets: shortcut
import torch
import torch.nn.functional as F


def bce_by_ce(z, y):
    p = torch.sigmoid(z.flatten())
    return F.cross_entropy(torch.stack([1 - p, p], dim=1), y.flatten().long())
