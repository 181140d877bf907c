import torch
from torch import Tensor


def softmax(logits: Tensor) -> Tensor:
    if logits.dim() == 1:
        e = torch.exp(logits - max(logits))
        return e / sum(e)
    return torch.stack([softmax(row) for row in logits])
