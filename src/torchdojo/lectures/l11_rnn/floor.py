"""Lecture 11 · The floor at 0.3408: why cell and RNN cannot become sure of their letters.

Question   hello -> ohlol is learned, all letters are right, and the loss still refuses to fall. What stops it?
See        Two runs come to rest on 0.3408 and 0.4367, the third goes through both towards 0.
Source     Course lecture 12 trains the first two forms and prints losses, but does not say that they must stop.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from torchdojo.engine.finish import finish
from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.lectures.l11_rnn import hello
from torchdojo.text import Text
from torchdojo.views import Curve, Note, Table

RUNS = {  # the RNN whose letters come right, the RNN that ends in ohlll, and the one with a linear layer
    "rnn, seed 2": {"kind": "rnn", "seed": 2},
    "rnn, seed 0": {"kind": "rnn", "seed": 0},
    "embedding": {"kind": "embedding", "seed": 0},
}


@dataclass(frozen=True)
class Settings:
    epochs: int = 500  # of each of the three runs · 三次训练各自的 epoch 数


def train(s: Settings) -> Training:
    right = torch.tensor([[-1.0, -1.0, -1.0, 1.0]])  # (1, 4) the best that tanh can do for the letter o
    torn = torch.tensor([[-1.0, -1.0, 1.0, 1.0]])  # (1, 4) l and o both saturated
    o = torch.tensor([3])  # (1,)
    best, stuck = F.cross_entropy(right, o).item(), F.cross_entropy(torn, o).item()
    yield Table(
        Text(en="How low can the loss get?", zh="损失最低能到多少？"),
        [Text(en="case", zh="情形"), Text(en="formula", zh="公式"), Text(en="loss", zh="损失")],
        [
            [
                Text(en="tanh state as logits, all right", zh="tanh 状态当 logits，全对"),
                "ln(1 + 3e^-2)",
                best,
            ],
            [
                Text(en="the same, second l torn between l and o", zh="同上，第二个 l 在 l、o 之间两难"),
                "(4 ln(1 + 3e^-2) + ln(2 + 2e^-2)) / 5",
                (4 * best + stuck) / 5,
            ],
            [Text(en="no memory at all", zh="完全没有记忆"), "2 ln(2) / 5", 2 * math.log(2) / 5],
            [Text(en="linear layer behind the state", zh="状态后面接线性层"), "0", 0.0],
        ],
    )
    losses = {
        name: finish(hello.PROGRAM, {**given, "epochs": s.epochs}).losses for name, given in RUNS.items()
    }
    epochs = list(range(1, s.epochs + 1))
    yield Curve(
        Text(en="Three runs and the floor", zh="三次训练与那条下限"),
        "epoch",
        Text(en="loss", zh="损失"),
        {**{name: (epochs, run) for name, run in losses.items()}, "0.3408": ([1, s.epochs], [best, best])},
        log_y=True,
    )
    yield Note(
        Text(
            en="tanh saturates: at 1 and -1 its slope is 0, so where l and o are both at 1 no gradient can part them.",
            zh="tanh 会饱和：到了 1 和 -1，斜率就是 0；l 和 o 一旦都贴在 1 上，就没有梯度能把它们分开。",
        )
    )
    yield Result(floor=best, rnn=losses["rnn, seed 2"][-1], embedding=losses["embedding"][-1])


PROGRAM = Program(
    title=Text(en="The floor at 0.3408", zh="0.3408 这条下限"),
    settings=Settings,
    run=train,
    expect=(
        Expect("floor", 0.34075, within=0.00001, given={"epochs": 1}),
        Expect("rnn", 0.3412, within=0.0009),
    ),
    quick={"epochs": 20},
)
