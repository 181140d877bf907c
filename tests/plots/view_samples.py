"""One or two views of every kind with realistic values, and the same kinds with nothing in them."""

import math

from torchdojo.text import Text
from torchdojo.views import (
    Boundary,
    Confusion,
    Curve,
    GradientNorms,
    Graph,
    Images,
    Kernel,
    Line,
    Node,
    Note,
    Surface,
    Table,
    View,
)

EVIL = "</script><b>bold</b><img src=x onerror=document.title='broken'>\x1b[31m"  # a label from a data file
WS = [i * 0.1 for i in range(41)]
BS = [i * 0.1 - 2 for i in range(41)]
EPOCHS = list(range(100))
PATCH = [[float((i * 5 + j * j) % 7) for j in range(5)] for i in range(5)]
SOBEL = [[1, 0, -1], [2, 0, -2], [1, 0, -1]]
TITLE = Text(en="Nothing", zh="空")


def _text(en: str, zh: str) -> Text:
    return Text(en=en, zh=zh)


def _cost(w: float, b: float) -> float:
    return sum((w * x + b - 2 * x) ** 2 for x in (1, 2, 3)) / 3


def _descent() -> tuple[list[float], list[float]]:
    ws, bs = [0.2], [1.8]
    for _ in range(40):
        errors = [(ws[-1] * x + bs[-1] - 2 * x, x) for x in (1, 2, 3)]
        ws.append(ws[-1] - 0.05 * sum(2 * x * e for e, x in errors) / 3)
        bs.append(bs[-1] - 0.05 * sum(2 * e for e, _ in errors) / 3)
    return ws, bs


def _ring(k: int) -> list[list[float]]:
    return [
        [max(0.0, 1 - abs(math.hypot(i - 13.5, j - 13.5) - 4 - k) / 2.5) for j in range(28)]
        for i in range(28)
    ]


def _sobel(i: int, j: int) -> float:
    return sum(SOBEL[a][b] * PATCH[i + a][j + b] for a in range(3) for b in range(3))


