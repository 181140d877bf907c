"""Lecture 1 · Draw while it trains: the course's visdom script, with no line about drawing in it.

Question   How do I watch a training while it runs, instead of waiting for its end?
See        The loss falls with every batch and then jitters; the line turns into the cloud of points.
Source     Course lecture 2 asks for plots during training and names visdom. Its script calls the plot from inside
           the loop; this one yields its numbers, and --plot visdom, terminal or tensorboard decides who draws them.
"""

import time
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Epoch, Expect, Parts, Program, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Line


@dataclass(frozen=True)
class Settings:
    lr: float = 0.02  # how far one update moves · 每次更新走多远
    epochs: int = 60  # one epoch = every point seen once · 一个 epoch = 每个点看一遍
    batch: int = 10  # points per update · 每次更新用几个点
    noise: float = 0.5  # how far the points scatter around the line · 点在直线附近散开多远
    pause: float = (
        0.1  # seconds to wait after an epoch, so that you can watch · 每个 epoch 后停几秒，便于观看
    )
    seed: int = 0  # repeats the points, their order and the start · 让数据、顺序和起点可重复


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    torch.manual_seed(s.seed)
    x_data = 3 * torch.rand(100, 1)  # (100, 1)
    y_data = 3 * x_data + 2 + s.noise * torch.randn(100, 1)  # (100, 1)
    baseline = y_data.var(correction=0).item()  # cost of answering the mean of y whatever x is

    # 2 · model (lecture 4 explains these lines) ------------------------------------------------
    model = nn.Linear(1, 1)

    # 3 · loss and optimizer --------------------------------------------------------------------
    criterion = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=s.lr)

    # 4 · training cycle ------------------------------------------------------------------------
    start = yield Parts(model=model, optimizer=optimizer)
    for epoch in range(start, s.epochs):
        for rows in torch.split(torch.randperm(len(x_data)), s.batch):
            loss = criterion(model(x_data[rows]), y_data[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            yield Step(loss=loss)
        if epoch % 5 == 0:
            yield line_so_far(model, x_data, y_data)
        with torch.no_grad():
            cost = criterion(model(x_data), y_data).item()
        yield Epoch(epoch, cost=cost, baseline=baseline, w=model.weight.item(), b=model.bias.item())
        time.sleep(s.pause)

    yield line_so_far(model, x_data, y_data)


def line_so_far(model: nn.Linear, x_data: Tensor, y_data: Tensor) -> Line:
    title = Text(en="The points and the line so far", zh="数据点和目前的直线")
    xs, ys = x_data.flatten().tolist(), y_data.flatten().tolist()
    return Line(title, xs, ys, w=model.weight.item(), b=model.bias.item())


PROGRAM = Program(
    title=Text(en="A training drawn live", zh="边训练边画图"),
    settings=Settings,
    run=train,
    expect=(
        Expect("cost", 0.25, within=0.08),
        Expect("baseline", 6.9, within=1.0, given={"pause": 0.0}),
    ),
    tries=(
        Try(
            Text(
                en="lr=0.5 is too large for these points: the live curve shoots up within the first epoch.",
                zh="lr=0.5 对这些点来说太大：第一个 epoch 里曲线就冲了上去。",
            ),
            given={"lr": 0.5, "pause": 0.0},
            diverges=True,
        ),
    ),
    quick={"epochs": 10, "pause": 0.0},
)
