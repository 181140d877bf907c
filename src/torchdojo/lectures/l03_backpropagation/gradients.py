"""Lecture 3 · One gradient, three ways: by hand, by a graph of our own, by autograd. They are equal.

Question   loss = (w1·x² + w2·x + b - y)²: how does the loss change when w1, w2 or b changes a little?
See        Three columns of the same numbers; then the gradients train the model, and f(4) ends at 8.544, not 8.
Source     Course lecture 4, homework 4-3 and 4-4. Its slide for this homework still shows the loss of y = w·x.
           Why f(4) is not 8 after 100 epochs is answered by `torchdojo run 3 why_not_8`.
"""

from dataclasses import dataclass

import torch

from torchdojo.engine.program import Epoch, Expect, Program, Result, Step, Training, Try
from torchdojo.lectures.l03_backpropagation.value import Value, nodes
from torchdojo.text import Text
from torchdojo.views import Curve, Graph, Label, Table


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 100  # one epoch = every sample seen once · 一个 epoch = 每个样本看一遍
    start: float = 1.0  # w1, w2 and b before the first update · 第一次更新前的 w1、w2、b


def by_hand(w1: float, w2: float, b: float, x: float, y: float) -> list[float]:
    r = w1 * x**2 + w2 * x + b - y  # loss = r², so d loss / d r = 2r; then the chain rule
    return [2 * r * x**2, 2 * r * x, 2 * r]


def graph(w1: float, w2: float, b: float, x: float, y: float) -> tuple[Value, list[Value]]:
    parameters = [Value(w1, "w1"), Value(w2, "w2"), Value(b, "b")]
    x_node = Value(x, "x")
    y_pred = (parameters[0] * x_node**2 + parameters[1] * x_node + parameters[2]).named("y_pred")
    return ((y_pred - Value(y, "y")) ** 2).named("loss"), parameters


def by_graph(w1: float, w2: float, b: float, x: float, y: float) -> list[float]:
    loss, parameters = graph(w1, w2, b, x, y)
    loss.backward()
    return [p.grad for p in parameters]


def train(s: Settings) -> Training:
    # 1 · data: float64, so that "equal" means equal to 15 digits --------------------------------
    x_data = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)  # (3)
    y_data = torch.tensor([2.0, 4.0, 6.0], dtype=torch.float64)  # (3)

    # 2 · model: y_pred = w1 * x² + w2 * x + b ------------------------------------------------
    parameters = [torch.tensor(s.start, dtype=torch.float64, requires_grad=True) for _ in range(3)]
    w1, w2, b = parameters

    # 3 · loss and optimizer: squared error; the optimizer is the line p -= s.lr * p.grad -----
    rows, worst, at_four = [], 0.0, []

    # 4 · training cycle, one sample at a time ------------------------------------------------
    for epoch in range(s.epochs):
        for x, y in zip(x_data, y_data, strict=True):
            loss = (w1 * x**2 + w2 * x + b - y) ** 2
            for p in parameters:
                p.grad = None  # forget the last sample: torchdojo run 3 forget_to_zero
            loss.backward()
            numbers = [*(p.item() for p in parameters), x.item(), y.item()]
            autograd = [p.grad.item() for p in parameters]  # type: ignore[union-attr]
            hand, ours = by_hand(*numbers), by_graph(*numbers)
            apart = (max(three) - min(three) for three in zip(hand, ours, autograd, strict=True))
            worst = max(worst, *apart)
            names = [f"d loss/d {name}, x={x:g}" for name in ("w1", "w2", "b")]
            rows += [list(row) for row in zip(names, hand, ours, autograd, strict=True)]
            with torch.no_grad():
                for p in parameters:
                    p -= s.lr * p.grad  # type: ignore[operator]
            yield Step(loss=loss)
        at_four.append((w1 * 16 + w2 * 4 + b).item())
        yield Epoch(epoch, four_hours=at_four[-1])

    end, _ = graph(1, 1, 1, 2, 4)
    end.backward()
    yield Graph(Text(en="At x=2, y=4, w1=w2=b=1", zh="x=2, y=4, w1=w2=b=1 处"), nodes(end))
    yield Table(Text(en="The first three gradients", zh="前三次梯度"), COLUMNS, rows[:9])
    epochs = list(range(1, s.epochs + 1))
    yield Curve(ANSWER, "epoch", "f(4)", {"f(4)": (epochs, at_four), "8": ([1, s.epochs], [8, 8])})
    yield Result(w1=w1.item(), w2=w2.item(), b=b.item(), four_hours=at_four[-1], largest_difference=worst)


ANSWER = Text(en="The answer for four hours", zh="对 4 小时的预测")
COLUMNS: list[Label] = ["", Text(en="by hand", zh="手算"), Text(en="our graph", zh="自己的图"), "autograd"]

PROGRAM = Program(
    title=Text(en="One gradient, three ways", zh="同一个梯度，三种算法"),
    settings=Settings,
    run=train,
    expect=(
        Expect("four_hours", 8.5442, within=1e-4),
        Expect("w1", 0.2404, within=1e-4),
        Expect("w2", 0.9267, within=1e-4),
        Expect("b", 0.9914, within=1e-4),
        Expect("largest_difference", 0.0, within=1e-12),
    ),
    tries=(
        Try(
            Text(
                en="lr=0.02 shows 8.07: closer, by the same slow crawl. `torchdojo run 3 why_not_8` explains.",
                zh="lr=0.02 得到 8.07：近了一些，但一样是慢慢爬。原因见 `torchdojo run 3 why_not_8`。",
            ),
            given={"lr": 0.02},
            value="four_hours",
            about=8.0676,
            within=0.001,
        ),
        Try(
            Text(
                en="lr=0.1 explodes: at x=3 the slope holds x²=9.", zh="lr=0.1 会爆炸：x=3 时斜率里有 x²=9。"
            ),
            given={"lr": 0.1},
            diverges=True,
        ),
    ),
    quick={"epochs": 20},
)
