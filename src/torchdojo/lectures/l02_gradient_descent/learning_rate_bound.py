"""Lecture 2 · The largest learning rate that still converges: found by bisection, then explained.

Question   "Training fails perhaps because the learning rate is too large." How large is too large?
See        An epoch multiplies the distance to the minimum by a fixed factor. Where it passes 1, w flies off.
Source     Line 21 of the notes made exact: batch descent converges if and only if lr < 2 / (largest curvature).
           Too large a step is one cause of failure among several: see lectures 3 (zeroing) and 6 (plateau).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.text import Text
from torchdojo.views import Curve, Label, Note, Table

# The bound does not depend on y; y = 0 puts the minimum at w = b = 0, where floats are finest.
X = (1.0, 2.0, 3.0)
BATCHES = {"batch": (X,), "mini-batch": (X[:2], X[2:]), "SGD": tuple((x,) for x in X)}
GONE = 1e12  # from this distance nothing comes back


@dataclass(frozen=True)
class Settings:
    epochs: int = 2000  # epochs of each trial run · 每次试跑多少个 epoch
    digits: int = 6  # decimal places of the bound · 上限要精确到小数点后几位


def diverges(lr: float, way: str, bias: bool, epochs: int) -> bool:
    """Descend from w = b = 1; tell whether the second half of the run led away from w = b = 0."""
    w, b, halfway = 1.0, float(bias), 0.0
    for epoch in range(epochs):
        for xs in BATCHES[way]:
            errors = [w * x + b for x in xs]
            w -= lr * 2 * sum(e * x for e, x in zip(errors, xs, strict=True)) / len(xs)
            b -= bias * lr * 2 * sum(errors) / len(xs)
        distance = abs(w) + abs(b)
        if distance > GONE:
            return True
        if epoch == epochs // 2:
            halfway = distance
    return distance > halfway


def bisect(too_large: Callable[[float], bool], digits: int) -> float:
    """Return where `too_large` first turns true; doubling from below finds the first crossing, not any."""
    low, high = 0.0, 0.01
    while not too_large(high):
        low, high = high, 2 * high
    while high - low > max(0.1**digits, 1e-15):  # float64 ends there
        middle = (low + high) / 2
        low, high = (low, middle) if too_large(middle) else (middle, high)
    return (low + high) / 2


def factor(lr: float, way: str, bias: bool) -> float:
    """Return by what an epoch multiplies the distance in the long run: the largest eigenvalue of its matrix."""
    epoch = np.eye(1 + bias)  # (D, D)
    for xs in BATCHES[way]:
        features = np.array([[x, 1.0][: 1 + bias] for x in xs])  # (N, D)
        curvature = 2 * features.T @ features / len(xs)  # (D, D)
        epoch = (np.eye(1 + bias) - lr * curvature) @ epoch
    return float(np.abs(np.linalg.eigvals(epoch)).max())


def grows(lr: float, way: str, bias: bool) -> bool:
    return factor(lr, way, bias) > 1


def search(s: Settings) -> Training:
    rows, found = [], {}
    for bias in (False, True):
        for way in BATCHES:
            measured = bisect(partial(diverges, way=way, bias=bias, epochs=s.epochs), s.digits)
            theory = bisect(partial(grows, way=way, bias=bias), s.digits)
            rows.append(["w·x + b" if bias else "w·x", way, measured, theory])
            found[way.replace("-", "_").lower() + "_with_b" * bias] = measured

    lrs = (np.arange(0, 301) / 1000).tolist()
    factors = {way: (lrs, [factor(lr, way, False) for lr in lrs]) for way in BATCHES}
    yield Curve(GROWTH, "lr", Text(en="factor", zh="倍数"), {**factors, "1": (lrs, [1.0] * len(lrs))})
    yield Table(Text(en="The largest lr that converges", zh="还能收敛的最大学习率"), COLUMNS, rows)
    yield Note(
        Text(
            en="Batch, y = w·x: the curvature of the cost is 2·(1+4+9)/3 = 9.333, so the bound is 2/9.333 = 0.2143. "
            "SGD, y = w·x: an epoch multiplies by (1-2lr)(1-8lr)(1-18lr), which passes -1 at 0.2040. At lr = 0.2 the "
            "last sample overshoots by 2.6, but the three together shrink to 0.936.",
            zh="全批量、y = w·x：代价的曲率是 2·(1+4+9)/3 = 9.333，所以上限是 2/9.333 = 0.2143。"
            "SGD、y = w·x：一个 epoch 乘上 (1-2lr)(1-8lr)(1-18lr)，在 0.2040 处越过 -1。lr = 0.2 时，"
            "最后一个样本会放大 2.6 倍，但三个样本合起来缩小到 0.936 倍。",
        )
    )
    yield Result(**found, sgd_factor_at_0_2=factor(0.2, "SGD", False))


COLUMNS: list[Label] = [
    Text(en="model", zh="模型"),
    Text(en="way", zh="走法"),
    Text(en="measured", zh="实测"),
    "|factor| = 1",
]
GROWTH = Text(
    en="One epoch multiplies the distance to the minimum by", zh="一个 epoch 把到最低点的距离乘上多少"
)

PROGRAM = Program(
    title=Text(en="How large may the learning rate be?", zh="学习率最大能取多少？"),
    settings=Settings,
    run=search,
    expect=(
        Expect("batch", 0.214286, within=2e-6),
        Expect("sgd", 0.204018, within=2e-6),
        Expect("batch_with_b", 0.180295, within=2e-6),
        Expect("sgd_factor_at_0_2", 0.936, within=1e-9),
    ),
    quick={"epochs": 500, "digits": 4},
)
