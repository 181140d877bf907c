"""Lecture 4 · "Learning PyTorch with Examples" 5 to 8: nn, optim, a Module of your own, control flow.

Question   Which of my own lines do torch.nn and torch.optim replace?
See        Three lines of update become optimizer.step(); then a model that is another one at every call.
Source     Programs 5 to 8 of that page today (6 to 9 while it had nine). A comment in the last one speaks of orders
           "4 or 5"; range(4, randint(4, 6)) gives order 3, 4 or 5.
"""

import random

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Expect, Program, Training
from torchdojo.lectures.l04_pytorch_linear_regression.sine import Run, Settings, curve, side_by_side, start
from torchdojo.text import Text


def with_nn(seed: int) -> Run:
    """5 · The parameters move into a layer, the squared error into a criterion."""
    x, y = curve()
    powers = x[:, None] ** torch.tensor([1, 2, 3])  # (2000, 3)  three features; the bias is the constant
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(3, 1), nn.Flatten(0, 1))
    criterion = nn.MSELoss(reduction="sum")
    while True:
        y_pred = model(powers)  # (2000)
        loss = criterion(y_pred, y)
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= 1e-6 * p.grad  # type: ignore[misc, operator]
        yield loss.item(), y_pred.detach()


def with_optim(seed: int) -> Run:
    """6 · The update moves into an optimizer; changing it is now one word."""
    x, y = curve()
    powers = x[:, None] ** torch.tensor([1, 2, 3])  # (2000, 3)
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(3, 1), nn.Flatten(0, 1))
    criterion = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-3)
    while True:
        y_pred = model(powers)  # (2000)
        loss = criterion(y_pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield loss.item(), y_pred.detach()


class Cubic(nn.Module):
    """7 · A Module of our own: the four parameters of program 3, found by model.parameters()."""

    def __init__(self, values: list[float]) -> None:
        super().__init__()
        self.a, self.b, self.c, self.d = (nn.Parameter(torch.tensor(v)) for v in values[:4])

    def forward(self, x: Tensor) -> Tensor:
        return self.a + self.b * x + self.c * x**2 + self.d * x**3  # (2000)


class ChangingOrder(Cubic):
    """8 · Ordinary Python decides the order at every call, and one parameter e serves x⁴ and x⁵."""

    def __init__(self, values: list[float], seed: int) -> None:
        super().__init__(values)
        self.e = nn.Parameter(torch.tensor(values[4]))
        self.dice = random.Random(seed)

    def forward(self, x: Tensor) -> Tensor:
        y_pred = super().forward(x)  # (2000)
        for power in range(4, self.dice.randint(4, 6)):  # none, x⁴, or x⁴ and x⁵
            y_pred = y_pred + self.e * x**power  # (2000)
        return y_pred


def fit(model: nn.Module, optimizer: torch.optim.Optimizer, updates: int = 1) -> Run:
    x, y = curve()
    criterion = nn.MSELoss(reduction="sum")
    while True:
        for _ in range(updates):
            y_pred = model(x)  # (2000)
            loss = criterion(y_pred, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        yield loss.item(), y_pred.detach()


def with_module(seed: int) -> Run:
    model = Cubic(start(seed))
    return fit(model, torch.optim.SGD(model.parameters(), lr=1e-6))


def with_control_flow(seed: int) -> Run:
    model = ChangingOrder(start(seed, 5), seed)  # x⁵ reaches 306, so lr is 100 times smaller
    return fit(model, torch.optim.SGD(model.parameters(), lr=1e-8, momentum=0.9), updates=15)


PROGRAMS = {"nn": with_nn, "optim": with_optim, "Module": with_module, "control_flow": with_control_flow}


def train(s: Settings) -> Training:
    yield from side_by_side({name: program(s.seed) for name, program in PROGRAMS.items()}, s)


PROGRAM = Program(
    title=Text(en="Examples 5 to 8: with nn and optim", zh="官方示例 5–8：用上 nn 与 optim"),
    settings=Settings,
    run=train,
    expect=(
        Expect("nn", 9.24, within=0.29, slow=True),
        Expect("optim", 8.94, within=0.07, slow=True),
        Expect("control_flow", 8.75, within=0.25, slow=True),  # up to x⁵ it may get below 8.817
    ),
    quick={"updates": 100},
)
