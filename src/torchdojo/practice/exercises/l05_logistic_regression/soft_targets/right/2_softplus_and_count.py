import torch
import torch.nn.functional as F
from torch import Tensor


def multi_label_loss(
    logits: Tensor, targets: Tensor, pos_weight: Tensor | None = None
) -> Tensor:
    w = 1.0 if pos_weight is None else pos_weight
    known = torch.isfinite(targets)
    y = torch.where(known, targets, 0.0)
    loss = w * y * F.softplus(-logits) + (1 - y) * F.softplus(logits)
    return (loss * known).sum() / known.sum()
