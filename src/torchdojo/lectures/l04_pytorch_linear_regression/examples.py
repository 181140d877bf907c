"""Lecture 4 · The eight programs of "Learning PyTorch with Examples", side by side.

Question   Eight programs fit the same curve. Do they end at the same place, and do they take the same way?
See        Programs 1, 2, 3 and 7 share start, lr and formula: their losses are one line. No cubic gets below 8.817.
Source     The page at the top of the notes; "#id14" in its link no longer means anything. The programs themselves:
           `torchdojo code 4 examples_by_hand` and `torchdojo code 4 examples_with_nn`.
"""

from torchdojo.engine.program import Expect, Program, Training
from torchdojo.lectures.l04_pytorch_linear_regression import examples_by_hand, examples_with_nn
from torchdojo.lectures.l04_pytorch_linear_regression.sine import Settings, side_by_side
from torchdojo.text import Text


def train(s: Settings) -> Training:
    programs = {**examples_by_hand.PROGRAMS, **examples_with_nn.PROGRAMS}
    yield from side_by_side({name: program(s.seed) for name, program in programs.items()}, s)


PROGRAM = Program(
    title=Text(en="Learning PyTorch with Examples: all eight", zh="官方示例：八个程序并排跑"),
    settings=Settings,
    run=train,
    expect=(
        Expect("P3", 209.96, within=0.01, given={"updates": 100}),  # the only one with a fixed start
        Expect("P3", 8.9437, within=0.001, slow=True),
        Expect("autograd", 10.75, within=1.7, slow=True),
        Expect("optim", 8.94, within=0.07, slow=True),
        Expect("control_flow", 8.75, within=0.25, slow=True),
    ),
    quick={"updates": 100},
)
