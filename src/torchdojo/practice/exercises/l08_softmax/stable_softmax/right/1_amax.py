from torch import Tensor


def softmax(logits: Tensor) -> Tensor:
    e = (logits - logits.amax(dim=-1, keepdim=True)).exp()
    return e / e.sum(dim=-1, keepdim=True)
