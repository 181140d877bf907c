import torch
from torch import Tensor


def softmax(logits: Tensor) -> Tensor:
    if logits.dim() == 1:
        e = torch.exp(logits - max(logits))
        return e / sum(e)
    rows = [softmax(row) for row in logits]
    return torch.stack(rows) if rows else logits
