import torch.nn.functional as F
from torch import Tensor, nn


def nll(log_p: Tensor, labels: Tensor) -> Tensor:
    one_hot = F.one_hot(labels, log_p.shape[1])  # (N, K)
    return -(one_hot * log_p).sum(1).mean()


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    return nll(nn.LogSoftmax(1)(logits), labels)
