"""Lecture 2 · descend: batch gradient descent on one weight."""

from collections.abc import Sequence

from torchdojo.practice.judge import Call, Check, Closeness, Draw, Mistake, Text, function

XS, YS = [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]


def gradient(w: float, xs: list[float], ys: list[float]) -> float:
    return sum(2 * x * (w * x - y) for x, y in zip(xs, ys, strict=True)) / len(xs)


def descend(w: float, lr: float, epochs: int, xs: list[float], ys: list[float]) -> float:
    for _ in range(epochs):
        w -= lr * gradient(w, xs, ys)
    return w


def per_sample(w: float, lr: float, epochs: int, xs: list[float], ys: list[float]) -> float:
    for _ in range(epochs):
        for x, y in zip(xs, ys, strict=True):
            w -= lr * 2 * x * (w * x - y)
    return w


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
        for n, epochs in ((1, 7), (4, 25), (9, 3), (3, 100))
    ]


CHECK = Check(
    function(
        "descend", descend, examples, others, other_dtype=None, strided=False, close=Closeness(1e-5, 1e-5),
        mistakes=(
            Mistake("climbs", lambda w, lr, *more: descend(w, -lr, *more),
                    Text(en="It climbs: subtract lr times the gradient.", zh="在往上爬：应当减去 lr 乘梯度。")),
            Mistake("one-step-less", lambda w, lr, epochs, xs, ys: descend(w, lr, max(epochs - 1, 0), xs, ys),
                    Text(en="One step too few is made.", zh="少走了一步。")),
            Mistake("one-step-more", lambda w, lr, epochs, xs, ys: descend(w, lr, epochs + 1, xs, ys),
                    Text(en="One step too many is made.", zh="多走了一步。")),
            Mistake("per-sample", per_sample,
                    Text(en="You step after every point: that is the next exercise. Here one step per epoch uses all points.",
                         zh="你每个点走一步：那是下一题。这里每个 epoch 用全部点走一步。")),
            Mistake("summed", lambda w, lr, epochs, xs, ys: descend(w, lr * len(xs), epochs, xs, ys),
                    Text(en="The gradient is summed over the points: divide by N.", zh="梯度是对点求的和：还要除以 N。")),
            Mistake("no-two", lambda w, lr, *more: descend(w, lr / 2, *more),
                    Text(en="Its steps are half as long: the derivative of a square has a factor 2.", zh="步子只有一半：平方的导数里有因子 2。")),
            Mistake("gradient-of-start", lambda w, lr, epochs, xs, ys: w - epochs * lr * gradient(w, xs, ys),
                    Text(en="The gradient is computed once, at the start: it changes with w, so compute it in every step.",
                         zh="梯度只在出发点算了一次：w 变了梯度也变，每一步都要重新算。")),
        ),
    ),
    cpu=5,
)  # fmt: skip
