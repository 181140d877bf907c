"""batches-cut-wrongly: the number of a batch is taken for the number of a row, or the other way round."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches, cutting
from torchdojo.text import Text

BATCHES = """\
    for i in range(len(x_train) // size):
        x, y = x_train[i * size : (i + 1) * size], y_train[i * size : (i + 1) * size]
        loss = nn.functional.mse_loss(model(x).squeeze(1), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
"""
PLAIN = """\
import torch
from torch import nn

torch.manual_seed(0)
x_train = torch.randn(200, 3)
y_train = x_train.sum(1)
model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
size = 20
for epoch in range(10):
"""
CURED = f"{PLAIN}{BATCHES}print(loss.item())\n"
CUT = "x, y = x_train[i * size : (i + 1) * size], y_train[i * size : (i + 1) * size]"
PIECE, COUNT = "x, y = x_train[i : i + size], y_train[i : i + size]", "range(len(x_train) // size)"
SICK = changed(CURED, (CUT, f"{PIECE}  # <- here"))
BY_ROWS = changed(CURED, (COUNT, "range(0, len(x_train), size)"), (CUT, PIECE))
WINDOWS = changed(CURED, (COUNT, "range(len(x_train) - size)"), (CUT, PIECE))


def check(case: Case) -> Iterator[Finding]:
    """A loop over the numbers of batches cuts x[i : i + size], or one over every size-th row cuts x[i * size : ...]."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for loop, cut in cutting.overlapping(flow):
            if batches.learns(case, file, loop):
                says = Text(
                    en=f"i of line {loop.lineno} counts batches; cut like this each batch is the one before, "
                    "moved on by one row, and most rows are never seen.",
                    zh=f"第 {loop.lineno} 行数的是第几个批次；这样切，每批只比上一批往后挪一行，大多数行永远用不到。",
                )
                yield Finding(flow.source.place(cut), says)
        for loop, cut in cutting.scattered(flow):
            if batches.learns(case, file, loop):
                says = Text(
                    en=f"Line {loop.lineno} already counts rows; multiplied once more, all but the first batches "
                    "lie behind the end and are empty.",
                    zh=f"第 {loop.lineno} 行数的已经是行号；再乘一次批大小，除了最前面几批，切出来的全是空的。",
                )
                yield Finding(flow.source.place(cut), says)


RULE = Rule(
    name="batches-cut-wrongly", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Batches are cut at the wrong rows.", zh="切批次时行号算错了。"),
    why=Text(en="The number of a batch is not the number of its first row. Most of the data is never learned from, "
                "and nothing complains: a slice beyond the end is empty.",
             zh="第几个批次不等于从第几行开始。大部分数据根本没学到，而且不会报错：切片超出末尾只会得到空张量。"),
    cure=Text(en="Count rows: for i in range(0, len(x), size) with x[i : i + size], or batches with "
                 "x[i * size : (i + 1) * size].",
              zh="要么按行数：for i in range(0, len(x), size) 配 x[i : i + size]；要么按批次数配 "
                 "x[i * size : (i + 1) * size]。"),
    lecture=7, source="https://docs.python.org/3/tutorial/introduction.html#lists",
    sick=SICK, cured=CURED, twins=(BY_ROWS, WINDOWS), check=check,
)  # fmt: skip
