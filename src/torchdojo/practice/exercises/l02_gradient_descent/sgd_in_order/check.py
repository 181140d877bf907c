"""Lecture 2 · sgd-in-order: a step after every point."""

from collections.abc import Sequence

from torchdojo.practice.judge import Call, Check, Closeness, Draw, Mistake, Text, function

XS, YS = [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]


def sgd(w: float, lr: float, epochs: int, xs: list[float], ys: list[float]) -> list[float]:
    ends = []
    for _ in range(epochs):
        for x, y in zip(xs, ys, strict=True):
            w -= lr * 2 * x * (w * x - y)
        ends.append(w)
    return ends


def batch(w: float, lr: float, epochs: int, xs: list[float], ys: list[float]) -> list[float]:
    ends = []
    for _ in range(epochs):
        w -= lr * sum(2 * x * (w * x - y) for x, y in zip(xs, ys, strict=True)) / len(xs)
        ends.append(w)
    return ends


def steps(w: float, lr: float, epochs: int, xs: list[float], ys: list[float]) -> list[float]:
    every = []
    for _ in range(epochs):
        for x, y in zip(xs, ys, strict=True):
            w -= lr * 2 * x * (w * x - y)
            every.append(w)
    return every


def examples(_: Draw) -> Sequence[Call]:
    return [Call(1.0, 0.01, 100, XS, YS), Call(1.0, 0.01, 1, XS, YS), Call(1.0, 0.01, 0, XS, YS)]


def others(draw: Draw) -> Sequence[Call]:
    return [
        Call(
            draw.real(-3, 3),
            draw.real(0.01, 0.05, 3),
            epochs,
            draw.normal(n).tolist(),
            draw.normal(n, scale=3).tolist(),
        )
        for n, epochs in ((1, 4), (5, 6), (8, 2))
    ]


CHECK = Check(
    function(
        "sgd", sgd, examples, others, other_dtype=None, strided=False, close=Closeness(1e-5, 1e-5),
        mistakes=(
            Mistake("batch", batch, Text(en="You step once per epoch with all points: step after every point.", zh="你每个 epoch 用全部点走一步：应当每个点走一步。")),
            Mistake("summed-batch", lambda w, lr, epochs, xs, ys: batch(w, lr * len(xs), epochs, xs, ys),
                    Text(en="All gradients of an epoch are taken at the same w: use the w of this very moment.",
                         zh="一个 epoch 里的梯度都是在同一个 w 处算的：要用此刻的 w。")),
            Mistake("every-step", steps, Text(en="You record w after every point: one value per epoch is asked for.", zh="你每个点都记了一次 w：每个 epoch 只要一个。")),
            Mistake("backwards", lambda w, lr, epochs, xs, ys: sgd(w, lr, epochs, xs[::-1], ys[::-1]),
                    Text(en="The points are taken from the last to the first: keep their order.", zh="点是从后往前取的：要按原来的次序。")),
            Mistake("divided", lambda w, lr, epochs, xs, ys: sgd(w, lr / len(xs), epochs, xs, ys),
                    Text(en="Every step is divided by N: the loss of one point has no mean.", zh="每一步都除了 N：一个点的损失没有平均。")),
            Mistake("climbs", lambda w, lr, *more: sgd(w, -lr, *more), Text(en="It climbs: subtract lr times the gradient.", zh="在往上爬：应当减去 lr 乘梯度。")),
            Mistake("no-two", lambda w, lr, *more: sgd(w, lr / 2, *more),
                    Text(en="Its steps are half as long: the derivative of a square has a factor 2.", zh="步子只有一半：平方的导数里有因子 2。")),
            Mistake("with-start", lambda w, *more: [w, *sgd(w, *more)],
                    Text(en="The list begins with the start: only w after each epoch is asked for.", zh="列表里多了出发时的 w：只要每个 epoch 结束时的。")),
        ),
    )
)  # fmt: skip
