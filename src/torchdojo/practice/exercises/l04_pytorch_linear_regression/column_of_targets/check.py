"""Lecture 4 · column-of-targets: (N, 1) beside (N,) compares every prediction with every target."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Call, Check, Draw, Mistake, Text, Wrong, function, prop, show

THREE = torch.tensor([2.0, 4.0, 6.0]).double()


def paired(y_pred: Tensor, y: Tensor) -> Tensor:
    return ((y_pred.reshape(-1) - y.reshape(-1)) ** 2).mean()


def crossed(y_pred: Tensor, y: Tensor) -> Tensor:
    return ((y_pred.reshape(-1, 1) - y.reshape(1, -1)) ** 2).mean()


def as_it_is(y_pred: Tensor, y: Tensor) -> Tensor:
    return ((y_pred - y) ** 2).mean()


def half_fixed(y_pred: Tensor, y: Tensor) -> Tensor:
    return ((y_pred - y.reshape(-1, 1)) ** 2).mean()


def examples(_: Draw) -> Sequence[Call]:
    return [Call(THREE.reshape(3, 1), THREE)]


def all_shapes(draw: Draw) -> Sequence[Call]:
    shapes = [(a, b) for n in (3, 1, 7) for a in ((n,), (n, 1)) for b in ((n,), (n, 1))]
    return [Call(draw.normal(*a, scale=3), draw.normal(*b, scale=3)) for a, b in shapes]


def columns_and_rows(draw: Draw) -> Sequence[Call]:
    return [Call(draw.normal(n, 1, scale=3), draw.normal(n, scale=3)) for n in (2, 1, 9)]


@prop("more targets than predictions", "目标比预测多")
def counts(answer: Answer, draw: Draw) -> None:
    for n, m in ((1, 3), (3, 1), (4, 6)):
        y_pred, y = draw.normal(n, 1).float(), draw.normal(m).float()
        called = f"paired(y_pred {tuple(y_pred.shape)}, y {tuple(y.shape)})"
        try:
            got = answer.get("paired")(y_pred, y)
        except ValueError:
            continue
        except RuntimeError:
            got = None
        says = Text(en="Different counts must be a ValueError: torch stretches a single number to any length and says nothing.",
                    zh="个数不同时必须抛出 ValueError：只有一个数时，torch 会把它扩成任意长度，什么也不说。")  # fmt: skip
        raise Wrong(
            "counts-not-compared", says, called, "RuntimeError" if got is None else show(got), "ValueError"
        )


SUMMED = Text(en="That is the sum: divide by the number of differences.", zh="这是总和：还要除以差的个数。")
ACCIDENT = Text(en="Here is the accident itself: (N, 1) minus (N,) is (N, N). Bring both, in every combination, to one shape first.",
                zh="意外就发生在这里：(N, 1) 减 (N,) 得到 (N, N)。不管哪种组合，都要先把两边变成同样的形状。")  # fmt: skip
CHECK = Check(
    [
        *function("paired", paired, examples, all_shapes, gradient=(0,), mistakes=(
            Mistake("crossed", crossed, ACCIDENT), Mistake("crossed", as_it_is, ACCIDENT), Mistake("crossed", half_fixed, ACCIDENT),
            Mistake("summed", lambda a, b: paired(a, b) * len(b), SUMMED),
        )),
        counts,
        *function("crossed", crossed, examples, columns_and_rows, gradient=(0,), mistakes=(
            Mistake("paired", paired, Text(en="That is the right number, of the N pairs. Here the accidental one is asked for: all N·N.", zh="这是正确的那个数，只有 N 对。这里要的是意外得到的：全部 N·N 对。")),
            Mistake("summed", lambda a, b: crossed(a, b) * len(b) ** 2, SUMMED),
        )),
    ]
)  # fmt: skip
