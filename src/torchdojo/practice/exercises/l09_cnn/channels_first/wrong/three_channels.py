# gets: raised
import torch


def to_batch(photos):
    return torch.stack([photos[..., 0], photos[..., 1], photos[..., 2]], 1) / 255


def conv_shape(batch_shape, out_channels, kernel):
    n, c, h, w = batch_shape
    return (n, out_channels, h - kernel[0] + 1, w - kernel[1] + 1)
