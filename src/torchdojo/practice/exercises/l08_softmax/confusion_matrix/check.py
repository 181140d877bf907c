"""Lecture 8 · confusion-matrix: rows are labels, columns answers."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

LOGITS = torch.tensor([[2.0, 1.0], [-1.0, 0.5], [3.0, -3.0], [0.1, 0.2]]).double()
LABELS = torch.tensor([0, 0, 0, 1])
TABLE = torch.tensor([[2, 1], [0, 1]])


def confusion(logits: Tensor, labels: Tensor, classes: int) -> Tensor:
    table = torch.zeros(classes, classes, dtype=torch.int64)
    for label, answer in zip(labels.tolist(), logits.argmax(1).tolist(), strict=True):
        table[label, answer] += 1
    return table


def recall(table: Tensor) -> Tensor:
    return (table.diagonal() / table.sum(1)).float()


def batches(draw: Draw) -> Sequence[Call]:
    sizes = ((50, 3), (1, 4), (7, 7), (200, 10), (3, 5))
    found = [Call(draw.normal(n, k), draw.whole(0, k, n), k) for n, k in sizes]
    return [*found, Call(draw.normal(30, 4) - 9, draw.whole(0, 2, 30), 4)]  # classes without samples


def tables(draw: Draw) -> Sequence[Call]:
    drawn = [draw.whole(0, 9, k, k) for k in (3, 10, 1, 5)]
    for table in drawn[:2]:
        table[1] = 0  # a class without samples
        table[2, 2] += 1
    return [Call(table) for table in drawn]


TURNED = Text(en="Rows and columns are exchanged: the row is the label, the column the answer.", zh="行和列反了：行是标签，列是答案。")  # fmt: skip
CHECK = Check(
    [
        *function(
            "confusion", confusion, lambda _: [Call(LOGITS, LABELS, 2)], batches,
            mistakes=(
                Mistake("turned", lambda z, y, k: confusion(z, y, k).T, TURNED),
                Mistake("each-cell-once", lambda z, y, k: confusion(z, y, k).clamp(max=1),
                        Text(en="No cell gets beyond 1: table[labels, answers] += 1 adds only once where the same cell comes several times.",
                             zh="每个格子最多只有 1：同一格出现多次时，table[labels, answers] += 1 只加一次。")),
                Mistake("shares", lambda z, y, k: confusion(z, y, k) / len(y),
                        Text(en="These are shares: counts are asked for.", zh="这是比例：要的是个数。")),
                Mistake("only-the-right", lambda z, y, k: confusion(z, y, k).diagonal().diag(),
                        Text(en="Only the right answers are counted: the others are what the table is for.", zh="只数了答对的：这张表要看的正是答错的。")),
                Mistake("smallest", lambda z, y, k: confusion(-z, y, k), Text(en="The class with the smallest logit was taken.", zh="取成了 logit 最小的类。")),
            ),
        ),
        *function(
            "recall", recall, lambda _: [Call(TABLE)], tables, other_dtype=None,
            mistakes=(
                Mistake("precision", lambda t: t.diagonal() / t.sum(0),
                        Text(en="That is the precision: you divided by how often a class was answered. Recall divides by how often it was the label.",
                             zh="这是精确率：除以的是每一类被回答的次数。召回率要除以它作为标签出现的次数。")),
                Mistake("of-all", lambda t: t.diagonal() / t.sum(),
                        Text(en="You divided by all samples: each class has its own number of samples.", zh="你除以了全部样本：每一类应当除以自己的样本数。")),
                Mistake("accuracy", lambda t: t.diagonal().sum() / t.sum(), Text(en="That is the accuracy, one number: each class has a recall.", zh="这是正确率，只有一个数：每一类各有一个召回率。")),
                Mistake("nan-replaced", lambda t: recall(t).nan_to_num(0.0),
                        Text(en="A class without samples gets 0 here: that says all its samples were answered wrongly. It is to be nan.",
                             zh="没有样本的类这里成了 0，好像它的样本全答错了一样：应当是 nan。")),
                Mistake("per-cent", lambda t: 100 * recall(t), Text(en="That is per cent: a share between 0 and 1 is asked for.", zh="这是百分数：要的是 0 到 1 之间的比例。")),
            ),
        ),
    ]
)  # fmt: skip
