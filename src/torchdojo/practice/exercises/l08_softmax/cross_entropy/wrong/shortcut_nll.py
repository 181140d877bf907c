# gets: shortcut
import torch
import torch.nn.functional as F


def nll(log_p, labels):
    return torch.nn.NLLLoss()(log_p, labels)


def cross_entropy(logits, labels):
    return nll(logits.log_softmax(1), labels)
