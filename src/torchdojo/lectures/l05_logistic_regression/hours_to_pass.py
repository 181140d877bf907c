"""Lecture 5 · Hours to pass: a line, bent into a probability.

Question   One and two hours of study were not enough, three were. What is the chance of passing after four?
See        P(pass) crosses 0.5 where w·x + b = 0. These points can be separated, so w grows for ever.
Source     Course lecture 6; corrections to the notes (lines 63, 66, 67) are shown by the program `logits`.
"""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 1000  # one epoch = all three students seen once · 一个 epoch = 三名学生各看一遍
    reduction: Literal["sum", "mean"] = "sum"  # of the three losses · 三个损失求和还是取平均
    seed: int = 0  # w and b start at random; the seed repeats them · w 和 b 随机初始化，种子让它可重复


class LogisticModel(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(1, 1)  # holds w and b

    def forward(self, x: Tensor) -> Tensor:
        return torch.sigmoid(self.linear(x))  # (N, 1)


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    x_data = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1) hours
    y_data = torch.tensor([[0.0], [0.0], [1.0]])  # (3, 1) 1 = passed; floats, not integers

    # 2 · model -------------------------------------------------------------------------------
    torch.manual_seed(s.seed)
    model = LogisticModel()

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.BCELoss(reduction=s.reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=s.lr)

    # 4 · training cycle: forward, backward, update -------------------------------------------
    start = yield Parts(model=model, optimizer=optimizer, steps_per_epoch=1)
    for epoch in range(start, s.epochs):
        y_pred = model(x_data)  # (3, 1) probabilities
        loss = criterion(y_pred, y_data)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield Step(loss=loss)
        right = (y_pred > 0.5) == (y_data == 1)  # (3, 1) the more probable of the two classes
        yield Epoch(epoch, accuracy=right.float().mean().item(), baseline=2 / 3)  # always "failed"

    w, b = model.linear.weight.item(), model.linear.bias.item()
    hours = torch.linspace(0, 10, 101)  # (101,)
    with torch.no_grad():
        p = model(hours.unsqueeze(1)).squeeze(1)  # (101,)
        four = model(torch.tensor([[4.0]])).item()
        loss = criterion(model(x_data), y_data)
    yield Curve(
        Text(en="Chance of passing, and the line at 0.5", zh="通过的概率，以及 0.5 这条线"),
        Text(en="hours of study", zh="学习时间（小时）"),
        Text(en="P(pass)", zh="P(通过)"),
        series={"P(y=1)": (hours.tolist(), p.tolist()), "0.5": ([0.0, 10.0], [0.5, 0.5])},
    )
    yield Result(w=w, b=b, four_hours=four, threshold=-b / w, loss=loss.item())


PROGRAM = Program(
    title=Text(en="Hours of study and the chance of passing", zh="学习时间与通过的概率"),
    settings=Settings,
    run=train,
    expect=(
        Expect("four_hours", 0.852, within=0.001),
        Expect("threshold", 2.42, within=0.005),
        Expect("w", 1.109, within=0.001),
    ),
    tries=(
        Try(
            Text(
                en="reduction=mean divides every gradient by three: the same 1,000 epochs reach P(4 h) = 0.614.",
                zh="reduction=mean 把每个梯度都除以 3：同样 1000 个 epoch 只走到 P(4 小时) = 0.614。",
            ),
            given={"reduction": "mean"},
            value="four_hours",
            about=0.614,
            within=0.001,
        ),
        Try(
            Text(
                en="epochs=10000: w is 4.05 and still growing. A threshold between 2 and 3 separates the three "
                "points, so a steeper curve is always a little better.",
                zh="epochs=10000：w 到了 4.05，还在变大。2 与 3 之间的界线能把三个点完全分开，曲线越陡，损失就越小。",
            ),
            given={"epochs": 10_000},
            value="w",
            about=4.05,
            within=0.01,
        ),
        Try(
            Text(
                en="lr=10 ends at a loss of exactly 200, and stays there: two students have p = 1 while y = 0, "
                "BCELoss counts at most 100 for each, and its gradient there is 0.",
                zh="lr=10 时损失停在 200 不动：两名学生 p = 1 而 y = 0，BCELoss 每个最多算 100，那里梯度又是 0。",
            ),
            given={"lr": 10.0},
            value="loss",
            about=200.0,
            within=0.001,
        ),
    ),
    quick={"epochs": 100},
)
