"""Lecture 9 · three-ways: windows, a matrix product, F.conv2d; each does it the way its name says."""

from collections.abc import Sequence
from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor

from torchdojo.practice.judge import (
    Answer,
    Call,
    Check,
    Draw,
    Mistake,
    Property,
    Text,
    Wrong,
    function,
    no_loop,
    prop,
)

CONVOLUTIONS = frozenset({"conv1d", "conv2d", "conv3d", "convolution", "conv_transpose2d"})
X = torch.tensor(
    [[3, 4, 6, 5, 7], [2, 4, 6, 8, 2], [1, 6, 7, 8, 4], [9, 7, 4, 6, 2], [3, 7, 5, 4, 1]]
).double()
KERNEL = torch.arange(1.0, 10.0).reshape(3, 3).double()
SIZES = ((4, 6, 3, 2), (6, 4, 1, 3), (5, 5, 5, 5), (1, 1, 1, 1), (7, 3, 2, 2), (3, 9, 2, 4))


def conv(x: Tensor, kernel: Tensor) -> Tensor:
    return F.conv2d(x[None, None], kernel[None, None])[0, 0]


def examples(_: Draw) -> Sequence[Call]:
    return [Call(X, KERNEL)]


def others(draw: Draw) -> Sequence[Call]:
    return [Call(draw.normal(h, w), draw.normal(k, m)) for h, w, k, m in SIZES]


def sized(n: int) -> Call:
    return Call(torch.linspace(0, 1, n * n).reshape(n, n), KERNEL)


MISTAKES = (
    Mistake("kernel-turned", lambda x, kernel: conv(x, kernel.flip(0, 1)),
            Text(en="The kernel is turned round, as mathematicians convolve: networks lay it on as it is.",
                 zh="卷积核翻转了，这是数学里的卷积：神经网络里不翻转，原样放上去。")),
    Mistake("kernel-transposed", lambda x, kernel: conv(x, kernel.T),
            Text(en="Rows and columns of the kernel are exchanged.", zh="卷积核的行和列反了。")),
    Mistake("result-transposed", lambda x, kernel: conv(x, kernel).T,
            Text(en="Rows and columns of the result are exchanged: i counts rows, j columns.", zh="结果的行和列反了：i 是行，j 是列。")),
    Mistake("padded", lambda x, kernel: F.conv2d(x[None, None], kernel[None, None], padding="same")[0, 0],
            Text(en="The picture was padded: here the window stays inside.", zh="给图片加了填充：这里窗口不能超出图片。")),
    Mistake("mean", lambda x, kernel: conv(x, kernel) / kernel.numel(),
            Text(en="The products were averaged: they are added up.", zh="乘积取了平均：应当相加。")),
    Mistake("not-multiplied", lambda x, kernel: conv(x, torch.ones_like(kernel)),
            Text(en="The window is summed without the kernel.", zh="只把窗口加了起来，没有乘卷积核。")),
)  # fmt: skip


def judged(name: str, forbidden: frozenset[str]) -> list[Property]:
    """Return the properties of one of the three functions, with what is ruled out for it alone."""
    named = function(name, conv, examples, others, mistakes=MISTAKES, gradient=(0, 1))

    def alone(one: Property) -> Property:
        label = Text(en=f"{name}: {one.name.en}", zh=f"{name}：{one.name.zh}")
        return Property(label, lambda answer, draw: one.hold(replace(answer, forbidden=forbidden), draw))

    return [alone(one) for one in named]


@prop("by_torch uses F.conv2d", "by_torch 用的是 F.conv2d")
def really(answer: Answer, draw: Draw) -> None:
    try:
        replace(answer, forbidden=CONVOLUTIONS).call("by_torch", X.float(), KERNEL.float())
    except Wrong as wrong:
        if wrong.kind == "shortcut":  # here it is what is wanted
            return
        raise
    says = Text(en="No convolution of torch was called: this one is to use F.conv2d.", zh="没有调用 torch 的卷积：这个函数要用 F.conv2d。")  # fmt: skip
    raise Wrong("not-by-torch", says, "by_torch(x, kernel)")


CHECK = Check(
    [
        *judged("by_windows", CONVOLUTIONS),
        *judged("by_matrix", CONVOLUTIONS),
        no_loop("by_matrix", sized, (5, 9)),
        *judged("by_torch", frozenset()),
        really,
    ]
)
