"""Lecture 10 · one-by-one: over the channels, at every place alike."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function


def mix_channels(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return F.conv2d(x, weight[:, :, None, None], bias)


def examples(_: Draw) -> Sequence[Call]:
    numbers = ([[[[1.0]], [[2.0]]]], [[3.0, 4.0], [5.0, 6.0]], [0.0, 10.0])
    return [Call(*(torch.tensor(n).double() for n in numbers))]


def others(draw: Draw) -> Sequence[Call]:
    sizes = (
        (2, 3, 4, 5, 6),
        (1, 1, 1, 3, 2),
        (3, 4, 4, 4, 4),
        (2, 5, 1, 1, 7),
        (1, 2, 3, 4, 3),
    )
    return [Call(draw.normal(n, c, h, w), draw.normal(m, c), draw.normal(m)) for n, c, m, h, w in sizes]


def refilled(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    y = x.permute(0, 2, 3, 1) @ weight.T + bias
    return y.reshape(len(x), len(weight), *x.shape[2:])


CHECK = Check(
    function(
        "mix_channels", mix_channels, examples, others, gradient=(0, 1, 2),
        mistakes=(
            Mistake("no-bias", lambda x, w, b: mix_channels(x, w, 0 * b), Text(en="The bias is not added.", zh="没有加偏置。")),
            Mistake("refilled", refilled,
                    Text(en="The shape is right, the places are scrambled: reshape cuts the numbers anew, it does not move the "
                            "channels back to axis 1. Use permute or movedim.",
                         zh="形状对了，位置却乱了：reshape 只是重新切分，并没有把通道移回第 1 维。要用 permute 或 movedim。")),
            Mistake("channels-last", lambda x, w, b: mix_channels(x, w, b).permute(0, 2, 3, 1),
                    Text(en="The channels came out on the last axis: they belong on axis 1.", zh="通道跑到最后一维去了：应当在第 1 维。")),
            Mistake("bias-twice", lambda x, w, b: mix_channels(x, w, 2 * b), Text(en="The bias is added twice.", zh="偏置加了两次。")),
            Mistake("weight-turned", lambda x, w, b: mix_channels(x, w.T, b),
                    Text(en="The weight is transposed: its rows belong to the channels that come out.", zh="weight 转置了：它的每一行对应一个输出通道。")),
            Mistake("averaged", lambda x, w, b: mix_channels(x, w / w.shape[1], b),
                    Text(en="The products were averaged: they are added up.", zh="乘积取了平均：应当相加。")),
        ),
    ),
    forbidden=frozenset({"conv1d", "conv2d", "conv3d", "convolution", "conv_transpose2d"}),
)  # fmt: skip
