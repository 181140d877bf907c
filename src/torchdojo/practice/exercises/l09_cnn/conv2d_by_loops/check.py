"""Lecture 9 · conv2d-by-loops: compared with F.conv2d: channels, batch, padding, stride, nothing square."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function


def conv2d(x: Tensor, weight: Tensor, bias: Tensor, padding: int, stride: int) -> Tensor:
    return F.conv2d(x, weight, bias, stride, padding)


def examples(_: Draw) -> Sequence[Call]:
    x = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]]).double()
    return [Call(x, torch.ones(1, 1, 2, 2).double(), torch.tensor([10.0]).double(), 1, 2)]


def others(draw: Draw) -> Sequence[Call]:
    sizes = ((2, 3, 4, 5, 7, 3, 2, 0, 1), (1, 1, 1, 4, 4, 3, 3, 1, 1), (2, 2, 3, 6, 5, 2, 3, 2, 3), (1, 2, 2, 5, 8, 5, 1, 0, 2),
             (3, 1, 2, 3, 3, 1, 1, 0, 1), (1, 1, 2, 4, 3, 2, 3, 2, 1), (1, 4, 1, 7, 6, 3, 4, 1, 2))  # fmt: skip
    return [
        Call(draw.normal(n, c, h, w), draw.normal(m, c, k, q), draw.normal(m), p, s)
        for n, c, m, h, w, k, q, p, s in sizes
    ]


MISTAKES = (
    Mistake("no-bias", lambda x, w, b, p, s: conv2d(x, w, 0 * b, p, s), Text(en="The bias is not added.", zh="没有加偏置。")),
    Mistake("bias-for-every-channel", lambda x, w, b, p, s: conv2d(x, w, b * x.shape[1], p, s),
            Text(en="The bias was added once for each channel that goes in: once is enough.", zh="每个输入通道都加了一次偏置：只加一次。")),
    Mistake("first-channel-only", lambda x, w, b, p, s: conv2d(x[:, :1], w[:, :1], b, p, s),
            Text(en="Only the first channel is looked at: sum over all that go in.", zh="只看了第一个通道：要对所有输入通道求和。")),
    Mistake("no-padding", lambda x, w, b, p, s: conv2d(x, w, b, 0, s), Text(en="The padding is left out.", zh="没有填充。")),
    Mistake("no-stride", lambda x, w, b, p, s: conv2d(x, w, b, p, 1), Text(en="The stride is left out: every place was visited.", zh="没有用步长：每个位置都走到了。")),
    Mistake("kernel-turned", lambda x, w, b, p, s: conv2d(x, w.flip(2, 3), b, p, s),
            Text(en="The kernel is turned round: networks lay it on as it is.", zh="卷积核翻转了：神经网络里原样放上去。")),
    Mistake("mean", lambda x, w, b, p, s: conv2d(x, w / w[0].numel(), b, p, s), Text(en="The products were averaged: they are added up.", zh="乘积取了平均：应当相加。")),
    Mistake("stride-not-applied-to-the-corner", lambda x, w, b, p, s: conv2d(x, w, b, p, 1)[:, :, : conv2d(x, w, b, p, s).shape[2], : conv2d(x, w, b, p, s).shape[3]],
            Text(en="The size is right, but the windows are cut side by side: the corner is at (i·stride, j·stride).",
                 zh="大小对了，但窗口是一格一格移的：左上角应当在 (i·stride, j·stride)。")),
)  # fmt: skip
FORBIDDEN = frozenset({"conv1d", "conv2d", "conv3d", "convolution", "conv_transpose2d"})
CHECK = Check(
    function("conv2d", conv2d, examples, others, mistakes=MISTAKES, gradient=(0, 1, 2)), forbidden=FORBIDDEN
)
