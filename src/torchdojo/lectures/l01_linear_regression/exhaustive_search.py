"""Lecture 1 · Exhaustive search: try every w on a grid and keep the one with the smallest cost.

Question   One, two, three hours of study gave 2, 4, 6 points. Which w makes y = w·x fit them best?
See        The cost over w is a parabola; it touches zero at w = 2.
Source     Course lecture 2; its slide shows the costs 18.7, 4.7, 0, 4.7, 18.7 for w = 0, 1, 2, 3, 4.
           Another slide calls the cost "the sum of the losses"; the formula divides by N, and so does this file.
"""

from dataclasses import dataclass

import numpy as np

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.text import DojoError, Text
from torchdojo.views import Curve, Line, Table

LOWEST, HIGHEST = 0.0, 4.0  # the search looks for w between these


@dataclass(frozen=True)
class Settings:
    step: float = 0.1  # distance between two tries of w · 相邻两个 w 之间的间隔
    noise: float = 0.0  # size of the random error added to every y · 给每个 y 加上多大的随机误差
    seed: int = 0  # repeats the noise · 让噪声可重复


def search(s: Settings) -> Training:
    if not 1e-4 <= s.step <= HIGHEST:
        raise DojoError(
            what=Text(en=f"step={s.step} makes no grid.", zh=f"step={s.step} 画不出网格。"),
            why=Text(
                en="w is tried from 0 to 4 at this distance; finer than 0.0001 would need over 40,000 tries.",
                zh="w 按这个间隔从 0 试到 4；比 0.0001 更细就要试四万多次。",
            ),
            cure=Text(en="Choose a step from 0.0001 to 4.", zh="请取 0.0001 到 4 之间的值。"),
        )

    # data ------------------------------------------------------------------------------------
    x_data = np.array([1.0, 2.0, 3.0])  # (3) hours
    y_data = 2 * x_data + s.noise * np.random.default_rng(s.seed).standard_normal(3)  # (3) points

    # model, loss and cost for all w at once, no loop -------------------------------------------
    tries = 1 + int((HIGHEST - LOWEST) / s.step + 1e-9)
    w = LOWEST + s.step * np.arange(tries)  # (41)  counted, not np.arange(0, 4.1, 0.1): see the page
    y_pred = w[:, None] * x_data  # (41, 3)  row i holds the three predictions of w[i]
    loss = (y_pred - y_data) ** 2  # (41, 3)  one loss per sample
    cost = loss.mean(axis=1)  # (41)  one cost per w

    best = int(cost.argmin())
    on_slide = [float(((v * x_data - y_data) ** 2).mean()) for v in range(5)]
    yield Curve(
        Text(en="Cost of every w tried", zh="每个 w 的代价"),
        x="w",
        y=Text(en="cost (mean squared error)", zh="代价（均方误差）"),
        series={"MSE(w)": (w.tolist(), cost.tolist())},
    )
    yield Table(
        Text(en="The losses of the three samples and their mean", zh="三个样本各自的损失与平均值"),
        ["w", "x=1", "x=2", "x=3", Text(en="cost", zh="代价")],
        [[v, *((v * x_data - y_data) ** 2).tolist(), on_slide[v]] for v in range(5)],
    )
    yield Line(
        Text(en="The best line", zh="最好的直线"), x_data.tolist(), y_data.tolist(), float(w[best]), 0.0
    )
    model, how_many = Text(en="model", zh="模型"), Text(en="parameters", zh="参数个数")
    yield Table(
        Text(en="Why nobody searches like this", zh="为什么没有人真的这样搜"),
        [model, how_many, Text(en="tries needed", zh="要试的次数")],
        [
            ["y = w·x", 1, str(tries)],
            ["y = w·x + b", 2, f"{tries**2:,}"],
            [Text(en="the net of lecture 6", zh="第 6 讲的网络"), 87, f"{tries}^87"],
        ],
    )
    slide = {f"cost_at_{v}": c for v, c in enumerate(on_slide)}
    yield Result(
        w=float(w[best]), cost=float(cost[best]), four_hours=4 * float(w[best]), tries=tries, **slide
    )


PROGRAM = Program(
    title=Text(en="Exhaustive search", zh="穷举搜索"),
    settings=Settings,
    run=search,
    expect=(
        Expect("w", 2.0, within=1e-9),
        Expect("cost", 0.0, within=1e-12),
        Expect("cost_at_0", 18.6667, within=1e-4),
        Expect("cost_at_1", 4.6667, within=1e-4),
        Expect("cost_at_2", 0.0, within=1e-12),
        Expect("cost_at_3", 4.6667, within=1e-4),
        Expect("cost_at_4", 18.6667, within=1e-4),
        Expect("tries", 41, within=0),
    ),
    tries=(
        Try(
            Text(
                en="step=0.3 jumps over w = 2: the best it can find is 2.1. A search finds only what is on its grid.",
                zh="step=0.3 正好跳过 w = 2，最好只能找到 2.1：网格上没有的，穷举就找不到。",
            ),
            given={"step": 0.3},
            value="w",
            about=2.1,
            within=1e-9,
        ),
        Try(
            Text(
                en="noise=1: three points cannot average the noise away; the best w is anywhere from 1.7 to 2.3.",
                zh="noise=1：三个点抵消不了噪声，最好的 w 会落在 1.7 到 2.3 之间。",
            ),
            given={"noise": 1.0},
            value="w",
            about=2.0,
            within=0.31,
        ),
    ),
)
