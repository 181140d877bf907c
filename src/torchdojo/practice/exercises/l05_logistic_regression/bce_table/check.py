"""Lecture 5 · bce-table: the loss of the slide's table, soft targets and sure mistakes included."""

import math
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
    agrees,
    function,
    prop,
    show,
)

P = torch.tensor([0.2, 0.8, 0.3, 0.7]).double()
Y = torch.tensor([1.0, 1.0, 0.0, 0.0]).double()
SURE_P, SURE_Y = [[1.0, 0.0], [1.0, 0.0]], [[1.0, 0.0], [0.0, 1.0]]


def bce(y_pred: Tensor, y: Tensor) -> Tensor:
    return -(y * y_pred.log().clamp(min=-100) + (1 - y) * (1 - y_pred).log().clamp(min=-100)).mean()


def examples(_: Draw) -> Sequence[Call]:
    return [*(Call(P[i : i + 1], Y[i : i + 1]) for i in range(4)), Call(P, Y)]


def others(draw: Draw) -> Sequence[Call]:
    shapes = ((1, 1), (3,), (6, 1), (5, 3))
    return [Call(draw.uniform(*s, low=0.02, high=0.98), draw.whole(0, 2, *s).double()) for s in shapes]


@prop("sure of it: p = 0 and p = 1", "很有把握：p = 0 和 p = 1")
def sure(answer: Answer, draw: Draw) -> None:
    for p, y in ((SURE_P[0], SURE_Y[0]), (SURE_P[1], SURE_Y[1]), ([0.0, 1.0, 0.5], [0.0, 0.0, 1.0])):
        expected = bce(torch.tensor(p), torch.tensor(y))
        got = answer.call("bce", torch.tensor(p), torch.tensor(y))
        if not agrees(got, expected):
            says = Text(en="ln 0 is -inf, and 0 · (-inf) is nan: each logarithm counts as -100 at the least, before it is multiplied.",
                        zh="ln 0 是 -inf，而 0 · (-inf) 是 nan：每个对数最低按 -100 算，要在相乘之前限制。")  # fmt: skip
            raise Wrong("not-clamped", says, f"bce(tensor({p}), tensor({y}))", show(got), show(expected))


@prop("targets between 0 and 1", "0 与 1 之间的目标")
def soft(answer: Answer, draw: Draw) -> None:
    p, y = draw.uniform(4, low=0.1, high=0.9).float(), draw.uniform(4, low=0.1, high=0.9).float()
    got, expected = answer.call("bce", p.clone(), y.clone()), bce(p, y)
    if not agrees(got, expected):
        says = Text(en="Only targets of exactly 0 and 1 are right: the formula weighs both logarithms, by y and by 1 - y.",
                    zh="只有目标恰好是 0 或 1 时才对：公式是用 y 和 1 - y 给两个对数加权。")  # fmt: skip
        raise Wrong("hard-labels-only", says, f"bce({show(p)}, {show(y)})", show(got), show(expected))


HELD = function(
        "bce", bce, examples, others, gradient=(0,),
        mistakes=(
            Mistake("summed", lambda p, y: bce(p, y) * y.numel(), Text(en="That is the sum: take the mean over all samples.", zh="这是总和：要对全部样本取平均。")),
            Mistake("sign", lambda p, y: -bce(p, y), Text(en="It is negative: logarithms of probabilities are, so a minus stands before.", zh="结果是负的：概率的对数是负数，所以前面要加负号。")),
            Mistake("half-missing", lambda p, y: -(y * p.log()).mean(),
                    Text(en="Samples with y = 0 cost nothing: the term (1 - y)·ln(1 - p) is missing.", zh="y = 0 的样本没有损失：少了 (1 - y)·ln(1 - p) 这一项。")),
            Mistake("half-missing", lambda p, y: -((1 - y) * (1 - p).log()).mean(),
                    Text(en="Samples with y = 1 cost nothing: the term y·ln p is missing.", zh="y = 1 的样本没有损失：少了 y·ln p 这一项。")),
            Mistake("swapped", lambda p, y: bce(y, p), Text(en="Prediction and target are exchanged: the logarithm is of the prediction.", zh="预测和目标弄反了：取对数的是预测值。")),
            *(Mistake("other-logarithm", lambda p, y, base=base: bce(p, y) / math.log(base),
                      Text(en="Another base: the natural logarithm, torch.log, is meant.", zh="对数的底不对：应当用自然对数 torch.log。")) for base in (2, 10)),
            Mistake("squared-error", lambda p, y: ((p - y) ** 2).mean(), Text(en="These are squares: that is the loss of regression.", zh="这是平方：那是回归用的损失。")),
            Mistake("sigmoid-inside", lambda z, y: bce(torch.sigmoid(z), y),
                    Text(en="y_pred is a probability already: no second sigmoid.", zh="y_pred 已经是概率：不要再套一层 sigmoid。")),
        ),
)  # fmt: skip
CHECK = Check(
    [*HELD[:2], sure, soft, *HELD[2:]],
    forbidden=frozenset({"binary_cross_entropy", "binary_cross_entropy_with_logits", "cross_entropy", "soft_margin_loss", "multilabel_soft_margin_loss"}),
)  # fmt: skip
