# gets: raised
import torch
import torch.nn.functional as F


def bce_by_ce(z, y):
    return F.cross_entropy(torch.stack([torch.zeros_like(z), z], dim=1), y.long())
