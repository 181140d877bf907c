"""Lecture 3 · Why 8.544 and not 8? The slow valley of the quadratic model.

Question   The quadratic model fits y = 2x exactly with w1 = 0, w2 = 2, b = 0. Why is f(4) = 8.544 after 100 epochs?
See        The cost is nearly zero at once, yet the parameters creep for thousands of epochs: no bug, a flat valley.
Source     The learners' standing question on course lecture 4. Lecture 2 has the rule: each direction of the cost
           shrinks by 1 - lr · curvature per update, so a direction that is 5,030 times flatter is that much slower.
"""

from dataclasses import dataclass

import numpy as np

from torchdojo.engine.program import Epoch, Expect, Program, Result, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve, Table

X_DATA, Y_DATA = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 10000  # one epoch = every sample seen once · 一个 epoch = 每个样本看一遍
    scaled: bool = False  # standardise x² and x first, the cure · 先把 x² 和 x 标准化：解药


def columns(x: np.ndarray, scaled: bool) -> np.ndarray:
    """Return the features x², x, 1; scaled: shifted and stretched to mean 0 and spread 1 over the training points."""
    powers = np.stack([x**2, x], axis=1)  # (N, 2)
    if scaled:
        known = np.stack([X_DATA**2, X_DATA], axis=1)
        powers = (powers - known.mean(axis=0)) / known.std(axis=0)
    return np.concatenate([powers, np.ones((len(x), 1))], axis=1)  # (N, 3)


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    features = columns(X_DATA, s.scaled)  # (3, 3)
    four = columns(np.array([4.0]), s.scaled)[0]  # (3)

    # 2 · model: y_pred = features · parameters ---------------------------------------------------
    parameters = np.ones(3)  # (3)  w1, w2, b

    # 3 · loss and optimizer: squared error, one sample at a time -----------------------------------
    at_four, costs = [], []

    # 4 · training cycle ------------------------------------------------------------------------------
    for epoch in range(s.epochs):
        for row, y in zip(features, Y_DATA, strict=True):
            parameters = parameters - s.lr * 2 * (row @ parameters - y) * row  # (3)
        costs.append(float(np.mean((features @ parameters - Y_DATA) ** 2)))
        at_four.append(float(four @ parameters))
        yield Step(loss=costs[-1])
        yield Epoch(epoch, cost=costs[-1], four_hours=at_four[-1])

    curvatures, directions = np.linalg.eigh(2 * features.T @ features / len(features))
    flat = directions[:, 0]  # (3)  the change of w1, w2, b that the training points notice least
    epochs = list(range(1, s.epochs + 1))
    yield Curve(ANSWER, "epoch", "f(4)", {"f(4)": (epochs, at_four)})
    yield Curve(MEANWHILE, "epoch", "cost", {"cost": (epochs, costs)}, log_y=True)
    shown = [e for e in (1, 10, 100, 300, 1000, 3000, 10000) if e <= s.epochs]
    yield Table(NUMBERS, ["epoch", "cost", "f(4)"], [[e, costs[e - 1], at_four[e - 1]] for e in shown])
    rows = [[float(c), *d.tolist()] for c, d in zip(curvatures, directions.T, strict=True)]
    yield Table(DIRECTIONS, [Text(en="curvature", zh="曲率"), "w1", "w2", "b"], rows)
    felt = [*(features @ flat).tolist(), float(four @ flat)]
    yield Table(FELT, ["f(1)", "f(2)", "f(3)", "f(4)"], [felt])
    yield Result(
        four_hours=at_four[-1],
        cost=costs[-1],
        steep_over_flat=float(curvatures[-1] / curvatures[0]),
        felt_at_four_over_felt_in_training=abs(felt[3]) / max(map(abs, felt[:3])),
    )


ANSWER = Text(en="The answer for four hours", zh="对 4 小时的预测")
MEANWHILE = Text(en="Meanwhile the cost", zh="与此同时的代价")
NUMBERS = Text(en="The same in numbers", zh="用数字看")
DIRECTIONS = Text(en="The three directions of the cost", zh="代价的三个方向")
FELT = Text(en="A step of 1 in the flattest direction changes", zh="沿最平的方向走一步（长度 1），预测改变")

PROGRAM = Program(
    title=Text(en="Why 8.544 and not 8?", zh="为什么是 8.544 而不是 8？"),
    settings=Settings,
    run=train,
    expect=(
        Expect("four_hours", 8.544, within=0.001, given={"epochs": 100}),
        Expect("four_hours", 8.002, within=0.001),
        Expect("steep_over_flat", 5030, within=1),
        Expect("felt_at_four_over_felt_in_training", 4.85, within=0.01),
    ),
    tries=(
        Try(
            Text(
                en="scaled=True makes the valley 26 times rounder, so lr=0.2 is allowed: f(4) = 8.001 in 300 epochs.",
                zh="scaled=True 让山谷圆了 26 倍，学习率可以放大到 0.2：300 个 epoch 就到 f(4) = 8.001。",
            ),
            given={"scaled": True, "lr": 0.2, "epochs": 300},
            value="four_hours",
            about=8.0012,
            within=0.0005,
        ),
        Try(
            Text(en="lr=0.1 without scaling explodes.", zh="不做标准化而取 lr=0.1，立刻爆炸。"),
            given={"lr": 0.1, "epochs": 100},
            diverges=True,
        ),
    ),
    quick={"epochs": 1000},
)
