"""Lecture 5 · stable-sigmoid: values and gradients without nan from -1000 to 1000, and a slope at 0."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import (
    Answer,
    Call,
    Check,
    Draw,
    Mistake,
    Text,
    Wrong,
    function,
    gradients,
    prop,
    said,
    same,
    same_gradient,
    show,
)

FAR = torch.tensor([-1000.0, -100.0, -30.0, 30.0, 100.0, 1000.0]).double()


def examples(_: Draw) -> Sequence[Call]:
    return [Call(torch.tensor([-2.0, 1.0, 2.0]).double())]


def others(draw: Draw) -> Sequence[Call]:
    shapes = ((), (1,), (4, 1), (3, 5), (2, 3, 4))
    return [*(Call(draw.normal(*shape, scale=3)) for shape in shapes), Call(torch.zeros(0, 3).double())]


@prop("σ(0), and far away", "σ(0) 以及很远的地方")
def far(answer: Answer, draw: Draw) -> None:
    same(answer.call("sigmoid", torch.tensor([0.0])), torch.tensor([0.5]), "sigmoid(tensor([0.0]))")
    x = FAR.float()
    got = answer.call("sigmoid", x.clone())
    try:
        same(got, torch.sigmoid(x), f"sigmoid({show(x)})")
    except Wrong as wrong:
        if wrong.kind != "not-finite":
            raise
        says = Text(en="exp of a large number is inf, and inf / inf is nan: exp may only see numbers that are not large.",
                    zh="很大的数取 exp 得 inf，inf / inf 就是 nan：只能让 exp 碰到不大的数。")  # fmt: skip
        raise Wrong("overflow", says, wrong.called, wrong.got, wrong.expected) from None


@prop("the gradient, near and far", "近处和远处的梯度")
def slopes(answer: Answer, draw: Draw) -> None:
    for x in (draw.normal(7, scale=3), draw.normal(2, 3), FAR, torch.zeros(1).double()):
        called = said(f"gradient of sigmoid({show(x)})", f"sigmoid({show(x)}) 的梯度")
        ours, theirs = x.clone().requires_grad_(), x.clone().requires_grad_()
        expected = gradients(torch.sigmoid(ours), [ours])[0]
        out = answer.call("sigmoid", theirs)
        got = answer.run(gradients, called, out, [theirs])[0]
        if got is not None and not got.isfinite().all():
            says = Text(en="The values are right, the gradient is nan: an exp overflows on the way, also in a branch of where "
                        "that is not taken, and inf · 0 comes back.",
                        zh="值是对的，梯度却是 nan：中间有 exp 溢出了（where 里没选中的那一支也算），反向时得到 inf · 0。")  # fmt: skip
            raise Wrong("gradient-overflow", says, called, show(got), show(expected))
        if got is not None and not x.any() and not got.any():
            says = Text(en="At x = 0 the slope is 1/4, yours is 0: |x| has none there. A network whose weights begin with 0 "
                        "would never start to learn.",
                        zh="x = 0 处的斜率是 1/4，你的却是 0：|x| 在那里没有斜率。权重从 0 开始的网络就永远学不动了。")  # fmt: skip
            raise Wrong("no-slope-at-zero", says, called, show(got), show(expected))
        same_gradient(got, expected, "x", called)


def swapped(x: Tensor) -> Tensor:
    return torch.sigmoid(-x)


CHECK = Check(
    [
        *function(
            "sigmoid", torch.sigmoid, examples, others,
            mistakes=(
                Mistake("sign", swapped, Text(en="It falls where it should rise: the exponent is -x.", zh="该升的地方在降：指数上应当是 -x。")),
                Mistake("tanh", torch.tanh, Text(en="That is tanh, from -1 to 1: not a probability yet.", zh="这是 tanh，值在 -1 到 1：还不是概率。")),
                Mistake("tanh-too-steep", lambda x: torch.sigmoid(2 * x),
                        Text(en="Twice too steep: σ(x) is made of tanh(x / 2), not of tanh(x).", zh="陡了一倍：σ(x) 由 tanh(x / 2) 得来，不是 tanh(x)。")),
            ),
        ),
        far,
        slopes,
    ],
    forbidden=frozenset({"sigmoid", "log_sigmoid", "logsigmoid", "expit", "softmax", "log_softmax"}),
)  # fmt: skip
