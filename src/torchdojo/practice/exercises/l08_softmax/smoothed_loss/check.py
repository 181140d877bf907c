"""Lecture 8 · smoothed-loss: compared with CrossEntropyLoss(label_smoothing=) and (weight=)."""

from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

PAIR = torch.tensor([[2.0, 0.0], [2.0, 0.0]]).double()
SHAPES = ((5, 4), (1, 2), (20, 8), (3, 16))
FAR = torch.tensor([[900.0, 0.0, -900.0, 1.0], [1.0, 2.0, 3.0, 4.0]]).double()


def smoothed(logits: Tensor, labels: Tensor, eps: float) -> Tensor:
    return F.cross_entropy(logits, labels, label_smoothing=eps)


def weighted(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    return F.cross_entropy(logits, labels, weights)


def soft(draw: Draw) -> Sequence[Call]:
    found = [
        Call(draw.normal(n, k, scale=2), draw.whole(0, k, n), draw.one(1, 8) / 8) for n, k in SHAPES
    ]  # exact in float32
    return [*found, Call(FAR, torch.tensor([0, 1]), 0.125), Call(draw.normal(4, 3), draw.whole(0, 3, 4), 0.0)]


def heavy(draw: Draw) -> Sequence[Call]:
    found = [
        Call(draw.normal(n, k, scale=2), draw.whole(0, k, n), draw.uniform(k, low=0.2, high=4))
        for n, k in SHAPES
    ]
    return [*found, Call(FAR, torch.tensor([2, 1]), draw.uniform(4, low=0.2, high=4))]


def with_targets(z: Tensor, y: Tensor, right: float, wrong: float) -> Tensor:
    targets = wrong + (right - wrong) * F.one_hot(y, z.shape[1])
    return -(targets * z.log_softmax(1)).sum(1).mean()


def rows(z: Tensor, y: Tensor, w: Tensor) -> Tensor:
    return w[y] * F.cross_entropy(z, y, reduction="none")


SUMMED: Any = Text(
    en="That is the sum over the batch: the mean is asked for.", zh="这是整批的和：要的是平均值。"
)
CHECK = Check(
    [
        *function(
            "smoothed", smoothed, lambda _: [Call(PAIR[:1], torch.tensor([0]), 0.25)], soft, gradient=(0,), other_dtype=None,
            mistakes=(
                Mistake("not-smoothed", lambda z, y, e: smoothed(z, y, 0.0), Text(en="That is the ordinary cross-entropy: eps changes nothing.", zh="这是普通的交叉熵：eps 没有起作用。")),
                Mistake("others-only", lambda z, y, e: with_targets(z, y, 1 - e, e / (z.shape[1] - 1)),
                        Text(en="eps is shared among the wrong classes only: here every class gets eps/K, the right one too.",
                             zh="eps 只分给了错误的类别：这里每一类都得 eps/K，正确的类也有。")),
                Mistake("over-the-wrong-too", lambda z, y, e: with_targets(z, y, 1 - e, e / z.shape[1]),
                        Text(en="The target of the right class is 1 - eps + eps/K: then the targets sum to 1.", zh="正确类别的目标是 1 - eps + eps/K：这样各目标之和才是 1。")),
                Mistake("eps-not-divided", lambda z, y, e: with_targets(z, y, 1, e), Text(en="Every class got eps: it is to be shared, eps/K each.", zh="每一类都加了 eps：应当平分，每类 eps/K。")),
                Mistake("eps-not-divided", lambda z, y, e: with_targets(z, y, 1 - e + e, e), Text(en="Every class got eps: it is to be shared, eps/K each.", zh="每一类都加了 eps：应当平分，每类 eps/K。")),
                Mistake("eps-swapped", lambda z, y, e: smoothed(z, y, 1 - e), Text(en="eps and 1 - eps are exchanged.", zh="eps 和 1 - eps 弄反了。")),
                Mistake("summed", lambda z, y, e: smoothed(z, y, e) * len(y), SUMMED),
            ),
        ),
        *function(
            "weighted", weighted, lambda _: [Call(PAIR, torch.tensor([0, 1]), torch.tensor([1.0, 3.0]).double())], heavy, gradient=(0,),
            mistakes=(
                Mistake("divided-by-n", lambda z, y, w: rows(z, y, w).mean(),
                        Text(en="You divided by N: a weighted mean is divided by the sum of the weights of the samples.", zh="你除以了 N：加权平均要除以各样本权重的和。")),
                Mistake("divided-by-all-weights", lambda z, y, w: rows(z, y, w).sum() / w.sum(),
                        Text(en="You divided by the sum of the K weights: add up the weights of the samples in the batch.", zh="你除以了 K 个权重的和：应当把这一批各样本的权重加起来。")),
                Mistake("weights-unused", lambda z, y, w: F.cross_entropy(z, y), Text(en="The weights change nothing.", zh="权重没有起作用。")),
                Mistake("logits-weighted", lambda z, y, w: F.cross_entropy(z * w, y), Text(en="The logits were multiplied: the weight belongs in front of the loss of a sample.", zh="权重乘到了 logits 上：应当乘在样本的损失上。")),
                Mistake("summed", lambda z, y, w: rows(z, y, w).sum(), SUMMED),
            ),
        ),
    ],
    forbidden=frozenset({"cross_entropy", "cross_entropy_loss", "nll_loss", "nll_loss_nd", "linear_cross_entropy"}),
)  # fmt: skip
