import torch
from torch import Tensor


def mix_channels(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.einsum("nchw,mc->nmhw", x, weight) + bias[:, None, None]
