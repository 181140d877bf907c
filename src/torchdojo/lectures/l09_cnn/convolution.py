"""Lecture 9 · Convolution: the slide's 5×5 example, by loops, by one matrix product and by F.conv2d.

Question   What is computed when a 3×3 kernel slides over a picture, and what do padding and stride change?
See        Three ways, one result. Padding keeps the border, stride skips positions, pooling keeps block maxima.
Source     Course lecture 10, slides 10-35 to 10-51. The code that goes with the stride slide also sets padding=1, so it
           prints 3×3 numbers, not the slide's 2×2. The kernel is not flipped, as mathematics would: what networks
           call a convolution is a cross-correlation.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.lectures.l09_cnn.sizes import output_size
from torchdojo.text import Text
from torchdojo.views import Kernel, Table

PICTURE = [[3, 4, 6, 5, 7], [2, 4, 6, 8, 2], [1, 6, 7, 8, 4], [9, 7, 4, 6, 2], [3, 7, 5, 4, 1]]
KERNEL = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]


@dataclass(frozen=True)
class Settings:
    padding: int = 0  # rings of zeros put around the picture · 在图片四周补几圈 0
    stride: int = 1  # how far the kernel moves each time · 卷积核每次移动几格
    seed: int = 0  # the random pictures of the last comparison · 最后一次比较所用的随机图片


def by_loops(x: Tensor, weight: Tensor, stride: int, padding: int) -> Tensor:
    """x (N, C, H, W) and weight (M, C, k, k): at every place, multiply number by number and add up."""
    k = weight.shape[-1]
    height, width = (output_size(side, k, stride, padding) for side in x.shape[2:])
    x, y = F.pad(x, [padding] * 4), x.new_zeros(len(x), len(weight), height, width)
    for i in range(height):
        for j in range(width):
            window = x[:, None, :, i * stride :, j * stride :][..., :k, :k]  # (N, 1, C, k, k)
            y[:, :, i, j] = (window * weight).sum(dim=(2, 3, 4))
    return y  # (N, M, H, W)


def by_matrix(x: Tensor, weight: Tensor, stride: int, padding: int) -> Tensor:
    """Write every window as a column: then all of convolution is one matrix product."""
    k = weight.shape[-1]
    height, width = (output_size(side, k, stride, padding) for side in x.shape[2:])
    columns = F.unfold(x, k, padding=padding, stride=stride)  # (N, C*k*k, H*W)
    y = weight.flatten(1) @ columns  # (N, M, H*W)
    return y.reshape(len(x), len(weight), height, width)  # (N, M, H, W)


def grid(t: Tensor) -> list[list[float]]:
    return t.squeeze().tolist()


def look(s: Settings) -> Training:
    x = torch.tensor([[PICTURE]], dtype=torch.float32)  # (1, 1, 5, 5)
    weight = torch.tensor([[KERNEL]], dtype=torch.float32)  # (1, 1, 3, 3)
    y = by_loops(x, weight, s.stride, s.padding)
    shown = dict.fromkeys([(s.padding, s.stride), (1, 1), (0, 2)])  # yours, then the slides', each once
    for padding, stride in shown:
        says = f"padding={padding}, stride={stride}"
        out = F.conv2d(x, weight, stride=stride, padding=padding)
        yield Kernel(Text(en=says, zh=says), grid(F.pad(x, [padding] * 4)), grid(weight), grid(out))
    pooled = F.max_pool2d(x[:, :, :4, :4], 2)  # (1, 1, 2, 2)
    yield Table(
        Text(en="Max-pooling the first 4×4: each 2×2's largest", zh="最大池化左上 4×4：每个 2×2 的最大值"),
        columns=(Text(en="left", zh="左"), Text(en="right", zh="右")),
        rows=grid(pooled),
    )

    torch.manual_seed(s.seed)
    pictures = torch.randn(2, 3, 9, 7, dtype=torch.float64)  # (2, 3, 9, 7) two pictures of 3 channels
    kernels = torch.randn(4, 3, 3, 3, dtype=torch.float64)  # (4, 3, 3, 3) four kernels: 4 channels come out
    loops, matrix = (way(pictures, kernels, s.stride, s.padding) for way in (by_loops, by_matrix))
    torchs = F.conv2d(pictures, kernels, stride=s.stride, padding=s.padding)  # (2, 4, H, W)
    yield Result(
        first=y[0, 0, 0, 0].item(),
        last=y[0, 0, -1, -1].item(),
        outputs=y.numel(),
        same_padding_corner=F.conv2d(x, weight, padding=1)[0, 0, 0, 0].item(),
        pooled_corner=pooled[0, 0, 1, 0].item(),
        kernel_flipped_first=F.conv2d(x, weight.flip(2, 3))[0, 0, 0, 0].item(),
        loops_against_torch=(loops - torchs).abs().max().item(),
        matrix_against_torch=(matrix - torchs).abs().max().item(),
    )


PROGRAM = Program(
    title=Text(en="One convolution, three ways", zh="一次卷积，三种算法"),
    settings=Settings,
    run=look,
    expect=(
        Expect("first", 211.0, within=0.0),
        Expect("last", 169.0, within=0.0),
        Expect("outputs", 9.0, within=0.0),
        Expect("same_padding_corner", 91.0, within=0.0),
        Expect("pooled_corner", 9.0, within=0.0),
        Expect("kernel_flipped_first", 179.0, within=0.0),
        Expect("loops_against_torch", 0.0, within=1e-9),
        Expect("matrix_against_torch", 0.0, within=1e-9),
        Expect("outputs", 4.0, within=0.0, given={"stride": 2}),
        Expect("outputs", 9.0, within=0.0, given={"stride": 2, "padding": 1}),  # not the slide's 2×2
    ),
    tries=(
        Try(
            Text(
                en="padding=1: as much comes out as goes in, 25.",
                zh="padding=1：进去 25 个数，出来也是 25 个。",
            ),
            *({"padding": 1}, "outputs", 25.0),
        ),
    ),
)
