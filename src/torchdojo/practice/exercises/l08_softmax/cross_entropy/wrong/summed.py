# gets: summed
import torch
import torch.nn.functional as F


def nll(log_p, labels):
    return -log_p[torch.arange(len(labels)), labels].sum()


def cross_entropy(logits, labels):
    return nll(logits.log_softmax(1), labels)
