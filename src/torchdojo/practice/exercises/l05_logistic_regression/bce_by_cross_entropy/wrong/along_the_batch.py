# gets: stacked-along-the-rows
import torch
import torch.nn.functional as F


def bce_by_ce(z, y):
    z, y = z.flatten(), y.flatten()
    return F.cross_entropy(torch.stack([torch.zeros_like(z), z], dim=0), y.long())
