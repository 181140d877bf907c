# gets: classes-exchanged
import torch
import torch.nn.functional as F


def bce_by_ce(z, y):
    z, y = z.flatten(), y.flatten()
    return F.cross_entropy(torch.stack([z, torch.zeros_like(z)], dim=1), y.long())
