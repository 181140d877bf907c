"""Lecture 10 · shortcut-variants: three blocks, each compared with one that has the same weights."""

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import Call, Case, Check, Draw, Mistake, Property, Text, module

Way = Callable[[Any, Tensor], Tensor]


class Block(nn.Module):
    def __init__(self, channels: int, way: Way, skip: bool) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        if skip:
            self.skip = nn.Conv2d(channels, channels, 1)
        self.way = way

    def f(self, x: Tensor) -> Tensor:
        return self.conv2(self.conv1(x).relu())

    def forward(self, x: Tensor) -> Tensor:
        return self.way(self, x)


def cases(draw: Draw) -> Sequence[Case]:
    return [
        Case(Call(c), Call(draw.normal(n, c, h, w, scale=2)))
        for c, n, h, w in ((3, 2, 4, 5), (1, 1, 3, 2), (8, 3, 4, 4))
    ]


PLAIN = ("plain", lambda b, x: (b.f(x) + x).relu(),
         Text(en="That is the plain block, relu(F(x) + x): nothing is changed on the way past.", zh="这是普通的残差块 relu(F(x) + x)：绕过去的路没有改动。"))  # fmt: skip
Like = tuple[str, Way, Text]
SCALED: tuple[Like, ...] = (
    PLAIN,
    (
        "one-part-halved",
        lambda b, x: (b.f(x) / 2 + x).relu(),
        Text(en="Only F(x) is halved: x is too.", zh="只有 F(x) 减半了：x 也要减半。"),
    ),
    (
        "one-part-halved",
        lambda b, x: (b.f(x) + x / 2).relu(),
        Text(en="Only x is halved: F(x) is too.", zh="只有 x 减半了：F(x) 也要减半。"),
    ),
    (
        "no-last-relu",
        lambda b, x: (b.f(x) + x) / 2,
        Text(en="The ReLU after the sum is missing.", zh="相加之后少了 ReLU。"),
    ),
    (
        "relu-before-adding",
        lambda b, x: (b.f(x).relu() + x) / 2,
        Text(en="The ReLU belongs after the sum.", zh="ReLU 应当在相加之后。"),
    ),
)
CONV: tuple[Like, ...] = (
    PLAIN,
    (
        "skip-and-x",
        lambda b, x: (b.f(x) + b.skip(x) + x).relu(),
        Text(
            en="x is added as well as skip(x): the 1×1 convolution stands in its place.",
            zh="skip(x) 和 x 都加上了：1×1 卷积是代替 x 的。",
        ),
    ),
    (
        "skip-too-late",
        lambda b, x: b.skip(b.f(x) + x).relu(),
        Text(en="skip is only for x: F(x) does not go through it.", zh="skip 只给 x 用：F(x) 不经过它。"),
    ),
    (
        "skip-too-late",
        lambda b, x: (b.skip(b.f(x)) + x).relu(),
        Text(en="skip is for x, not for F(x).", zh="skip 是给 x 用的，不是给 F(x)。"),
    ),
    (
        "no-last-relu",
        lambda b, x: b.f(x) + b.skip(x),
        Text(en="The ReLU after the sum is missing.", zh="相加之后少了 ReLU。"),
    ),
    (
        "relu-before-adding",
        lambda b, x: b.f(x).relu() + b.skip(x),
        Text(en="The ReLU belongs after the sum.", zh="ReLU 应当在相加之后。"),
    ),
)
PRE: tuple[Like, ...] = (
    ("plain", *PLAIN[1:]),
    ("relu-after-adding", lambda b, x: (b.f(x.relu()) + x).relu(), Text(en="There is a ReLU after the sum: then x does not get through where it is negative.", zh="相加之后又有 ReLU：这样 x 的负值就传不过去了。")),
    ("shortcut-activated", lambda b, x: b.f(x.relu()) + x.relu(), Text(en="What is added is relu(x): it must be x itself. Was x overwritten?", zh="加上去的是 relu(x)：应当是 x 本身。是不是把 x 覆盖了？")),
    ("first-relu-missing", lambda b, x: b.f(x) + x, Text(en="The ReLU before conv1 is missing.", zh="conv1 之前少了 ReLU。")),
    ("relu-after-conv", lambda b, x: b.f(x).relu() + x, Text(en="Each ReLU comes before its convolution, not after it.", zh="每个 ReLU 都在它的卷积之前，不在之后。")),
)  # fmt: skip


def variant(name: str, way: Way, likes: Sequence[Like], skip: bool = False) -> list[Property]:
    def built(way: Way) -> Callable[[int], nn.Module]:
        return lambda channels: Block(channels, way, skip)

    held = module(
        name, built(way), cases, mistakes=[Mistake(kind, built(like), says) for kind, like, says in likes]
    )
    return [
        Property(Text(en=f"{name}: {one.name.en}", zh=f"{name}：{one.name.zh}"), one.hold) for one in held
    ]


CHECK = Check(
    [
        *variant("Scaled", lambda b, x: torch.relu(b.f(x) / 2 + x / 2), SCALED),
        *variant("ConvShortcut", lambda b, x: torch.relu(b.f(x) + b.skip(x)), CONV, skip=True),
        *variant("PreActivation", lambda b, x: x + b.f(x.relu()), PRE),
    ]
)
