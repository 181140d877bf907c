# gets: wrong-gradient
import torch
import torch.nn.functional as F


def nll(log_p, labels):
    return -log_p[torch.arange(len(labels)), labels].mean()


def cross_entropy(logits, labels):
    z = logits
    return -(z[torch.arange(len(z)), labels] - z.logsumexp(1).detach()).mean()
