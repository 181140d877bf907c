"""Lecture 1 · lowest-point: argmin, and what a nan does to it."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Call, Check, Draw, Mistake, Text, Wrong, function, prop

COSTS = torch.tensor([56 / 3, 14 / 3, 0.0, 14 / 3, 56 / 3], dtype=torch.float64)
NAN = float("nan")


def lowest_point(ws: Tensor, costs: Tensor) -> tuple[float, float]:
    place = int(costs.nan_to_num(nan=float("inf")).argmin())
    return ws[place].item(), costs[place].item()


def examples(_: Draw) -> Sequence[Call]:
    return [Call(torch.arange(5.0, dtype=torch.float64), COSTS)]


def others(draw: Draw) -> Sequence[Call]:
    return [Call(draw.normal(n), draw.normal(n).exp()) for n in (1, 2, 9, 50)]


def hard(draw: Draw) -> Sequence[Call]:
    ws = draw.normal(4)
    return [
        Call(ws, torch.tensor(costs, dtype=torch.float64))
        for costs in ([3, 1, 1, 2], [5, NAN, 4, 6], [NAN, 2, 9, 1])
    ]


@prop("several equal costs, and a cost that is nan", "几个代价相同，或者有 nan")
def ties_and_nan(answer: Answer, draw: Draw) -> None:
    for one, kind, says in zip(
        hard(draw), ("not-the-first", "nan-wins", "nan-wins"), (TIE, WINS, WINS), strict=True
    ):
        mine = one.cast(torch.float64)
        got, expected = answer.call("lowest_point", *mine.args), one.of(lowest_point)
        if tuple(map(float, got)) != expected:
            raise Wrong(kind, says, one.shown("lowest_point"), str(got), str(expected))


TIE = Text(
    en="Several w share the lowest cost: the first of them is asked for.",
    zh="有几个 w 的代价同样最低：要的是第一个。",
)
WINS = Text(
    en="A nan was taken for the lowest cost: min() and argmin() let nan win.",
    zh="nan 被当成了最低的代价：min() 和 argmin() 都会让 nan 胜出。",
)


@prop("Python numbers", "Python 的数")
def numbers(answer: Answer, draw: Draw) -> None:
    got = answer.call("lowest_point", *examples(draw)[0].cast(torch.float32).args)
    if not all(type(value) is float for value in got):
        says = Text(
            en="Two Python floats are asked for: .item() makes one of a tensor.",
            zh="要的是两个 Python 浮点数：用 .item() 从张量里取出来。",
        )
        raise Wrong("still-tensors", says, "lowest_point(ws, costs)", str(got), "(2.0, 0.0)")


CHECK = Check(
    [
        *function(
            "lowest_point", lowest_point, examples, others,
            mistakes=(
                Mistake("a-place", lambda ws, costs: (int(costs.argmin()), costs.min().item()),
                        Text(en="You return the place of the lowest cost; the w at that place is asked for.",
                             zh="你返回的是最低代价的位置；要的是那个位置上的 w。")),
                Mistake("swapped", lambda ws, costs: lowest_point(ws, costs)[::-1],
                        Text(en="The two are swapped: first w, then its cost.", zh="两个数的次序反了：先 w，后代价。")),
                Mistake("highest", lambda ws, costs: (ws[costs.argmax()].item(), costs.max().item()),
                        Text(en="That is the highest cost.", zh="这是最高的代价。")),
                Mistake("lowest-w", lambda ws, costs: (ws.min().item(), costs.min().item()),
                        Text(en="The lowest w and the lowest cost do not belong together: look up w at the place of the lowest cost.",
                             zh="最小的 w 和最低的代价不是一对：要在最低代价的位置上取 w。")),
            ),
        ),
        ties_and_nan,
        numbers,
    ]
)  # fmt: skip
