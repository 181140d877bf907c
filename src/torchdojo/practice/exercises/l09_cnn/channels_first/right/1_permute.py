from torch import Tensor


def to_batch(photos: Tensor) -> Tensor:
    return photos.permute(0, 3, 1, 2) / 255


def conv_shape(batch_shape, out_channels, kernel):
    n, _, height, width = batch_shape
    kh, kw = kernel
    return n, out_channels, height - kh + 1, width - kw + 1
