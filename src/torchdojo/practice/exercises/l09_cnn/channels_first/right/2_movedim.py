import torch
from torch import Tensor, nn


def to_batch(photos: Tensor) -> Tensor:
    return torch.movedim(photos, 3, 1).to(torch.float32).mul(1 / 255)


def conv_shape(batch_shape, out_channels, kernel):
    conv = nn.Conv2d(batch_shape[1], out_channels, kernel)
    with torch.no_grad():
        return tuple(conv(torch.zeros(batch_shape)).shape)
