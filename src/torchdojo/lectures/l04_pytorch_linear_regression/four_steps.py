"""Lecture 4 · The four steps: data, model, loss and optimizer, training cycle.

Question   One, two, three hours of study gave 2, 4, 6 points. What will four hours give?
See        The loss falls fast, then slowly: the cost has a steep direction and a flat one.
Source     Course lecture 5; its slide shows f(4) = 7.4234 after 100 epochs and 7.9994 after 1,000.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Line


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 1000  # one epoch = every sample seen once · 一个 epoch = 每个样本看一遍
    seed: int = 0  # w and b start at random; the seed repeats them · w 和 b 随机初始化，种子让它可重复


class LinearModel(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(1, 1)  # holds w and b

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x)  # (N, 1)


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    x_data = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1) hours
    y_data = torch.tensor([[2.0], [4.0], [6.0]])  # (3, 1) points

    # 2 · model -------------------------------------------------------------------------------
    torch.manual_seed(s.seed)
    model = LinearModel()

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=s.lr)

    # 4 · training cycle: forward, backward, update -------------------------------------------
    start = yield Parts(model=model, optimizer=optimizer, steps_per_epoch=1)
    for epoch in range(start, s.epochs):
        y_pred = model(x_data)  # (3, 1)
        loss = criterion(y_pred, y_data)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield Step(loss=loss)
        yield Epoch(epoch, w=model.linear.weight.item(), b=model.linear.bias.item())

    w, b = model.linear.weight.item(), model.linear.bias.item()
    yield Line(Text(en="Points against hours", zh="分数与学习时间"), [1, 2, 3], [2, 4, 6], w, b)
    yield Result(w=w, b=b, four_hours=w * 4 + b)


PROGRAM = Program(
    title=Text(en="The four steps", zh="四个步骤"),
    settings=Settings,
    run=train,
    expect=(
        Expect("four_hours", 7.9996, within=0.0005),
        Expect("four_hours", 7.75, within=0.2, given={"epochs": 100}),  # the start is random: 7.56 to 7.93
    ),
    tries=(
        Try(
            Text(
                en="lr=0.05 is five times the usual step and still below the bound: 8.0000, not 7.9994.",
                zh="lr=0.05 是课上的五倍，仍低于上限：得到 8.0000，而不是 7.9994。",
            ),
            given={"lr": 0.05},
            value="four_hours",
            about=8.0,
            within=1e-5,
        ),
        Try(
            Text(
                en="lr=0.061 is just beyond the bound 2 / 33.28 = 0.0601: every step lands further off.",
                zh="lr=0.061 刚好越过上限 2 / 33.28 = 0.0601：每一步都跨到对面更远的地方。",
            ),
            given={"lr": 0.061},
            diverges=True,
        ),
    ),
    quick={"epochs": 100},
)
