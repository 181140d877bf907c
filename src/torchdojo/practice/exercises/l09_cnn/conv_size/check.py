"""Lecture 9 · conv-size: compared with nn.Conv2d itself."""

from collections.abc import Sequence

import torch
from torch import nn

from torchdojo.practice.judge import Answer, Call, Check, Draw, Mistake, Text, Wrong, function, prop, show


def conv_size(size: int, kernel: int, padding: int, stride: int) -> int:
    return nn.Conv2d(1, 1, kernel, stride, padding)(torch.zeros(1, 1, size, size)).shape[2]


def examples(_: Draw) -> Sequence[Call]:
    return [Call(100, 3, 0, 1), Call(28, 5, 0, 2)]


def others(draw: Draw) -> Sequence[Call]:
    found = [Call(5, 5, 0, 1), Call(1, 1, 0, 1), Call(5, 3, 0, 4), Call(3, 5, 1, 2), Call(1, 7, 3, 2)]
    for _ in range(20):
        kernel, padding, stride = draw.one(1, 8), draw.one(0, 4), draw.one(1, 5)
        found.append(Call(draw.one(max(1, kernel - 2 * padding), 33), kernel, padding, stride))
    return found


@prop("a whole number", "整数")
def whole(answer: Answer, draw: Draw) -> None:
    for one in examples(draw):
        got = answer.call("conv_size", *one.args)
        if isinstance(got, float):
            says = Text(en="A layer cannot be built with this number: an int is asked for. // divides and rounds down to an int.",
                        zh="用这个数建不了层：要的是 int。// 除法会向下取整，得到 int。")  # fmt: skip
            raise Wrong("not-an-int", says, one.shown("conv_size"), show(got), show(conv_size(*one.args)))


CHECK = Check(
    [
        whole,
        *function(
            "conv_size", conv_size, examples, others, other_dtype=None, strided=False,
            mistakes=(
                Mistake("one-side", lambda n, k, p, s: (n + p - k) // s + 1,
                        Text(en="The padding is added on both sides: twice.", zh="填充是两边都补：要加两次。")),
                Mistake("no-padding", lambda n, k, p, s: (n - k) // s + 1,
                        Text(en="The padding is left out.", zh="没有算填充。")),
                Mistake("one-short", lambda n, k, p, s: (n + 2 * p - k) // s,
                        Text(en="One too few: the place at the start counts too.", zh="少了一个：起点也是一个位置。")),
                Mistake("rounded-up", lambda n, k, p, s: -(-(n + 2 * p - k) // s) + 1,
                        Text(en="You rounded up: the window does not fit at the last place.", zh="你向上取整了：最后那个位置放不下窗口。")),
                Mistake("one-before-dividing", lambda n, k, p, s: (n + 2 * p - k + 1) // s,
                        Text(en="The 1 is added before dividing: divide the distance first, then count the start.",
                             zh="先加了 1 再除：应当先把距离除以步长，再加上起点。")),
                Mistake("no-stride", lambda n, k, p, s: n + 2 * p - k + 1,
                        Text(en="That is the size for stride 1.", zh="这是步长为 1 时的大小。")),
                Mistake("kernel-forgotten", lambda n, k, p, s: (n + 2 * p) // s,
                        Text(en="The kernel is left out: near the edge the window does not fit.", zh="没有算卷积核：靠近边缘的位置放不下窗口。")),
            ),
        ),
    ]
)  # fmt: skip
