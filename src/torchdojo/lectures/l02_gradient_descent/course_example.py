"""Lecture 2 · The lecture's own example: three points, one weight, from w = 1.

Question   Does the program on the slide reach w = 2, and how close does it get in 100 epochs?
See        The distance to w = 2 shrinks by the same factor every epoch: a straight line on a log axis.
Source     Course lecture 3 prints "epoch 0 w=1.09 cost=4.67" ... "w=2.00": the cost is that before the update.
           Some learners' "SGD" draws one of three indices of four points at random; here every sample is seen.
"""

from dataclasses import dataclass

from torchdojo.engine.program import Epoch, Expect, Program, Result, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve, Line, Table

x_data = [1.0, 2.0, 3.0]
y_data = [2.0, 4.0, 6.0]


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 100  # one epoch = every sample seen once · 一个 epoch = 每个样本看一遍
    start: float = 1.0  # w before the first update · 第一次更新前的 w


def cost(w: float) -> float:
    return sum((w * x - y) ** 2 for x, y in zip(x_data, y_data, strict=True)) / len(x_data)


def cost_gradient(w: float) -> float:
    return sum(2 * x * (w * x - y) for x, y in zip(x_data, y_data, strict=True)) / len(x_data)


def loss_gradient(w: float, x: float, y: float) -> float:
    return 2 * x * (w * x - y)


def train(s: Settings) -> Training:
    w_batch = w_sgd = s.start
    walked = [(w_batch, w_sgd)]
    for epoch in range(s.epochs):
        before = cost(w_batch)
        w_batch -= s.lr * cost_gradient(w_batch)  # one update: the slope of the whole cost
        for x, y in zip(x_data, y_data, strict=True):
            w_sgd -= s.lr * loss_gradient(w_sgd, x, y)  # three updates: the slope of one loss each
        walked.append((w_batch, w_sgd))
        yield Step(loss=before)
        yield Epoch(epoch, w_batch=w_batch, w_sgd=w_sgd, cost=cost(w_batch))

    epochs = list(range(s.epochs + 1))
    # 1e-16 is the resolution of a float64 near 2; a log axis cannot show zero
    away = {
        "batch": [max(abs(b - 2), 1e-16) for b, _ in walked],
        "SGD": [max(abs(g - 2), 1e-16) for _, g in walked],
    }
    yield Curve(
        Text(en="Distance to w = 2", zh="离 w = 2 还有多远"),
        "epoch",
        "|w - 2|",
        {way: (epochs, distance) for way, distance in away.items()},
        log_y=True,
    )
    yield Table(
        Text(en="As on the slide", zh="和幻灯片一样"),
        ["epoch", "w (batch)", Text(en="cost before the update", zh="更新前的代价"), "w (SGD)"],
        [[e, walked[e + 1][0], cost(walked[e][0]), walked[e + 1][1]] for e in shown(s.epochs)],
    )
    yield Line(Text(en="The line", zh="拟合直线"), x_data, y_data, w_batch, 0.0)
    exact = 2 - (2 - s.start) * (1 - s.lr * CURVATURE) ** s.epochs
    yield Result(
        w_batch=w_batch,
        w_sgd=w_sgd,
        off_by_formula=abs(w_batch - exact),
        four_hours=4 * w_batch,
        first_w=walked[1][0],
        first_cost=cost(s.start),
    )


def shown(epochs: int) -> list[int]:
    return sorted({0, 1, 2, *range(9, epochs, 10), epochs - 1} & set(range(epochs)))


CURVATURE = 2 * (1 + 4 + 9) / 3  # second derivative of the cost by w

PROGRAM = Program(
    title=Text(en="The lecture's own three points", zh="课上的三个点"),
    settings=Settings,
    run=train,
    expect=(
        Expect("first_w", 1.0933, within=1e-4),
        Expect("first_cost", 4.6667, within=1e-4),
        Expect("w_batch", 1.99994444, within=1e-8),
        Expect("off_by_formula", 0, within=1e-12),
        Expect("w_sgd", 1.9999999999999, within=1e-12),
    ),
    tries=(
        Try(
            Text(
                en="lr=0.1071 is one over the curvature: batch descent lands on w = 2 in a single step.",
                zh="lr=0.1071 约等于曲率的倒数：全批量一步就落到 w = 2。",
            ),
            given={"lr": 0.1071, "epochs": 1},
            value="w_batch",
            about=2.0,
            within=0.001,
        ),
        Try(
            Text(
                en="lr=0.22 is beyond the bound 0.2143: w jumps from side to side, further every time.",
                zh="lr=0.22 超过了上限 0.2143：w 左右来回跳，一次比一次远。",
            ),
            given={"lr": 0.22, "epochs": 1000},
            diverges=True,
        ),
    ),
)