SAMPLES: list[View] = [
    Note(
        _text(
            "A long sentence is wrapped at the width of the terminal.",
            "很长的一句话按终端的宽度换行，标点不在行首，optimizer 这样的词也不拆开。",
        )
    ),
    Table(
        _text("Optimizers", "各种优化器"),
        [
            _text("optimizer", "优化器"),
            _text("final loss", "最后的损失"),
            "w",
            _text("epochs", "轮数"),
            _text("converged", "是否收敛"),
        ],
        [
            ["SGD", 0.0000123, 1.9987, 1000, True],
            ["LBFGS", 1.2e-12, 2.0, 3, True],
            [_text("Rprop, the resilient one", "弹性反向传播 Rprop"), math.nan, 12345.678, None, False],
            [EVIL, 0.1, 0.2, 3, None],
        ],
    ),
    Curve(
        _text("Loss of three optimizers", "三种优化器的损失"),
        _text("epoch", "轮次"),
        _text("loss", "损失"),
        {
            "SGD": (EPOCHS, [3 * math.exp(-i / 20) + 0.01 for i in EPOCHS]),
            "Adam": (EPOCHS, [2 * math.exp(-i / 8) + 0.002 + 0.05 * abs(math.sin(i)) for i in EPOCHS]),
            "too large": (EPOCHS, [1.2**i if i < 30 else math.nan for i in EPOCHS]),
        },
        log_y=True,
    ),
    Curve(
        _text("Sigmoids", "各种 S 形函数"),
        "x",
        "y",
        {
            "tanh": ([i / 10 - 5 for i in range(101)], [math.tanh(i / 10 - 5) for i in range(101)]),
            "logistic": (
                [i / 10 - 5 for i in range(101)],
                [1 / (1 + math.exp(5 - i / 10)) for i in range(101)],
            ),
        },
    ),
    Line(_text("Points against hours", "分数与学习时间"), [1, 2, 3], [2, 4, 6], 1.97, 0.08),
    Surface(
        _text("Cost of y = wx + b", "y = wx + b 的代价"),
        WS,
        BS,
        [[_cost(w, b) for w in WS] for b in BS],
        "w",
        "b",
        _text("cost", "代价"),
        {"batch": _descent()},
    ),
    Boundary(
        _text("Two clouds", "两团点"),
        [i * 0.2 - 3 for i in range(31)],
        [i * 0.2 - 3 for i in range(31)],
        [[1 / (1 + math.exp(-0.4 * (i + j - 30))) for j in range(31)] for i in range(31)],
        [(math.sin(7 * i) + i % 2 * 2 - 1, math.cos(5 * i) + i % 2 * 2 - 1, i % 2) for i in range(60)],
        "x1",
        "x2",
    ),
    Confusion(
        _text("Digits", "手写数字"),
        [str(i) for i in range(10)],
        [[90 - 3 * i if i == j else (i * j * 7) % 5 for j in range(10)] for i in range(10)],
    ),
    Confusion(
        _text("Languages", "语言"),
        [*(f"language number {i}" for i in range(17)), EVIL],
        [[i * j % 7 for j in range(18)] for i in range(18)],
    ),
    Images(
        _text("Feature maps", "特征图"),
        [_ring(k) for k in range(4)],
        [_text("called 3", "判为 3"), "7", EVIL, ""],
    ),
    Kernel(
        _text("A 3×3 kernel", "3×3 卷积核"),
        PATCH,
        SOBEL,
        [[_sobel(i, j) for j in range(3)] for i in range(3)],
    ),
    Kernel(_text("A wide kernel", "宽的卷积"), [[0.123456] * 28] * 28, [[0.25] * 5] * 5, [[0.5] * 24] * 24),
    Graph(
        _text("The graph of y = w1·x² + w2·x + b", "y = w1·x² + w2·x + b 的计算图"),
        [
            Node("x", "2", ""),
            Node("w1", "1", "4"),
            Node("w2", "1", "2"),
            Node("b", "1", "1"),
            Node("x²", "4", "", ("x",)),
            Node("w1·x²", "4", "1", ("w1", "x²")),
            Node("w2·x", "2", "1", ("w2", "x")),
            Node("sum", "6", "1", ("w1·x²", "w2·x")),
            Node("y", "7", "1", ("sum", "b")),
        ],
    ),
    GradientNorms(
        _text("Vanishing gradients", "梯度消失"),
        {"plain": [1e-7 * 10 ** (i * 0.6) for i in range(10)], "skip": [0.2 + 0.01 * i for i in range(10)]},
    ),
]

EMPTY: list[View] = [
    Table(TITLE, [], []),
    Table(TITLE, ["a"], []),
    Curve(TITLE, "x", "y", {}),
    Curve(TITLE, "x", "y", {"nothing": ([], []), "nan": ([1, 2], [math.nan, math.nan])}, log_y=True),
    Curve(TITLE, "x", "y", {"one point": ([3], [4]), "zero": ([1, 2], [0, 0])}, log_y=True),
    Line(TITLE, [], [], 1, 2),
    Line(TITLE, [1], [1], math.nan, math.inf),
    Surface(TITLE, [], [], [], "x", "y", "z"),
    Surface(TITLE, [1], [1], [[math.nan]], "x", "y", "z"),
    Surface(TITLE, [1], [2], [[3.0]], "x", "y", "z", {"out": ([9, math.nan], [9, 1])}),
    Boundary(TITLE, [], [], [], [], "x", "y"),
    Boundary(TITLE, [0, 1], [0, 1], [[math.nan, 1.0], [0.5, 0.0]], [(9, 9, 7)], "x", "y"),
    Confusion(TITLE, [], []),
    Confusion(TITLE, ["a"], [[0]]),
    Images(TITLE, [], []),
    Images(TITLE, [[], [[math.nan, 2.0, -1.0]], [[0.5] * 300] * 3], ["empty", "odd", "wide"]),
    Kernel(TITLE, [], [[]], [[math.nan]]),
    Graph(TITLE, []),
    GradientNorms(TITLE, {}),
    GradientNorms(TITLE, {"dead": [0.0, 0.0], "broken": [math.nan, math.inf, 0.0, 1e-9]}),
]
