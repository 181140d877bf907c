"""Lecture 10 · residual-block: compared with the course's, which has the same weights."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import (
    Answer,
    Call,
    Case,
    Check,
    Draw,
    Mistake,
    Text,
    Wrong,
    agrees,
    module,
    prop,
    show,
)

Way = Callable[[Tensor, Callable[[Tensor], Tensor], Callable[[Tensor], Tensor]], Tensor]


def right(x: Tensor, one: Callable[[Tensor], Tensor], two: Callable[[Tensor], Tensor]) -> Tensor:
    return torch.relu(two(torch.relu(one(x))) + x)


class ResidualBlock(nn.Module):
    def __init__(self, channels: int, way: Way = right) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.way = way

    def forward(self, x: Tensor) -> Tensor:
        return self.way(x, self.conv1, self.conv2)


def cases(draw: Draw) -> Sequence[Case]:
    sizes = ((3, 2, 6, 5), (1, 1, 3, 7), (16, 3, 4, 4))
    return [Case(Call(c), Call(draw.normal(n, c, h, w, scale=2))) for c, n, h, w in sizes]


LIKES: tuple[tuple[str, Way, Text], ...] = (
    ("no-shortcut", lambda x, one, two: torch.relu(two(torch.relu(one(x)))),
     Text(en="x is not added: the way past the convolutions is missing.", zh="没有加上 x：少了绕过卷积的那条路。")),
    ("relu-before-adding", lambda x, one, two: torch.relu(two(torch.relu(one(x)))) + x,
     Text(en="The ReLU comes before the addition: F could then only add, never take away. First add, then ReLU.",
          zh="ReLU 用在相加之前了：这样 F 只能加、不能减。先相加，再 ReLU。")),
    ("no-last-relu", lambda x, one, two: two(torch.relu(one(x))) + x,
     Text(en="The ReLU after the addition is missing.", zh="相加之后少了 ReLU。")),
    ("no-first-relu", lambda x, one, two: torch.relu(two(one(x)) + x),
     Text(en="Between the convolutions a ReLU is missing: two convolutions in a row are one linear map.",
          zh="两个卷积之间少了 ReLU：两个卷积直接相连，只是一个线性变换。")),
    ("one-relu-too-many", lambda x, one, two: torch.relu(torch.relu(two(torch.relu(one(x)))) + x),
     Text(en="There is a ReLU directly after conv2 as well: F could then only add, never take away.",
          zh="conv2 后面也加了 ReLU：这样 F 只能加、不能减。")),
    ("x-overwritten", lambda x, one, two: torch.relu(2 * two(torch.relu(one(x)))),
     Text(en="What is added is not x: it was overwritten on the way. Give the results other names.",
          zh="加上去的已经不是 x：中途被覆盖了。中间结果要另取名字。")),
    ("added-too-early", lambda x, one, two: torch.relu(two(torch.relu(one(x)) + x)),
     Text(en="x is added before the second convolution: it must go past both.", zh="x 在第二个卷积之前就加上了：应当绕过两个卷积。")),
    ("same-layer-twice", lambda x, one, two: torch.relu(one(torch.relu(one(x))) + x),
     Text(en="conv1 is used twice and conv2 never.", zh="conv1 用了两次，conv2 没有用。")),
)  # fmt: skip


@prop("with zero weights: relu(x)", "权重全为零：relu(x)")
def harmless(answer: Answer, draw: Draw) -> None:
    block = answer.call("ResidualBlock", 2)
    if not isinstance(block, nn.Module):
        return  # said by another property
    for weight in block.parameters():
        nn.init.zeros_(weight)
    x = draw.normal(1, 2, 2, 2).float()
    got = answer.run(block, "block(x)", x.clone())
    if isinstance(got, Tensor) and not agrees(got, x.relu()):
        says = Text(en="With all weights 0 the block must return relu(x): what comes past the convolutions is x itself.",
                    zh="权重全为 0 时应当返回 relu(x)：绕过卷积的就是 x 本身。")  # fmt: skip
        raise Wrong("not-harmless", says, f"block({show(x)})", show(got), show(x.relu()))


def like(way: Way) -> Callable[[int], nn.Module]:
    return lambda channels: ResidualBlock(channels, way)


CHECK = Check([*module("ResidualBlock", ResidualBlock, cases, mistakes=[Mistake(k, like(way), says) for k, way, says in LIKES]), harmless])  # fmt: skip
