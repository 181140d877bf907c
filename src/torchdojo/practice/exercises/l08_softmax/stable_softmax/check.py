"""Lecture 8 · stable-softmax: rows that sum to 1, for logits of any size."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

FAR = torch.tensor([[1000.0, 999.0, -1000.0], [-1000.0, -1001.0, -1002.0], [0.0, 0.5, 1.0]]).double()


def softmax(logits: Tensor) -> Tensor:
    return torch.softmax(logits, -1)


def examples(_: Draw) -> Sequence[Call]:
    return [Call(torch.tensor([0.2, 0.1, -0.1]).double())]


def others(draw: Draw) -> Sequence[Call]:
    shapes = ((4,), (1,), (5, 3), (3, 5), (4, 4), (1, 6), (6, 1))
    return [
        *(Call(draw.normal(*shape, scale=2)) for shape in shapes),
        Call(FAR),
        Call(1000.0 * draw.whole(-1, 2, 5)),
    ]


def naive(z: Tensor) -> Tensor:
    return z.exp() / z.exp().sum(-1, keepdim=True)


def one_peak(z: Tensor) -> Tensor:
    return naive(z - z.max())


CHECK = Check(
    function(
        "softmax", softmax, examples, others, gradient=(0,),
        mistakes=(
            Mistake("overflow", naive,
                    Text(en="Right while logits are small; exp(1000) is inf, exp(-1000) is 0, and inf/inf and 0/0 are nan. "
                            "Subtract the largest logit of each row first.",
                         zh="logits 小的时候对；但 exp(1000) 是 inf，exp(-1000) 是 0，inf/inf 和 0/0 都是 nan。先减去每一行的最大值。")),
            Mistake("one-peak", one_peak,
                    Text(en="You subtract the largest logit of the whole batch: in a row far below it every exp is 0, and 0/0 is nan. "
                            "Each row needs its own.",
                         zh="你减的是整批的最大值：离它很远的行，exp 全是 0，0/0 就是 nan。每一行要减自己的最大值。")),
            *(Mistake("whole-batch", lambda z, near=near: near(z).exp() / near(z).exp().sum(),
                      Text(en="The whole batch sums to 1: each row must, so sum along the last axis.", zh="现在是整批的和为 1：应当每一行的和为 1，沿最后一维求和。"))
              for near in (lambda z: z - z.amax(-1, keepdim=True), lambda z: z - z.max(), lambda z: z)),
            Mistake("first-axis", lambda z: torch.softmax(z, 0),
                    Text(en="The columns sum to 1: the classes are on the last axis, not on the first.", zh="现在是每一列的和为 1：类别在最后一维，不在第一维。")),
            Mistake("logarithm", lambda z: torch.log_softmax(z, -1),
                    Text(en="These are the logarithms of the probabilities.", zh="这是概率的对数。")),
            Mistake("not-normalised", lambda z: (z - z.amax(-1, keepdim=True)).exp(),
                    Text(en="The rows do not sum to 1: divide by the sum of the exponentials.", zh="每一行的和不是 1：还要除以指数的和。")),
            Mistake("no-exp", lambda z: z / z.sum(-1, keepdim=True),
                    Text(en="The logits were divided by their sum without exp: logits may be negative, probabilities may not.",
                         zh="没有取 exp，就用 logits 除以它们的和：logits 可以是负的，概率不行。")),
        ),
    ),
    forbidden=frozenset({"softmax", "log_softmax", "softmin", "gumbel_softmax", "logsumexp"}),
)  # fmt: skip
