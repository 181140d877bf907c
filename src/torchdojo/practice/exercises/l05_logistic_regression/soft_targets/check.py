"""Lecture 5 · soft-targets: K questions at once, targets between 0 and 1, a weight for each label, and gaps."""

from collections.abc import Callable, Sequence

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
    agrees,
    function,
    prop,
    said,
    show,
)

NAN = torch.nan
Z, Y = torch.tensor([[1.0, 2.0]]).double(), torch.tensor([[1.0, 0.25]]).double()
HALF, THREE = torch.tensor([[1.0, NAN]]).double(), torch.tensor([3.0, 1.0]).double()


def entries(z: Tensor, y: Tensor, w: Tensor | None, both: bool = False) -> Tensor:
    """Return the loss of every entry; both: the mistake of weighing both terms."""
    weight = torch.ones_like(z) if w is None else w.expand_as(z)
    yes, no = torch.nn.functional.softplus(-z), torch.nn.functional.softplus(z)
    return weight * y * yes + (weight if both else 1) * (1 - y) * no


def loss(logits: Tensor, targets: Tensor, pos_weight: Tensor | None = None) -> Tensor:
    known = ~targets.isnan()
    return entries(logits, targets.nan_to_num(0.0), pos_weight)[known].mean()


def filled(how: Callable[[Tensor, Tensor], Tensor], **settings: bool) -> Callable[..., Tensor]:
    """Make a mistake of a way to sum up: how(entries with gaps as zeros, known)."""

    def like(logits: Tensor, targets: Tensor, pos_weight: Tensor | None = None) -> Tensor:
        known = ~targets.isnan()
        return how(entries(logits, targets.nan_to_num(0.0), pos_weight, **settings), known)

    return like


def examples(_: Draw) -> Sequence[Call]:
    return [Call(Z, Y), Call(Z, Y, pos_weight=THREE), Call(Z, HALF)]


def others(draw: Draw) -> Sequence[Call]:
    found = []
    for n, k in ((4, 3), (1, 1), (6, 5)):
        y = draw.uniform(n, k)
        gaps = y.clone()
        gaps[draw.uniform(n, k) < 0.3] = NAN
        gaps[0, 0] = 0.9
        found += [
            Call(draw.normal(n, k, scale=2), y),
            Call(draw.normal(n, k, scale=2), gaps, pos_weight=draw.uniform(k, low=0.5, high=4)),
        ]
    found.append(Call(torch.zeros(2, 3).double(), draw.uniform(2, 3)))  # |z| has no slope at 0, the loss has
    return found


def competing(logits: Tensor, targets: Tensor, pos_weight: Tensor | None = None) -> Tensor:
    known, p = ~targets.isnan(), logits.softmax(dim=1)
    w = torch.ones_like(logits) if pos_weight is None else pos_weight.expand_as(logits)
    return -(w * targets * p.log() + (1 - targets) * (1 - p).log())[known].mean()


@prop("very sure logits, value and gradient", "很有把握的 logit：值和梯度")
def sure(answer: Answer, draw: Draw) -> None:
    z = torch.tensor([[1000.0, -1000.0], [-1000.0, 1000.0], [90.0, -90.0]], requires_grad=True)
    y = torch.tensor([[1.0, 0.0], [1.0, 0.3], [0.0, 1.0]])
    expected = loss(z, y)
    right = torch.autograd.grad(expected, z)[0]
    got = answer.call("multi_label_loss", z, y)
    called = f"multi_label_loss({show(z)}, {show(y)})"
    slope = (
        torch.autograd.grad(got, z, allow_unused=True)[0]
        if isinstance(got, Tensor) and got.requires_grad
        else right
    )
    if not agrees(got, expected) or slope is None or not agrees(slope, right):
        says = Text(en="σ of a large logit is exactly 0 or 1, and its logarithm -inf or clamped: take ln σ(z) by F.logsigmoid, and ln(1 - σ(z)) as that of -z.",
                    zh="logit 很大时 σ 恰好是 0 或 1，对数就成了 -inf，或者被截住：ln σ(z) 用 F.logsigmoid 求，ln(1 - σ(z)) 就是 -z 的那一个。")  # fmt: skip
        raise Wrong(
            "overflow",
            says,
            called,
            f"{show(got)}, grad {show(slope)}",
            f"{show(expected)}, grad {show(right)}",
        )


