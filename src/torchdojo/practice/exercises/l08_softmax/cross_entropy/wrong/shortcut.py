# gets: shortcut
import torch
import torch.nn.functional as F


def nll(log_p, labels):
    return -log_p[torch.arange(len(labels)), labels].mean()


def cross_entropy(logits, labels):
    return F.cross_entropy(logits, labels)
