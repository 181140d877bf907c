"""Lecture 9 · channels-first: numbers change places, they are not only cut anew."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

PIXELS = torch.tensor([[[[255, 0, 51], [0, 102, 255]]]], dtype=torch.uint8)


def to_batch(photos: Tensor) -> Tensor:
    return photos.permute(0, 3, 1, 2).float() / 255


def conv_shape(batch_shape: Sequence[int], out_channels: int, kernel: Sequence[int]) -> tuple[int, ...]:
    return tuple(
        F.conv2d(torch.zeros(*batch_shape), torch.zeros(out_channels, batch_shape[1], *kernel)).shape
    )


def photos(draw: Draw) -> Sequence[Call]:
    shapes = ((2, 4, 6, 3), (1, 7, 5, 3), (3, 3, 3, 3), (5, 2, 9, 1), (1, 5, 3, 4))
    return [Call(draw.whole(0, 256, *shape).to(torch.uint8)) for shape in shapes]


def shapes(draw: Draw) -> Sequence[Call]:
    found = [Call((3, 5, 60, 100), 10, (3, 5)), Call((1, 1, 4, 6), 1, (4, 6)), Call((2, 1, 9, 7), 3, (1, 1))]
    for _ in range(6):
        kernel = (draw.one(1, 6), draw.one(1, 6))
        found.append(
            Call((draw.one(1, 9), draw.one(1, 5), draw.one(5, 30), draw.one(5, 30)), draw.one(1, 12), kernel)
        )
    return found


def refilled(x: Tensor) -> Tensor:
    return x.reshape(x.shape[0], x.shape[3], x.shape[1], x.shape[2]).float() / 255


SWAPPED = Text(en="Height and width are exchanged: rows come before columns, in pictures and in kernels.",
               zh="高和宽反了：不论图片还是卷积核，都是先行后列。")  # fmt: skip
CHECK = Check(
    [
        *function(
            "to_batch", to_batch, lambda _: [Call(PIXELS)], photos, other_dtype=None,
            mistakes=(
                Mistake("refilled", refilled,
                        Text(en="The shape is right, the picture is scrambled: reshape and view keep the numbers in their order and "
                                "cut them anew. The axes must be moved: permute.",
                             zh="形状对了，画面却乱了：reshape 和 view 保持数的次序，只是重新切分。这里要移动维度：permute。")),
                Mistake("swapped", lambda x: x.permute(0, 3, 2, 1).float() / 255, SWAPPED),
                Mistake("not-scaled", lambda x: x.permute(0, 3, 1, 2).float(),
                        Text(en="The numbers still go to 255: divide, so that white is 1.0.", zh="数还是到 255：要除一下，让白色是 1.0。")),
                Mistake("by-256", lambda x: x.permute(0, 3, 1, 2).float() / 256,
                        Text(en="White is 255, not 256.", zh="白色是 255，不是 256。")),
                Mistake("divided-as-bytes", lambda x: (x.permute(0, 3, 1, 2) // 255).float(),
                        Text(en="Divided as whole numbers: all greys are lost.", zh="按整数相除了：中间的灰度全丢了。")),
                Mistake("channels-last", lambda x: x.float() / 255,
                        Text(en="The channels are still on the last axis.", zh="通道还在最后一维。")),
            ),
        ),
        *function(
            "conv_shape", conv_shape, lambda _: [Call((1, 5, 60, 100), 10, (3, 3))], shapes, other_dtype=None, strided=False,
            mistakes=(
                Mistake("swapped", lambda s, m, k: (s[0], m, s[3] - k[1] + 1, s[2] - k[0] + 1), SWAPPED),
                Mistake("kernel-swapped", lambda s, m, k: (s[0], m, s[2] - k[1] + 1, s[3] - k[0] + 1),
                        Text(en="The kernel's height was taken for the width: kernel is (kh, kw).", zh="把卷积核的高当成了宽：kernel 是 (kh, kw)。")),
                Mistake("channels-kept", lambda s, m, k: (s[0], s[1], s[2] - k[0] + 1, s[3] - k[1] + 1),
                        Text(en="The channels that come out are not those that went in: there are out_channels kernels.",
                             zh="输出的通道数不是输入的通道数：有 out_channels 个卷积核。")),
                Mistake("one-short", lambda s, m, k: (s[0], m, s[2] - k[0], s[3] - k[1]),
                        Text(en="One too few: the place at the start counts too.", zh="少了一个：起点也是一个位置。")),
                Mistake("square-kernel", lambda s, m, k: (s[0], m, s[2] - k[0] + 1, s[3] - k[0] + 1),
                        Text(en="The kernel need not be square: the width needs kw.", zh="卷积核不一定是正方形：宽要用 kw。")),
            ),
        ),
    ]
)  # fmt: skip
