# gets: divided-by-classes
import torch
import torch.nn.functional as F


def nll(log_p, labels):
    return -(F.one_hot(labels, log_p.shape[1]) * log_p).mean()


def cross_entropy(logits, labels):
    return nll(logits.log_softmax(1), labels)
