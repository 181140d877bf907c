"""Lecture 5 · bce-by-cross-entropy: BCEWithLogits(z, y) = CE([0, z], y), computed by cross_entropy."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from torchdojo.practice.judge import Answer, Call, Check, Draw, Mistake, Text, Wrong, function, prop

Z, Y = torch.tensor([0.5, -1.0]).double(), torch.tensor([1.0, 0.0]).double()


def two(a: Tensor, b: Tensor, y: Tensor) -> Tensor:
    return torch.nn.functional.cross_entropy(
        torch.stack([a.flatten(), b.flatten()], dim=1), y.flatten().long()
    )


def bce(z: Tensor, y: Tensor) -> Tensor:
    return two(0 * z, z, y)


def examples(_: Draw) -> Sequence[Call]:
    return [Call(Z, Y)]


def others(draw: Draw) -> Sequence[Call]:
    shapes = ((5,), (6, 1), (1,), (1, 1), (40, 1))
    return [
        *(Call(draw.normal(*s, scale=3), draw.whole(0, 2, *s).double()) for s in shapes),
        Call(torch.tensor([1000.0, -1000.0]).double(), Y.flip(0)),
    ]


class Seen(TorchFunctionMode):
    """Notes the torch functions that are called."""

    def __init__(self) -> None:
        super().__init__()
        self.names = set[str]()

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.names.add(getattr(func, "__name__", ""))
        return func(*args, **(kwargs or {}))


@prop("computed by cross_entropy", "由 cross_entropy 算出")
def by_cross_entropy(answer: Answer, draw: Draw) -> None:
    with Seen() as seen:
        answer.call("bce_by_ce", Z.float(), Y.float())
    if not seen.names & {"cross_entropy", "cross_entropy_loss"}:
        says = Text(en="It does not go through cross_entropy: build two logits a row and hand them to F.cross_entropy.",
                    zh="没有经过 cross_entropy：要给每行造两个 logit，再交给 F.cross_entropy。")  # fmt: skip
        raise Wrong("not-by-cross-entropy", says, "bce_by_ce(z, y)")


def along_rows(z: Tensor, y: Tensor) -> Tensor:
    return torch.nn.functional.cross_entropy(torch.stack([0 * z.flatten(), z.flatten()]), y.flatten().long())


MISTAKES = (
    Mistake("stacked-along-the-rows", along_rows, Text(en="Stacked along dim=0: with N = 2 it runs by accident, but each row must hold the two logits of one sample: dim=1.", zh="沿 dim=0 叠了：N = 2 时碰巧能跑，但每一行应当是同一个样本的两个 logit：要用 dim=1。")),
    Mistake("classes-exchanged", lambda z, y: two(z, 0 * z, y), Text(en="The columns are exchanged: column 0 belongs to class 0, column 1 to class 1, and z speaks for class 1.", zh="两列反了：第 0 列是类别 0，第 1 列是类别 1，而 z 说的是类别 1。")),
    Mistake("doubled", lambda z, y: two(-z, z, y), Text(en="[-z, z] differ by 2z: the choice gets twice as sure. Only the difference of the two logits counts, and it must be z.", zh="[-z, z] 相差 2z：把握大了一倍。只有两个 logit 的差起作用，它应当是 z。")),
    Mistake("probabilities-in", lambda z, y: two(1 - z.sigmoid(), z.sigmoid(), y), Text(en="These are probabilities: cross_entropy wants logits and takes the softmax itself.", zh="这是概率：cross_entropy 要的是 logit，softmax 它自己会做。")),
    Mistake("summed", lambda z, y: bce(z, y) * y.numel(), Text(en="That is the sum: the mean is asked for.", zh="这是总和：要的是平均值。")),
)  # fmt: skip
CHECK = Check(
    [by_cross_entropy, *function("bce_by_ce", bce, examples, others, gradient=(0,), mistakes=MISTAKES)],
    forbidden=frozenset({"binary_cross_entropy", "binary_cross_entropy_with_logits", "sigmoid", "soft_margin_loss", "multilabel_soft_margin_loss"}),
)  # fmt: skip
