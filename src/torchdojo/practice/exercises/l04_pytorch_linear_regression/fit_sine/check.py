"""Lecture 4 · fit-sine: gradient descent for a cubic, by hand, by autograd, or by nn and optim."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import (
    Answer,
    Call,
    Check,
    Closeness,
    Draw,
    Mistake,
    Text,
    Wrong,
    function,
    prop,
    show,
)

Fitted = tuple[Tensor, list[float]]


def fit(
    x: Tensor, y: Tensor, start: Tensor, lr: float, updates: int,
    factor: float = 2.0, keep: float = 0.0, late: bool = False, order: tuple[int, ...] = (0, 1, 2, 3), one_by_one: bool = False,
) -> Fitted:  # fmt: skip
    """The reference; the further arguments are typical mistakes."""
    powers = torch.stack([x**k for k in order], dim=1)
    w, losses, slopes = start.clone(), list[float](), torch.zeros_like(start)
    for _ in range(updates):
        error = powers @ w - y
        losses.append(error.square().sum().item())
        slopes = keep * slopes + factor * (powers.T @ error)
        if one_by_one:
            for k in range(4):
                w[k] -= lr * factor * (powers[:, k] * (powers @ w - y)).sum()
        else:
            w = w - lr * slopes
        if late:
            losses[-1] = (powers @ w - y).square().sum().item()
    return w, losses


def mean(x: Tensor, y: Tensor, start: Tensor, lr: float, updates: int) -> Fitted:
    w, losses = fit(x, y, start, lr / len(x), updates)
    return w, [loss / len(x) for loss in losses]


def examples(_: Draw) -> Sequence[Call]:
    x = torch.linspace(-math.pi, math.pi, 2000, dtype=torch.float64)
    return [Call(x, x.sin(), torch.zeros(4).double(), 1e-6, 2)]


def others(draw: Draw) -> Sequence[Call]:
    xs = [draw.uniform(n, low=-2, high=2) for n in (300, 57)]
    drawn = [Call(x, x.cos() + draw.normal(len(x), scale=0.1), draw.normal(4), draw.real(2e-5, 9e-5, 6), updates) for x, updates in zip(xs, (5, 60), strict=True)]  # fmt: skip
    return [*drawn, Call(xs[1], xs[1].sin(), draw.normal(4), 1e-4, 1)]


MISTAKES = (
    Mistake("factor-two", lambda x, y, s, lr, n: fit(x, y, s, lr, n, factor=1.0), Text(en="The slopes are half as large as they should be: the derivative of a square has a factor 2.", zh="斜率只有应有的一半：平方求导要带一个 2。")),
    Mistake("mean-loss", mean, Text(en="That is descent on the mean of the squares: the task takes their sum.", zh="这是对平方的平均值做下降：题目用的是和。")),
    Mistake("mean-loss", lambda x, y, s, lr, n: fit(x, y, s, lr / len(x), n), Text(en="The slopes are those of the mean: the task takes the sum.", zh="斜率是平均值的斜率：题目用的是和。")),
    Mistake("uphill", lambda x, y, s, lr, n: fit(x, y, s, lr, n, factor=-2.0), Text(en="It goes uphill: the slope is subtracted.", zh="走反了，在往上爬：要减去斜率。")),
    Mistake("no-zeroing", lambda x, y, s, lr, n: fit(x, y, s, lr, n, keep=1.0), Text(en="The gradients of all updates pile up: clear them (w.grad = None) after each.", zh="各次的梯度越积越多：每次更新之后要清掉（w.grad = None）。")),
    Mistake("one-after-the-other", lambda x, y, s, lr, n: fit(x, y, s, lr, n, one_by_one=True), Text(en="b is updated with an a that is new already: compute all four slopes first, then change all four.", zh="更新 b 时用的已经是新的 a：要先把四个斜率都算好，再一起改。")),
    Mistake("loss-after-update", lambda x, y, s, lr, n: fit(x, y, s, lr, n, late=True), Text(en="The losses are those after each update: note them before.", zh="记下的是每次更新之后的损失：应当在更新之前记。")),
    Mistake("powers-turned-round", lambda x, y, s, lr, n: fit(x, y, s, lr, n, order=(3, 2, 1, 0)), Text(en="The coefficients are in the wrong order: start[0] is a, without x.", zh="系数的次序反了：start[0] 是 a，不带 x。")),
)  # fmt: skip


@prop("losses without their graphs", "损失不带计算图")
def released(answer: Answer, draw: Draw) -> None:
    one = others(draw)[0]
    _, losses = answer.call("fit", *one.cast(torch.float32).args)
    if any(isinstance(loss, Tensor) and loss.requires_grad for loss in losses):
        says = Text(
            en="Each loss comes back with its whole graph: whoever keeps the list keeps all that memory. Note loss.item().",
            zh="每个损失都还连着整张计算图：留着这个列表，就留着全部那些内存。记下 loss.item() 就好。",
        )
        raise Wrong("graph-kept", says, one.shown("fit"), "tensor(..., grad_fn=...)", show(one.of(fit)[1]))


HELD = function("fit", fit, examples, others, mistakes=MISTAKES, close=Closeness(1e-3, 1e-4), other_dtype=None, strided=False)  # fmt: skip
CHECK = Check([*HELD, released])
