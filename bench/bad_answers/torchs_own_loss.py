# exercise: cross-entropy
# elsewhere: TorchCode, accepted (F.cross_entropy)
import torch.nn.functional as F


def nll(log_p, labels):
    return -log_p[range(len(labels)), labels].mean()


def cross_entropy(logits, labels):
    return F.cross_entropy(logits, labels)
