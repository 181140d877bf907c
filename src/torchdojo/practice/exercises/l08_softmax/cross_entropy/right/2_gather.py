import torch
from torch import Tensor


def nll(log_p: Tensor, labels: Tensor) -> Tensor:
    return log_p.gather(1, labels[:, None]).mean().neg()


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    chosen = logits.gather(1, labels[:, None])
    return torch.logsumexp(logits, dim=1).mean() - chosen.mean()
