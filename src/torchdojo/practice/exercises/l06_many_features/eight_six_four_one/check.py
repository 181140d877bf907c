"""Lecture 6 · eight-six-four-one: the course's network, and the number of its parameters."""

from collections.abc import Callable, Sequence
from itertools import pairwise

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
    function,
    module,
    prop,
)

Bend = Callable[[Tensor], Tensor]


class Model(nn.Module):
    def __init__(self, inside: Bend = torch.sigmoid, last: Bend = torch.sigmoid) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise((8, 6, 4, 1)))
        self.inside, self.last = inside, last

    def forward(self, x: Tensor) -> Tensor:
        for layer, bend in zip(self.layers, (self.inside, self.inside, self.last), strict=True):
            x = bend(layer(x))
        return x


def same_x(x: Tensor) -> Tensor:
    return x


def cases(draw: Draw) -> Sequence[Case]:
    return [Case(Call(), Call(draw.normal(n, 8, scale=scale))) for n, scale in ((5, 1), (1, 3), (32, 2))]


def count(sizes: list[int]) -> int:
    return sum((a + 1) * b for a, b in pairwise(sizes))


def drawn(draw: Draw) -> list[Call]:
    return [Call(draw.whole(1, 40, n).tolist()) for n in (2, 3, 6)]


@prop("three layers, the right way round", "三层，方向正确")
def layers(answer: Answer, draw: Draw) -> None:
    made = answer.call("Model")
    shapes = (
        [tuple(p.shape) for p in made.parameters()]
        if isinstance(made, nn.Module) and "_modules" in vars(made)
        else []
    )
    if (8, 6) in shapes and (6, 8) not in shapes:
        says = Text(en="nn.Linear(in, out): the number of inputs comes first, so the first layer is nn.Linear(8, 6).",
                    zh="nn.Linear(输入, 输出)：输入数写在前面，所以第一层是 nn.Linear(8, 6)。")  # fmt: skip
        raise Wrong("turned-round", says, "[p.shape for p in Model().parameters()]", str(shapes), "[(6, 8), (6,), (4, 6), (4,), (1, 4), (1,)]")  # fmt: skip


MISTAKES = (
    Mistake("last-sigmoid-missing", lambda: Model(last=same_x),
            Text(en="The last layer's answer is not yet a probability: the third sigmoid is missing.", zh="最后一层的输出还不是概率：少了第三个 sigmoid。")),
    Mistake("no-sigmoids", lambda: Model(same_x, same_x),
            Text(en="There is no sigmoid at all: three linear layers in a row are one. A sigmoid follows each.", zh="一个 sigmoid 也没有：三个线性层连在一起只等于一层。每层之后都要有 sigmoid。")),
    Mistake("collapsed", lambda: Model(inside=same_x),
            Text(en="Nothing bends between the layers: three linear layers in a row are one. A sigmoid follows each.", zh="层与层之间没有非线性：三个线性层连在一起只等于一层。每层之后都要有 sigmoid。")),
    *(Mistake("relu-last", lambda inside=inside: Model(inside, torch.relu),
              Text(en="ReLU at the end gives numbers above 1: BCELoss refuses them. The last one stays a sigmoid.", zh="最后用 ReLU 会输出大于 1 的数，BCELoss 不收。最后一个必须是 sigmoid。")) for inside in (torch.relu, torch.sigmoid)),
    *(Mistake("not-sigmoid", lambda inside=inside: Model(inside),
              Text(en="Another activation stands between the layers: the task asks for sigmoids.", zh="层与层之间用了别的激活函数：题目要的是 sigmoid。")) for inside in (torch.relu, torch.tanh)),
)  # fmt: skip
CHECK = Check(
    [
        layers,
        *module("Model", Model, cases, mistakes=MISTAKES),
        *function(
            "count", count, lambda _: [Call([8, 6, 4, 1])], drawn, other_dtype=None, strided=False,
            mistakes=(
                Mistake("biases-missing", lambda s: sum(a * b for a, b in pairwise(s)),
                        Text(en="The biases are missing: one for each output of a layer.", zh="少了偏置：一层有几个输出就有几个偏置。")),
                Mistake("biases-of-inputs", lambda s: sum(a * b + a for a, b in pairwise(s)),
                        Text(en="A layer has one bias for each output, not for each input.", zh="偏置按输出数，不是按输入数。")),
                Mistake("weights-missing", lambda s: sum(s[1:]), Text(en="These are the biases alone.", zh="这只是偏置的个数。")),
            ),
        ),
    ]
)  # fmt: skip
