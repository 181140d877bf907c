import torch
from torch import Tensor


def smoothed(logits: Tensor, labels: Tensor, eps: float) -> Tensor:
    log_p = torch.log_softmax(logits, dim=1)
    nll = -log_p[torch.arange(len(logits)), labels].mean()
    return (1 - eps) * nll - eps * log_p.mean()


def weighted(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    log_p = torch.log_softmax(logits, dim=1)
    nll = -log_p[torch.arange(len(logits)), labels]
    return (weights[labels] * nll).sum() / weights[labels].sum()
