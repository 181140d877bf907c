"""Lecture 3 · The computational graph, with the value and the gradient in every node.

Question   How does one number, the loss, tell every parameter in which direction to move?
See        Values flow forward from the leaves; gradients flow back, each the product of the ones on its way.
Source     Course lecture 4: the slide's f = x·w with an upstream gradient of 5, homework 4-1 to 4-4.
"""

from dataclasses import dataclass

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.lectures.l03_backpropagation import gradients
from torchdojo.lectures.l03_backpropagation.value import Value, nodes
from torchdojo.text import Text
from torchdojo.views import Graph, Label, Note, Table


@dataclass(frozen=True)
class Settings:
    x: float = 2.0  # the sample of the last graph: input · 最后一张图的样本：输入
    y: float = 4.0  # and its label · 以及它的标签
    w1: float = 1.0  # parameter of x² · x² 的参数
    w2: float = 1.0  # parameter of x · x 的参数
    b: float = 1.0  # the constant · 常数项


def product(x: float, w: float) -> tuple[Value, dict[str, Value]]:
    leaves = {"x": Value(x, "x"), "w": Value(w, "w")}
    return (leaves["x"] * leaves["w"]).named("f"), leaves


def linear(x: float, y: float, w: float) -> tuple[Value, dict[str, Value]]:
    leaves = {"w": Value(w, "w")}
    y_pred = (Value(x, "x") * leaves["w"]).named("y_pred")
    return ((y_pred - Value(y, "y")) ** 2).named("loss"), leaves


def affine(x: float, y: float, w: float, b: float) -> tuple[Value, dict[str, Value]]:
    leaves = {"w": Value(w, "w"), "b": Value(b, "b")}
    y_pred = (Value(x, "x") * leaves["w"] + leaves["b"]).named("y_pred")
    return ((y_pred - Value(y, "y")) ** 2).named("loss"), leaves


def quadratic(s: Settings) -> tuple[Value, dict[str, Value]]:
    loss, parameters = gradients.graph(s.w1, s.w2, s.b, s.x, s.y)
    return loss, dict(zip(("w1", "w2", "b"), parameters, strict=True))


def show(s: Settings) -> Training:
    examples = {
        "slide": ("f = x·w, x=2, w=3, dL/df=5", 5.0, product(2, 3)),
        "linear": ("loss = (x·w - y)², x=1, y=2, w=1", 1.0, linear(1, 2, 1)),
        "homework_1": ("loss = (x·w - y)², x=2, y=4, w=1", 1.0, linear(2, 4, 1)),
        "homework_2": ("loss = (x·w + b - y)², x=1, y=2, w=1, b=2", 1.0, affine(1, 2, 1, 2)),
        "homework_4": ("loss = (w1·x² + w2·x + b - y)²", 1.0, quadratic(s)),
    }
    found: dict[str, float] = {}
    rows: list[list[Label | float]] = []
    for name, (formula, upstream, (end, leaves)) in examples.items():
        end.backward(upstream)
        yield Graph(Text(en=formula, zh=formula), nodes(end))
        found |= {f"{name}_{leaf}": value.grad for leaf, value in leaves.items()}
        rows += [[formula, leaf, value.grad] for leaf, value in leaves.items()]
    yield Table(
        Text(en="Every gradient asked for", zh="题目要的全部梯度"),
        [Text(en="formula", zh="公式"), Text(en="by", zh="对谁求导"), Text(en="gradient", zh="梯度")],
        rows,
    )
    yield Note(
        Text(
            en="Read a graph from the end: the gradient of an input is the gradient of the node it feeds, times the "
            "local derivative; where a value feeds several nodes, the contributions are added.",
            zh="从终点往回读：一个输入的梯度 = 它所流向的结点的梯度 × 局部导数；一个值流向几个结点，就把各路相加。",
        )
    )
    yield Result(**found)


PROGRAM = Program(
    title=Text(en="The computational graph", zh="计算图"),
    settings=Settings,
    run=show,
    expect=(
        Expect("slide_x", 15, within=0),
        Expect("slide_w", 10, within=0),
        Expect("linear_w", -2, within=0),
        Expect("homework_1_w", -8, within=0),
        Expect("homework_2_w", 2, within=0),
        Expect("homework_2_b", 2, within=0),
        Expect("homework_4_w1", 24, within=0),
        Expect("homework_4_w2", 12, within=0),
        Expect("homework_4_b", 6, within=0),
    ),
    tries=(
        Try(
            Text(
                en="b=-2 makes this prediction exact: every gradient of the last graph is zero.",
                zh="b=-2 让这次预测恰好正确：最后一张图的梯度全部是零。",
            ),
            given={"b": -2.0},
            value="homework_4_w1",
            about=0,
            within=0,
        ),
    ),
)
