"""Lecture 6 · Three layers: eight columns become six numbers, then four, then one probability.

Question   A tumour is described by eight measurements. Is it benign or malignant?
See        The loss falls, and yet every row gets almost the same answer. It looks like learning and is a plateau;
           --recipe fast leaves it.
Source     Course lecture 7: 8-6-4-1, all Sigmoid, BCE, SGD lr 0.1, 100 epochs, all rows at once. On its own file that
           ends at loss 0.645 and 65.35 %, the share of the larger class; the course prints the loss only.
"""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.lectures.l06_many_features.two_classes import accuracy, majority, two_classes
from torchdojo.text import Text


@dataclass(frozen=True)
class Settings:
    recipe: Literal["course", "fast"] = "course"  # fast: a larger step · fast：步子更大
    data: str = ""  # "" = bundled breast cancer; or "diabetes"; or a CSV · "" = 自带乳腺癌数据；"diabetes"；或 CSV 路径
    label: str = ""  # the column to predict; "" = the last one · 要预测的列；"" = 最后一列
    all_rows: bool = False  # hold out no rows, like the course · 像课程那样，不留测试的行
    unscaled: bool = False  # take the columns as they stand in the file · 不做标准化，各列按文件里的原样使用
    lr: float = 0.1  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 100  # all rows at once: an epoch is one update · 所有行一次送入：一个 epoch 就是一次更新
    seed: int = 0  # of the split and of the first weights · 划分数据和初始化权重的种子


class Model(nn.Module):
    def __init__(self, columns: int) -> None:
        super().__init__()
        self.linear1 = nn.Linear(columns, 6)
        self.linear2 = nn.Linear(6, 4)
        self.linear3 = nn.Linear(4, 1)
        self.sigmoid = nn.Sigmoid()  # has no weights, so all three layers may share it

    def forward(self, x: Tensor) -> Tensor:
        x = self.sigmoid(self.linear1(x))  # (N, 6)
        x = self.sigmoid(self.linear2(x))  # (N, 4)
        return self.sigmoid(self.linear3(x))  # (N, 1)


def rows(s: Settings) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return x and y of the training rows, then x and y of the test rows."""
    _, x, y = two_classes(s.data, s.label)
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(s.seed))  # (N,)
    test, train = order[: len(x) // 4], order[len(x) // 4 :]
    if s.all_rows:
        test = train = order
    if not s.unscaled:  # mean and spread of the training rows only: the test rows must stay unseen
        mean, spread = x[train].mean(dim=0), x[train].std(dim=0)
        x = (x - mean) / torch.where(spread > 0, spread, 1.0)  # (N, D)
    return x[train], y[train], x[test], y[test]


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    x_train, y_train, x_test, y_test = rows(s)
    baseline = majority(y_train, y_test)

    # 2 · model -------------------------------------------------------------------------------
    torch.manual_seed(s.seed)
    model = Model(columns=x_train.shape[1])

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.BCELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=s.lr)

    # 4 · training cycle: forward, backward, update -------------------------------------------
    start = yield Parts(model=model, optimizer=optimizer, steps_per_epoch=1)
    for epoch in range(start, s.epochs):
        y_pred = model(x_train)  # (N, 1)
        loss = criterion(y_pred, y_train)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield Step(loss=loss)
        yield Epoch(epoch, accuracy=accuracy(model, x_test, y_test), baseline=baseline)

    with torch.no_grad():
        p, loss = model(x_test), criterion(model(x_train), y_train)
    right = accuracy(model, x_test, y_test)
    found = {"loss": loss.item(), "accuracy": right, "baseline": baseline, "gain": right - baseline}
    spread = (p.max() - p.min()).item()  # 0: every row gets the same answer
    yield Result(**found, spread=spread, parameters=sum(w.numel() for w in model.parameters()))


COURSE = {"data": "diabetes", "all_rows": True, "unscaled": True}  # just what the course does
PROGRAM = Program(
    title=Text(en="8-6-4-1 on a real table", zh="8-6-4-1 与真实表格"),
    settings=Settings,
    run=train,
    recipes={"course": {}, "fast": {"lr": 3.0}},
    expect=(
        Expect("loss", 0.653, within=0.02),
        Expect("gain", 0.0, within=0.001),
        Expect("parameters", 87, within=0),
        Expect("loss", 0.645, within=0.002, given=COURSE, slow=True),
        Expect("accuracy", 0.6535, within=0.0001, given=COURSE, slow=True),
        Expect("accuracy", 0.764, within=0.004, given={**COURSE, "epochs": 10_000}, slow=True),
    ),
    tries=(
        Try(
            Text(
                en="--recipe fast changes one number, lr=3: 29 points more than the baseline.",
                zh="--recipe fast 只改一个数，lr=3：比基线高 29 个百分点。",
            ),
            given={"recipe": "fast"},
            value="gain",
            about=0.289,
            within=0.025,
        ),
    ),
    quick={"epochs": 20},
)
