"""What a convolutional network looks for, and what it finds in one picture, as small grey images."""

from collections.abc import Iterator

import torch
from torch import Tensor, nn

from torchdojo.text import Text
from torchdojo.views import Images


def seen(model: nn.Module, x: Tensor) -> Iterator[Images]:
    """Show the kernels of the first convolution and what they make of the picture x (1, 1, H, W)."""
    conv = next(layer for layer in model.modules() if isinstance(layer, nn.Conv2d))
    kernels = conv.weight.detach().cpu()[:, 0]
    yield Images(
        Text(en="What the first layer looks for: its kernels", zh="第一层在找什么：它的卷积核"),
        images=[_grey(kernel) for kernel in kernels],
        captions=[str(i) for i in range(len(kernels))],
    )
    with torch.no_grad():
        maps = conv(x.to(conv.weight.device))[0].cpu()
    yield Images(
        Text(en="Where it finds them in one test picture", zh="它在一张测试图片的哪里找到了"),
        images=[_grey(found) for found in (x[0, 0], *maps)],
        captions=["x", *(str(i) for i in range(len(maps)))],
    )


def _grey(values: Tensor) -> list[list[float]]:
    low, high = values.min(), values.max()
    grey: list[list[float]] = (
        ((values - low) / (high - low).clamp(min=1e-9)).mul(100).round().div(100).tolist()
    )
    return grey
