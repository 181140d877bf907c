"""Lecture 8 · cross-entropy: the negative logarithm at the right class, averaged."""

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

SLIDE = torch.tensor([[0.1, 0.2, 0.9], [1.1, 0.1, 0.2], [0.2, 2.1, 0.1]]).double()
WORSE = torch.tensor([[0.8, 0.2, 0.3], [0.2, 0.3, 0.5], [0.2, 0.2, 0.5]]).double()
LABELS = torch.tensor([2, 0, 1])
SHAPES = ((1, 4), (5, 3), (3, 5), (7, 1), (20, 10))
FAR = torch.tensor([[1000.0, 0.0, -1000.0], [-1000.0, 0.0, 5.0]]).double()


def drawn(draw: Draw, logs: bool) -> Sequence[Call]:
    pairs = [(draw.normal(n, k, scale=2), draw.whole(0, k, n)) for n, k in SHAPES] + [
        (FAR, torch.tensor([1, 0]))
    ]
    return [Call(z.log_softmax(1) if logs else z, labels) for z, labels in pairs]


def rows(log_p: Tensor, labels: Tensor) -> Tensor:
    return log_p[torch.arange(len(labels)), labels]


Loss = Callable[[Tensor, Tensor], Tensor]


def mistakes(right: Loss, log_p: Callable[[Tensor], Tensor]) -> Sequence[Mistake]:
    return (
        Mistake("summed", lambda z, y: right(z, y) * len(y),
                Text(en="That is the sum over the batch: the mean is asked for.", zh="这是整批的和：要的是平均值。")),
        Mistake("no-minus", lambda z, y: -right(z, y),
                Text(en="The sign is missing: log of a probability is negative, a loss is not.", zh="少了负号：概率的对数是负的，损失不应当是负的。")),
        Mistake("divided-by-classes", lambda z, y: -rows(log_p(z), y).sum() / z.numel(),
                Text(en="You averaged over all N·K numbers: there are N samples.", zh="你除以了 N·K：样本只有 N 个。")),
        Mistake("every-pair", lambda z, y: -log_p(z)[:, y].mean(),
                Text(en="[:, labels] takes the columns of all labels in every row: each row needs only its own label.",
                     zh="[:, labels] 在每一行都取了所有标签的列：每一行只要自己的那一个。")),
        Mistake("probabilities", lambda z, y: -rows(log_p(z), y).exp().mean(),
                Text(en="The logarithm is missing: that is the mean probability.", zh="少了对数：这是概率的平均值。")),
    )  # fmt: skip


DOUBLE = Mistake("softmax-twice", lambda z, y: F.cross_entropy(z.softmax(1), y),
                 Text(en="Softmax was taken twice: log_softmax wants the logits, not probabilities. The loss can then never get near 0.",
                      zh="做了两次 softmax：log_softmax 要的是 logits，不是概率。这样损失永远降不到 0 附近。"))  # fmt: skip
LOST = Mistake("log-of-zero", lambda z, y: -rows(z.softmax(1).log(), y).mean(),
               Text(en="Right while logits are small; a probability below 1e-38 becomes 0 and its log -inf. Stay in logarithms: log_softmax.",
                    zh="logits 小的时候对；概率小到变成 0，取对数就是 -inf。一直用对数来算：log_softmax。"))  # fmt: skip
AXIS = Mistake("first-axis", lambda z, y: -rows(z.log_softmax(0), y).mean(),
               Text(en="The softmax runs over the batch: the classes are on axis 1.", zh="softmax 沿着批次做了：类别在第 1 维。"))  # fmt: skip
NLL = mistakes(F.nll_loss, lambda z: z)
CE = (*mistakes(F.cross_entropy, lambda z: z.log_softmax(1)), DOUBLE, LOST, AXIS)

CHECK = Check(
    [
        *function("nll", F.nll_loss, lambda _: [Call(SLIDE.log_softmax(1), LABELS)], lambda draw: drawn(draw, True),
                  mistakes=NLL, gradient=(0,)),
        *function("cross_entropy", F.cross_entropy, lambda _: [Call(z, LABELS) for z in (SLIDE, WORSE)],
                  lambda draw: drawn(draw, False), mistakes=CE, gradient=(0,)),
    ],
    forbidden=frozenset({"cross_entropy", "cross_entropy_loss", "nll_loss", "nll_loss_nd", "linear_cross_entropy"}),
)  # fmt: skip
