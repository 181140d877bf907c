"""Lecture 3 · What forgetting to zero the gradient does: w swings for ever and never arrives.

Question   "Zero the gradients in time", say the notes. What happens if I do not?
See        The same program, one line less: w no longer goes to 2, it swings from 1 to 3 like a pendulum.
Source     Line 30 of the notes. backward() adds to .grad: the step then follows the sum of all slopes so far.
"""

from dataclasses import dataclass

import torch

from torchdojo.engine.program import Epoch, Expect, Program, Result, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve, Table


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 300  # one epoch = every sample seen once · 一个 epoch = 每个样本看一遍
    start: float = 1.0  # w before the first update; 2 is right · 第一次更新前的 w，正确值是 2


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    x_data = torch.tensor([1.0, 2.0, 3.0])  # (3)
    y_data = torch.tensor([2.0, 4.0, 6.0])  # (3)

    # 2 · model: y_pred = w * x, twice from the same start --------------------------------------
    zeroed = torch.tensor(s.start, requires_grad=True)
    forgotten = torch.tensor(s.start, requires_grad=True)

    # 3 · loss and optimizer: squared error, the update by hand -----------------------------------
    walked = {"zeroed": [s.start], "forgotten": [s.start]}  # w after every epoch

    # 4 · training cycle ----------------------------------------------------------------------------
    for epoch in range(s.epochs):
        for x, y in zip(x_data, y_data, strict=True):
            for w in (zeroed, forgotten):
                loss = (w * x - y) ** 2
                if w is zeroed:
                    w.grad = None  # the line that is forgotten
                loss.backward()
                with torch.no_grad():
                    w -= s.lr * w.grad  # type: ignore[operator]
            yield Step(loss=loss)  # of the one that forgets
        walked["zeroed"].append(zeroed.item())
        walked["forgotten"].append(forgotten.item())
        yield Epoch(epoch, zeroed=zeroed.item(), forgotten=forgotten.item())

    epochs = list(range(s.epochs + 1))
    first = min(60, s.epochs) + 1  # a few swings; three hundred epochs of them would be a solid band
    yield Curve(
        Text(en="w after every epoch", zh="每个 epoch 之后的 w"),
        "epoch",
        "w",
        {name: (epochs[:first], w[:first]) for name, w in walked.items()},
    )
    late = walked["forgotten"][s.epochs // 2 :]
    yield Table(
        Text(en="The second half of the run", zh="后半程"),
        ["", Text(en="smallest w", zh="最小的 w"), Text(en="largest w", zh="最大的 w")],
        [[name, min(w[s.epochs // 2 :]), max(w[s.epochs // 2 :])] for name, w in walked.items()],
    )
    yield Result(zeroed=zeroed.item(), lowest=min(late), highest=max(late))


PROGRAM = Program(
    title=Text(en="Forgetting to zero the gradient", zh="忘记清零梯度"),
    settings=Settings,
    run=train,
    expect=(
        Expect("zeroed", 2.0, within=1e-6),
        Expect("lowest", 1.0, within=0.01),
        Expect("highest", 3.0, within=0.01),
    ),
    tries=(
        Try(
            Text(
                en="lr=0.001: a smaller step makes the swing slower, not smaller.",
                zh="lr=0.001：步子小了，摆得慢了，幅度却一点没小。",
            ),
            given={"lr": 0.001},
            value="highest",
            about=3.0,
            within=0.01,
        ),
        Try(
            Text(
                en="start=1.9: it swings as far as it started away, 0.1 to either side.",
                zh="start=1.9：离 2 多远出发，就摆多远，左右各 0.1。",
            ),
            given={"start": 1.9},
            value="highest",
            about=2.1,
            within=0.001,
        ),
    ),
    quick={"epochs": 60},
)
