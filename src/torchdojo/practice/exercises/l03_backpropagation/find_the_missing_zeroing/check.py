"""Lecture 3 · find-the-missing-zeroing: the loop of the course, its gradient cleared in every step."""

from collections.abc import Sequence

import torch

from torchdojo.practice.judge import (
    Answer,
    Call,
    Check,
    Closeness,
    Draw,
    Mistake,
    Property,
    Text,
    Wrong,
    counted,
    function,
    prop,
    show,
)  # fmt: skip

XS, YS = [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]


def train(x_data: list[float], y_data: list[float], lr: float, epochs: int) -> float:
    w = 1.0
    for _ in range(epochs):
        for x, y in zip(x_data, y_data, strict=True):
            w -= lr * 2 * x * (w * x - y)
    return w


def never(x_data: list[float], y_data: list[float], lr: float, epochs: int) -> float:
    w, grad = 1.0, 0.0
    for _ in range(epochs):
        for x, y in zip(x_data, y_data, strict=True):
            grad += 2 * x * (w * x - y)
            w -= lr * grad
    return w


def per_epoch(x_data: list[float], y_data: list[float], lr: float, epochs: int) -> float:
    w = 1.0
    for _ in range(epochs):
        grad = 0.0
        for x, y in zip(x_data, y_data, strict=True):
            grad += 2 * x * (w * x - y)
            w -= lr * grad
    return w


def examples(_: Draw) -> Sequence[Call]:
    return [Call(XS, YS, 0.01, epochs) for epochs in (1, 2, 100)]


def others(draw: Draw) -> Sequence[Call]:
    return [
        Call(draw.normal(n).tolist(), draw.normal(n).tolist(), draw.real(0.005, 0.05, 3), e)
        for n, e in ((1, 5), (4, 9), (7, 30))
    ]


@prop("autograd finds the gradient", "梯度由自动求导算出")
def by_autograd(answer: Answer, draw: Draw) -> None:
    with counted(torch.Tensor, "backward") as calls:
        answer.call("train", XS, YS, 0.01, 2)
    if len(calls) != 6:
        says = Text(
            en="backward() should run once for every point of every epoch: 6 times here.",
            zh="每个 epoch 的每个点都应当调用一次 backward()：这里是 6 次。",
        )
        raise Wrong("no-backward", says, "train([1, 2, 3], [2, 4, 6], 0.01, 2)", str(len(calls)), "6")


@prop("a Python float", "Python 浮点数")
def number(answer: Answer, draw: Draw) -> None:
    got = answer.call("train", XS, YS, 0.01, 2)
    if not isinstance(got, float):
        says = Text(
            en="w is to come back as a Python float: w.item(), as it was.",
            zh="要返回 Python 浮点数：w.item()，和原来一样。",
        )
        raise Wrong(
            "not-a-number",
            says,
            "train([1, 2, 3], [2, 4, 6], 0.01, 2)",
            show(got),
            show(train(XS, YS, 0.01, 2)),
        )


HELD: list[Property] = function(
    "train", train, examples, others, other_dtype=None, strided=False, close=Closeness(1e-4, 1e-4),
    mistakes=(
        Mistake("never-cleared", never, Text(en="The gradients still pile up: each step is made with the sum of all before.",
                                             zh="梯度还在累积：每一步用的都是从头加到现在的和。")),
        Mistake("once-per-epoch", per_epoch, Text(en="The gradient is cleared once per epoch only: within an epoch it still piles up.",
                                                  zh="每个 epoch 才清一次：在一个 epoch 里梯度仍然累积。")),
        Mistake("nothing-left", lambda *_: 1.0, Text(en="w never moves: the gradient is cleared before it is used.", zh="w 一动不动：梯度还没用就被清掉了。")),
        Mistake("shrunk-only", lambda x, y, lr, e: never(x, y, lr / 10, e), Text(en="A smaller learning rate only hides it: the gradients still pile up.", zh="调小学习率只是掩盖：梯度还在累积。")),
    ),
)  # fmt: skip
CHECK = Check([*HELD, by_autograd, number])
