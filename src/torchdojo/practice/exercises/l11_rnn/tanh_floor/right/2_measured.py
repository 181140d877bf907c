import torch
import torch.nn.functional as F


def best_logits(y, classes):
    return torch.where(torch.arange(classes) == y[:, None], 1.0, -1.0)


def floor(classes):
    y = torch.tensor([0])
    return F.cross_entropy(best_logits(y, classes), y).item()
