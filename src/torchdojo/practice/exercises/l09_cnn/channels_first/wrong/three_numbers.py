# gets: wrong-length
import torch


def to_batch(photos):
    return photos.permute(0, 3, 1, 2) / 255


def conv_shape(batch_shape, out_channels, kernel):
    n, c, h, w = batch_shape
    return (out_channels, h - kernel[0] + 1, w - kernel[1] + 1)
