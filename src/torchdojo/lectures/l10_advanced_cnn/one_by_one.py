"""Lecture 10 · The 1×1 convolution: a matrix product over the channels, and what it saves.

Question   A kernel of one pixel sees no neighbours. What is it good for?
See        It mixes channels, nothing else. Put before a 5×5 convolution it does away with nine tenths of the work.
Source     Course lecture 11, slide 11-13: 192 channels of 28×28 to 32 channels by 5×5: 120,422,400 multiplications; by
           way of 16 channels: 12,443,648. The slide prints 12,433,648: two digits the wrong way round.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.text import DojoError, Text
from torchdojo.views import Curve, Table


@dataclass(frozen=True)
class Settings:
    channels: int = 192  # of the input · 输入的通道数
    out: int = 32  # channels of the output · 输出的通道数
    between: int = 16  # channels after the 1×1 convolution · 1×1 卷积之后的通道数
    size: int = 28  # height and width · 高和宽
    kernel: int = 5  # side of the large kernel, odd · 大卷积核的边长，奇数
    seed: int = 0  # random pictures and kernels of the comparison · 比较时用的随机图片和卷积核


def multiplications(channels: int, out: int, kernel: int, size: int) -> int:
    """Every output number is a sum over all channels and the whole window (H and W kept by padding)."""
    return out * size * size * channels * kernel * kernel


def counted(model: nn.Module, x: Tensor) -> int:
    """Let torch count: it counts a multiplication and an addition as two operations."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(x)
    return counter.get_total_flops() // 2


def look(s: Settings) -> Training:
    if min(s.channels, s.out, s.between, s.size, s.kernel) < 1 or s.kernel % 2 == 0:
        raise DojoError(
            what=Text(
                en=f"kernel={s.kernel}, or a number below 1.", zh=f"kernel={s.kernel}，或者有小于 1 的数。"
            ),
            why=Text(en="An even kernel has no middle pixel.", zh="偶数边长的卷积核没有正中的像素。"),
            cure=Text(en="Use an odd kernel, and numbers from 1 up.", zh="卷积核边长用奇数，其余不小于 1。"),
        )
    torch.manual_seed(s.seed)
    large = nn.Conv2d(s.channels, s.out, s.kernel, padding=s.kernel // 2, bias=False)
    small = nn.Conv2d(s.channels, s.between, 1, bias=False)
    then = nn.Conv2d(s.between, s.out, s.kernel, padding=s.kernel // 2, bias=False)
    x = torch.randn(1, s.channels, s.size, s.size)  # (1, C, H, W)

    direct = multiplications(s.channels, s.out, s.kernel, s.size)
    first = multiplications(s.channels, s.between, 1, s.size)
    through = first + multiplications(s.between, s.out, s.kernel, s.size)
    kernel = f"{s.kernel}×{s.kernel}"
    yield Table(
        Text(en="Multiplications for one picture", zh="一张图片要做多少次乘法"),
        columns=(
            Text(en="way", zh="路线"),
            Text(en="formula", zh="公式"),
            Text(en="torch counts", zh="torch 数出来"),
        ),
        rows=[
            (f"{s.channels} → {kernel} → {s.out}", direct, counted(large, x)),
            (
                f"{s.channels} → 1×1 → {s.between} → {kernel} → {s.out}",
                through,
                counted(nn.Sequential(small, then), x),
            ),
        ],
    )
    widths = list(range(1, s.channels + 1))
    costs = [s.size**2 * w * (s.channels + s.out * s.kernel**2) / direct for w in widths]
    yield Curve(
        Text(
            en="Cost of the way through w channels; the direct way is 1", zh="经过 w 个通道的代价；直接走算 1"
        ),
        x=Text(en="w, channels in between", zh="w，中间的通道数"),
        y=Text(en="cost", zh="代价"),
        series={kernel: (widths, costs)},
    )
    with torch.no_grad():
        by_conv = small(x).flatten(2)  # (1, 16, H*W)
        by_matrix = small.weight.reshape(s.between, s.channels) @ x.flatten(2)  # (1, 16, H*W)
    yield Result(
        direct=direct,
        through_1x1=through,
        saved=1 - through / direct,
        counted_by_torch=counted(large, x),
        matrix_against_conv=(by_conv - by_matrix).abs().max().item(),
    )


PROGRAM = Program(
    title=Text(en="What a 1×1 convolution saves", zh="1×1 卷积省下多少计算"),
    settings=Settings,
    run=look,
    expect=(
        Expect("direct", 120_422_400.0, within=0.0),
        Expect("through_1x1", 12_443_648.0, within=0.0),
        Expect("counted_by_torch", 120_422_400.0, within=0.0),
        Expect("saved", 0.8967, within=5e-5),
        Expect("matrix_against_conv", 0.0, within=1e-5),
    ),
    tries=(
        Try(
            Text(
                en="kernel=3 saves 86 %: the larger the kernel, the more.",
                zh="kernel=3 省 86 %：卷积核越大省得越多。",
            ),
            *({"kernel": 3}, "saved", 0.8611, 5e-5),
        ),
    ),
)
