"""Lecture 3 · own-function: P3 as an autograd.Function, forward and backward by hand."""

from typing import Any

import torch
from torch import Tensor

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


def p3(x: Tensor) -> Tensor:
    return 0.5 * (5 * x**3 - 3 * x)


def slope(x: Tensor) -> Tensor:
    return 1.5 * (5 * x**2 - 1)


def apply(answer: Answer, x: Tensor) -> Any:
    function = answer.get("LegendrePolynomial3")
    if not (isinstance(function, type) and issubclass(function, torch.autograd.Function)):
        raise Wrong(
            "not-a-function",
            Text(
                en="It must be a class of torch.autograd.Function.",
                zh="它必须是 torch.autograd.Function 的子类。",
            ),
            got=show(function),
        )
    return answer.run(function.apply, f"LegendrePolynomial3.apply({show(x)})", x)


@prop("the value", "函数值")
def value(answer: Answer, draw: Draw) -> None:
    for x in (
        torch.tensor([2.0, 0.0, -1.0]),
        draw.normal(3, 4),
        draw.normal(2, 1, 5).float(),
        draw.normal(0, 3),
        draw.normal(),
    ):
        same(apply(answer, x.clone()), p3(x), f"LegendrePolynomial3.apply({show(x)})", Closeness(1e-4, 1e-5))


@prop("the gradient", "梯度")
def gradient(answer: Answer, draw: Draw) -> None:
    for x in (torch.tensor([2.0, 0.0, -1.0], dtype=torch.float64), draw.normal(3, 4)):
        leaf = x.clone().requires_grad_()
        out = apply(answer, leaf)
        arriving = draw.normal(*x.shape) + 2
        got = answer.run(
            torch.autograd.grad, f"backward(), x = {show(x)}", out, leaf, arriving, allow_unused=True
        )[0]
        expected = arriving * slope(x)
        if got is None:
            raise Wrong(
                "no-gradient",
                Text(
                    en="backward returns None: no gradient reaches x.",
                    zh="backward 返回了 None：梯度到不了 x。",
                ),
            )
        if agrees(got, expected):
            continue
        for kind, says, like in (
            ("upstream-forgotten", Text(en="grad_output is forgotten: multiply what arrives by the local derivative.", zh="忘了 grad_output：要把传来的梯度乘上局部导数。"), slope(x)),
            ("upstream-only", Text(en="grad_output is passed on as it is: multiply it by the local derivative.", zh="把 grad_output 原样传下去了：还要乘局部导数。"), arriving),
            ("value-for-slope", Text(en="It is multiplied by the value of P3: its derivative is needed.", zh="乘的是 P3 的值：应当乘它的导数。"), arriving * p3(x)),
            ("added", Text(en="grad_output is added: the chain rule multiplies.", zh="把 grad_output 加上去了：链式法则是相乘。"), arriving + slope(x)),
        ):  # fmt: skip
            if agrees(got, like):
                raise Wrong(kind, says, f"x = {show(x)}", show(got), show(expected))
        raise Wrong(
            "wrong-slope",
            Text(
                en="The local derivative is not right: differentiate the polynomial term by term.",
                zh="局部导数不对：逐项对多项式求导。",
            ),
            f"x = {show(x)}",
            show(got),
            show(expected),
        )


@prop("two uses do not disturb each other", "用两次互不干扰")
def twice(answer: Answer, draw: Draw) -> None:
    a, b = (draw.normal(3).requires_grad_() for _ in range(2))
    first, second = apply(answer, a), apply(answer, b)
    answer.run(torch.autograd.grad, "backward", second.sum(), b)
    called = said("backward of the first of two", "两个里第一个的 backward()")
    got = answer.run(torch.autograd.grad, called, first.sum(), a)[0]
    if not agrees(got, slope(a.detach())):
        says = Text(
            en="The second call overwrote what the first had kept: keep it in ctx, not in the class.",
            zh="第二次调用覆盖了第一次留下的东西：要存在 ctx 里，不要存在类里。",
        )
        raise Wrong("kept-in-the-class", says, called, show(got), show(slope(a.detach())))


@prop("gradcheck, and the gradient of the gradient", "gradcheck，以及梯度的梯度")
def checked(answer: Answer, draw: Draw) -> None:
    x = draw.normal(4).requires_grad_()
    apply(answer, x)
    function = answer.get("LegendrePolynomial3")
    answer.run(torch.autograd.gradcheck, "gradcheck(LegendrePolynomial3.apply, x)", function.apply, (x,))
    try:
        answer.run(
            torch.autograd.gradgradcheck, "gradgradcheck(LegendrePolynomial3.apply, x)", function.apply, (x,)
        )
    except Wrong as wrong:
        says = Text(
            en="The gradient itself cannot be differentiated: keep tensors with ctx.save_for_backward, and stay with tensors in backward.",
            zh="梯度本身没法再求导：用 ctx.save_for_backward 存张量，backward 里也一直用张量算。",
        )
        raise Wrong("no-second-derivative", says, wrong.called, wrong.got) from None


@prop("the input stays", "输入不变")
def untouched(answer: Answer, draw: Draw) -> None:
    x = draw.normal(3)
    before = x.clone()
    apply(answer, x)
    if not torch.equal(x, before):
        raise Wrong(
            "input-changed",
            Text(en="forward changes its input.", zh="forward 改动了输入。"),
            got=show(x),
            expected=show(before),
        )


@prop("the derivative is written by hand", "导数是手写的")
def by_hand(answer: Answer, draw: Draw) -> None:
    x = draw.normal(3).requires_grad_()
    out = apply(answer, x)
    ask = torch.autograd.grad
    with counted(torch.autograd, "grad") as grads, counted(torch.Tensor, "backward") as backwards:
        answer.run(ask, "backward", out.sum(), x)
    if grads or backwards:
        says = Text(
            en="Inside backward autograd is asked: write the derivative yourself.",
            zh="backward 里又去求助 autograd：导数要自己写。",
        )
        raise Wrong("shortcut", says, "backward", "autograd.grad" if grads else "backward()")


CHECK = Check([value, gradient, by_hand, twice, checked, untouched])
