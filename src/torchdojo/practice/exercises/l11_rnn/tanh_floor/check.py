"""Lecture 11 · tanh-floor: the smallest cross-entropy of logits between -1 and 1."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Closeness, Draw, Mistake, Text, function


def best_logits(y: Tensor, classes: int, low: float = -1.0, high: float = 1.0) -> Tensor:
    rows = torch.full((len(y), classes), low, dtype=torch.float64)
    rows[torch.arange(len(y)), y] = high
    return rows


def floor(classes: int) -> float:
    return math.log1p((classes - 1) * math.exp(-2))


def words(_: Draw) -> Sequence[Call]:
    return [Call(torch.tensor([3, 1]), 4)]


def other_words(draw: Draw) -> Sequence[Call]:
    return [Call(draw.whole(0, k, n), k) for n, k in ((5, 4), (7, 18), (1, 2), (3, 10))]


def four(_: Draw) -> Sequence[Call]:
    return [Call(4)]


def more(draw: Draw) -> Sequence[Call]:
    return [Call(k) for k in (2, 18, 1, 100, draw.one(3, 50))]


CHECK = Check(
    [
        *function(
            "best_logits", best_logits, words, other_words, other_dtype=None, strided=False,
            mistakes=(
                Mistake("one-hot", lambda y, k: best_logits(y, k, 0.0), Text(en="That is one-hot: the wrong classes can go lower than 0.", zh="这是 one-hot：错误的类别还可以比 0 更低。")),
                Mistake("reversed", lambda y, k: best_logits(y, k, 1.0, -1.0), Text(en="Reversed: the right class gets the largest number.", zh="反了：正确的类别应当是最大的数。")),
                Mistake("too-sure", lambda y, k: best_logits(y, k, -100.0, 100.0), Text(en="tanh never reaches these numbers: stay between -1 and 1.", zh="tanh 到不了这样的数：要在 -1 到 1 之间。")),
                Mistake("a-softmax", lambda y, k: best_logits(y, k).softmax(1), Text(en="These are probabilities: the logits before softmax are asked for.", zh="这是概率：要的是 softmax 之前的 logits。")),
            ),
        ),
        *function(
            "floor", floor, four, more, other_dtype=None, strided=False, close=Closeness(1e-5, 1e-7),
            mistakes=(
                Mistake("one-hot", lambda k: math.log1p((k - 1) * math.exp(-1)), Text(en="That is the loss with logits 0 and 1: the wrong classes can go down to -1.", zh="这是 logits 取 0 和 1 时的损失：错误的类别可以低到 -1。")),
                Mistake("one-other", lambda k: math.log1p(math.exp(-2)), Text(en="Only one of the wrong classes is counted: there are classes - 1.", zh="只算了一个错误的类别：一共有 classes - 1 个。")),
                Mistake("all-others", lambda k: math.log1p(k * math.exp(-2)), Text(en="The right class is counted among the wrong ones, too: there are classes - 1.", zh="把正确的类别也算进了错误的里：错误的只有 classes - 1 个。")),
                Mistake("probability", lambda k: 1 / (1 + (k - 1) * math.exp(-2)), Text(en="That is the probability of the right class: the loss is minus its logarithm.", zh="这是正确类别的概率：损失是它的对数的相反数。")),
                Mistake("base-two", lambda k: floor(k) / math.log(2), Text(en="That is a logarithm to base 2: cross-entropy takes the natural one.", zh="这是以 2 为底的对数：交叉熵用自然对数。")),
                Mistake("no-knowledge", lambda k: math.log(k), Text(en="That is the loss of someone who knows nothing: all classes equally likely.", zh="这是一无所知时的损失：各类概率相等。")),
                Mistake("sign", lambda k: -floor(k), Text(en="The sign is reversed: the loss is minus the logarithm.", zh="符号反了：损失是对数的相反数。")),
            ),
        ),
    ]
)  # fmt: skip
