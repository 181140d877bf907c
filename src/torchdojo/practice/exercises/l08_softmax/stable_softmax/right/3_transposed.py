import torch
from torch import Tensor


def softmax(logits: Tensor) -> Tensor:
    columns = logits.T if logits.dim() == 2 else logits
    shifted = columns - torch.max(columns, 0).values
    p = torch.exp(shifted) / torch.exp(shifted).sum(0)
    return p.T if p.dim() == 2 else p
