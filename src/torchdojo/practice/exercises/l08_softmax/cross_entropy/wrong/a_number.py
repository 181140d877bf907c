# gets: no-gradient
import torch
import torch.nn.functional as F


def nll(log_p, labels):
    return torch.tensor(-log_p[torch.arange(len(labels)), labels].mean().item(), dtype=log_p.dtype)


def cross_entropy(logits, labels):
    return nll(logits.log_softmax(1), labels)
