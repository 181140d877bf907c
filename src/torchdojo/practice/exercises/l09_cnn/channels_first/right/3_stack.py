import torch
from torch import Tensor


def to_batch(photos: Tensor) -> Tensor:
    colours = photos.unbind(dim=3)  # each (N, H, W)
    return torch.stack(colours, dim=1) / 255.0


def conv_shape(batch_shape, out_channels, kernel):
    sizes = [s - k + 1 for s, k in zip(batch_shape[2:], kernel)]
    return (batch_shape[0], out_channels, *sizes)
