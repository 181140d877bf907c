"""Lecture 2 · Batch, stochastic and mini-batch descent, side by side on one cost.

Question   One update per epoch, one per sample, or something between: which gets down fastest?
See        Per epoch SGD is fast, per second it is slow, and it never comes to rest. Mini-batch has the best of both.
Source     Course lecture 3. The notes end with "usually we choose stochastic gradient descent"; in practice that
           word means mini-batches. No torch.optim here: torch.optim.SGD draws no samples, whoever loops does.
"""

import time
from dataclasses import dataclass

import torch
from torch import Tensor

from torchdojo.engine.program import Epoch, Expect, Program, Result, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve, Surface, Table


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 30  # one epoch = every sample seen once · 一个 epoch = 每个样本看一遍
    batch: int = 20  # samples per update of the mini-batch way · 小批量每次更新用几个样本
    samples: int = 400  # points around the line y = 3x + 2 · 直线 y = 3x + 2 附近的点数
    noise: float = 1.0  # how far the points scatter · 点偏离直线的程度
    seed: int = 0  # repeats the points and their order · 让数据和顺序可重复


def cost(w: Tensor, b: Tensor, x: Tensor, y: Tensor) -> Tensor:
    return ((w * x + b - y) ** 2).mean(dim=-1)  # mean squared error


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    torch.manual_seed(s.seed)
    x_data = 3 * torch.rand(s.samples)  # (N)
    y_data = 3 * x_data + 2 + s.noise * torch.randn(s.samples)  # (N)

    # 2 · model: y_pred = w * x + b, every way from w = b = 0 ---------------------------------
    ways = {"batch": s.samples, "mini-batch": s.batch, "SGD": 1}  # samples per update
    place = {way: (torch.zeros(()), torch.zeros(())) for way in ways}

    # 3 · loss and optimizer: the baseline is the lowest cost any line can have ---------------
    features = torch.stack([x_data, torch.ones(s.samples)], dim=1)  # (N, 2)
    best_w, best_b = torch.linalg.lstsq(features, y_data[:, None]).solution.flatten()  # (2)
    floor = cost(best_w, best_b, x_data, y_data).item()
    above = {way: [cost(*place[way], x_data, y_data).item() - floor] for way in ways}
    seconds = {way: [0.0] for way in ways}
    path: dict[str, tuple[list[float], list[float]]] = {way: ([0.0], [0.0]) for way in ways}

    # 4 · training cycle ----------------------------------------------------------------------
    for epoch in range(s.epochs):
        for way, size in ways.items():
            w, b = place[way]
            began = time.thread_time()
            for rows in torch.split(torch.randperm(s.samples), size):
                x, y = x_data[rows], y_data[rows]
                error = w * x + b - y  # (N)
                w, b = w - s.lr * 2 * (error * x).mean(), b - s.lr * 2 * error.mean()
            seconds[way].append(seconds[way][-1] + time.thread_time() - began)
            place[way] = w, b
            above[way].append(cost(w, b, x_data, y_data).item() - floor)
            for walked, number in zip(path[way], (w, b), strict=True):
                walked.append(number.item())
        now = {way.replace("-", "_").lower() + "_above": above[way][-1] for way in ways}
        yield Step(loss=floor + max(now.values()))  # the worst of the three
        yield Epoch(epoch, **now)

    epochs, height = list(range(s.epochs + 1)), Text(en="cost above the lowest", zh="比最低代价高出")
    yield Curve(PER_EPOCH, "epoch", height, {way: (epochs, above[way]) for way in ways}, log_y=True)
    yield Curve(PER_SECOND, CPU, height, {way: (seconds[way], above[way]) for way in ways}, log_y=True)
    grid = torch.linspace(-1, 5, 41)  # (41)
    z = cost(grid[None, :, None], grid[:, None, None], x_data, y_data)  # (41, 41)
    yield Surface(PATHS, grid.tolist(), grid.tolist(), z.tolist(), "w", "b", "cost", path)
    in_numbers = [[way, -(-s.samples // ways[way]), seconds[way][-1], above[way][-1]] for way in ways]
    yield Table(Text(en="The three ways", zh="三种走法"), [WAY, UPDATES, CPU, height], in_numbers)
    trembling = sum(above["SGD"][-10:]) / len(above["SGD"][-10:])  # one moment alone says little about SGD
    yield Result(**now, sgd_average=trembling, sgd_times_batch=seconds["SGD"][-1] / seconds["batch"][-1])


WAY = Text(en="way", zh="走法")
UPDATES = Text(en="updates per epoch", zh="每个 epoch 更新几次")
CPU = Text(en="CPU seconds", zh="CPU 秒")
PER_EPOCH = Text(en="After so many epochs", zh="按 epoch 看")
PER_SECOND = Text(en="After so much computing time", zh="按计算时间看")
PATHS = Text(en="The cost and the three paths", zh="代价曲面与三条路径")

PROGRAM = Program(
    title=Text(en="Three ways downhill", zh="三种下山的走法"),
    settings=Settings,
    run=train,
    expect=(
        Expect("batch_above", 0.45, within=0.09),
        Expect("mini_batch_above", 0.0014, within=0.0013),
        Expect("sgd_average", 0.035, within=0.03),
    ),
    tries=(
        Try(
            Text(
                en="lr=0.1 lets batch descent arrive too: it was only slow. Now it is SGD that cannot stand still.",
                zh="lr=0.1 时全批量也能走到谷底：它只是慢。这回轮到 SGD 停不下来了。",
            ),
            given={"lr": 0.1},
            value="batch_above",
            about=0.002,
            within=0.0015,
        ),
        Try(
            Text(
                en="lr=0.25 is still below the bound of batch descent, 0.26, but one sample can be steeper: SGD flies.",
                zh="lr=0.25 还没到全批量的上限 0.26，但单个样本的坡更陡：SGD 飞走了。",
            ),
            given={"lr": 0.25},
            diverges=True,
        ),
    ),
    quick={"epochs": 5},
)
