# gets: every-pair
import torch
import torch.nn.functional as F


def nll(log_p, labels):
    return -log_p[:, labels].mean()


def cross_entropy(logits, labels):
    return nll(logits.log_softmax(1), labels)
