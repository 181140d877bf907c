"""Lecture 11 · clip-gradients: all gradients shortened together."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import (
    Answer,
    Check,
    Closeness,
    Draw,
    Text,
    Wrong,
    agrees,
    counted,
    prop,
    said,
    same,
    show,
)

NEAR = Closeness(1e-4, 1e-5)
Grads = list[Tensor | None]


def together(grads: Grads) -> float:
    return torch.cat([g.flatten() for g in grads if g is not None]).norm().item()


def scaled(grads: Grads, most: float) -> Grads:
    factor = min(1.0, most / (together(grads) or most))
    return [g if g is None else g * factor for g in grads]


def each(change: Callable[[Tensor, float], Tensor | None]) -> Callable[[Grads, float], Grads]:
    return lambda grads, most: [g if g is None else change(g, most) for g in grads]


MISTAKES: list[tuple[str, Callable[[Grads, float], Grads], Text]] = [
    ("each-by-itself", each(lambda g, most: scaled([g], most)[0]), Text(en="Each gradient is shortened by itself: one length counts for all, and one factor.", zh="每个梯度各自缩短了：大家共用一个长度、一个系数。")),
    ("always-scaled", lambda grads, most: [g if g is None else g * most / (together(grads) or most) for g in grads], Text(en="Short gradients are stretched: below max_norm nothing may change.", zh="短的梯度被拉长了：没超过 max_norm 就什么都不能改。")),
    ("by-value", each(lambda g, most: g.clamp(-most, most)), Text(en="Each number is cut at max_norm: that turns the direction. Multiply all by one factor.", zh="把每个数都截到了 max_norm 以内：方向就变了。应当全部乘同一个系数。")),
    ("squared", lambda grads, most: [g if g is None else g * min(1.0, most / (together(grads) ** 2 or most)) for g in grads], Text(en="The root is missing: the length is the square root of the sum.", zh="少了开平方：长度是平方和的平方根。")),
    ("nothing-clipped", lambda grads, most: grads, Text(en="The gradients are as long as before: change what p.grad holds.", zh="梯度还是原来那么长：要改 p.grad 里的数。")),
    ("to-length-one", lambda grads, most: scaled(grads, 1.0), Text(en="They are shortened to length 1: max_norm is asked for.", zh="缩短到了长度 1：应当是 max_norm。")),
]  # fmt: skip


def cases(draw: Draw) -> list[tuple[Grads, float]]:
    a, b, c = draw.normal(4, 3).float(), draw.normal(6).float(), draw.normal(2, 1, 5).float()
    three = [torch.tensor([3.0, 4.0]), torch.tensor([[12.0]])]
    return [
        ([*three], 1.3),
        ([*three], 13.5),
        ([a, None, b], 2.0),
        ([5 * c, a / 9, None], 0.25),
        ([c / 9], 3.0),
        ([1e4 * a, b], 2.0),
        ([0 * a, None, 0 * b], 0.5),
    ]


@prop("the gradients afterwards", "之后的梯度")
def clipped(answer: Answer, draw: Draw) -> None:
    for grads, most in cases(draw):
        weights = [nn.Parameter(torch.full((2,) if g is None else g.shape, 7.0)) for g in grads]
        for weight, grad in zip(weights, grads, strict=True):
            weight.grad = None if grad is None else grad.clone()
        called = said(
            f"clip({len(grads)} parameters with gradients of length {show(together(grads))}, max_norm={most})",
            f"clip({len(grads)} 个参数，梯度合起来长 {show(together(grads))}, max_norm={most})",
        )
        with (
            counted(torch.nn.utils.clip_grad, "_get_total_norm") as asked,
            counted(torch.nn.utils.clip_grad, "_clip_grads_with_norm_") as cut,
        ):
            told = answer.run(answer.get("clip"), called, weights, most)
        if asked or cut:
            raise Wrong(
                "shortcut",
                Text(
                    en="You called torch's clip_grad_norm_. The task is to write it.",
                    zh="你调用了 torch 的 clip_grad_norm_。这道题要求自己写。",
                ),
                called,
            )
        got, expected = [weight.grad for weight in weights], scaled(grads, most)
        if told is None:
            raise Wrong(
                "nothing-returned",
                Text(en="Nothing came back: return the length.", zh="什么也没有返回：要返回长度。"),
                called,
            )
        judge_gradients(called, grads, most, got, expected)
        if any(not torch.equal(weight, torch.full_like(weight, 7.0)) for weight in weights):
            raise Wrong(
                "weights-changed",
                Text(
                    en="The weights themselves were changed: only their gradients are to be.",
                    zh="权重本身被改动了：只能改梯度。",
                ),
                called,
            )
        judge_length(called, told, together(grads), together(expected))


def judge_gradients(called: str, grads: Grads, most: float, got: Grads, expected: Grads) -> None:
    if agrees(got, expected, NEAR):
        return
    likely = [(kind, says) for kind, like, says in MISTAKES if agrees(got, like(grads, most), NEAR)]
    kind, says = (
        likely[0]
        if likely
        else ("wrong-gradients", Text(en="The gradients are not what they should be.", zh="梯度不对。"))
    )
    raise Wrong(kind, says, called, show(got), show(expected))


def judge_length(called: str, told: object, before: float, after: float) -> None:
    if isinstance(told, Tensor):
        raise Wrong(
            "not-a-number",
            Text(
                en="A tensor comes back: .item() makes a Python number of it.",
                zh="返回的是张量：用 .item() 变成 Python 的数。",
            ),
            called,
            show(told),
            show(before),
        )
    if not agrees(told, before, NEAR) and agrees(told, after, NEAR):
        raise Wrong(
            "length-afterwards",
            Text(
                en="That is the length afterwards: the one before tells whether something exploded.",
                zh="这是裁剪之后的长度：之前的长度才看得出有没有爆炸。",
            ),
            called,
            show(told),
            show(before),
        )
    same(told, before, called, NEAR)


CHECK = Check([clipped])
