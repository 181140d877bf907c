import torch
import torch.nn.functional as F
from torch import Tensor


def multi_label_loss(
    logits: Tensor, targets: Tensor, pos_weight: Tensor | None = None
) -> Tensor:
    if pos_weight is None:
        pos_weight = torch.ones_like(logits[0])
    known = ~targets.isnan()
    z, y = logits[known], targets[known]
    w = pos_weight.expand_as(logits)[known]
    loss = -(w * y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z))
    return loss.mean()