@prop("the gradient beside gaps", "有缺口时的梯度")
def gaps(answer: Answer, draw: Draw) -> None:
    z = draw.normal(3, 2).float().requires_grad_()
    y = torch.tensor([[1.0, NAN], [NAN, 0.0], [0.5, 0.2]])
    got = answer.call("multi_label_loss", z, y)
    slope = (
        torch.autograd.grad(got, z)[0] if isinstance(got, Tensor) and got.requires_grad else torch.zeros(1)
    )
    if not slope.isfinite().all():
        says = Text(en="The value is right, the gradient is nan: the unknown entries were computed with and thrown away afterwards, and nan · 0 is nan. Take them out before.",
                    zh="值是对的，梯度却是 nan：未知的项先参加了计算、后来才丢掉，而 nan · 0 还是 nan。要在计算之前就拿掉。")  # fmt: skip
        raise Wrong(
            "nan-gradient",
            says,
            said(
                f"gradient of multi_label_loss({show(z)}, {show(y)})",
                f"multi_label_loss({show(z)}, {show(y)}) 的梯度",
            ),
            show(slope),
            said("0.0 where the target is nan", "目标是 nan 的地方为 0.0"),
        )


MISTAKES = (
    Mistake("gaps-forgotten", lambda z, y, pos_weight=None: entries(z, y, pos_weight).mean(), Text(en="One unknown target makes the whole loss nan: take the known entries only.", zh="一个未知目标就让整个损失变成 nan：只能取已知的项。")),
    Mistake("gaps-counted", filled(lambda e, known: e.mean()), Text(en="Unknown targets count as 0, “no”: they are not to count at all.", zh="未知的目标被当成 0（“否”）了：它们根本不该算。")),
    Mistake("divided-by-all", filled(lambda e, known: (e * known).mean()), Text(en="The sum is right, the divisor is not: divide by the number of known entries.", zh="总和对了，除数不对：要除以已知项的个数。")),
    Mistake("summed", filled(lambda e, known: e[known].sum()), Text(en="That is the sum: the mean is asked for.", zh="这是总和：要的是平均值。")),
    Mistake("weight-ignored", lambda z, y, pos_weight=None: loss(z, y), Text(en="pos_weight changes nothing.", zh="pos_weight 没有起作用。")),
    Mistake("weight-on-both", filled(lambda e, known: e[known].mean(), both=True), Text(en="pos_weight weighs the term with y only, not the one with 1 - y.", zh="pos_weight 只乘在带 y 的那一项上，不乘 1 - y 那一项。")),
    Mistake("targets-rounded", lambda z, y, pos_weight=None: loss(z, torch.where(y.isnan(), y, (y > 0.5).double()), pos_weight),
            Text(en="The targets were rounded to 0 and 1: soft ones weigh both terms.", zh="目标被取成了 0 和 1：软目标要给两项都加权。")),
    Mistake("labels-compete", competing, Text(en="softmax makes the labels compete: each is a question by itself, a sigmoid each.", zh="softmax 会让各个标签互相竞争：每个标签是独立的是非题，各用一个 sigmoid。")),
)  # fmt: skip
HELD = function("multi_label_loss", loss, examples, others, gradient=(0,), mistakes=MISTAKES)
CHECK = Check(
    [*HELD[:2], sure, gaps, *HELD[2:]],
    forbidden=frozenset(
        {
            "binary_cross_entropy",
            "binary_cross_entropy_with_logits",
            "soft_margin_loss",
            "multilabel_soft_margin_loss",
        }
    ),
)
