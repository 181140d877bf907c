"""Lecture 8 · Labels: which types and shapes CrossEntropyLoss takes, and what it says about the others.

Question   The notes say the label “必须要用 LongTensor”, must be a LongTensor. Must it?
See        Every row is tried on the torch that is installed: int64 and uint8 pass, other integers and floats do not,
           one-hot floats pass as probabilities, and one row is accepted although its label is surely a slip.
Source     The notes, line 169. Right: class indices are int64 (uint8 is taken, too), or probabilities as floats of
           shape (N, K). Homework 9-2 (Otto) has text labels "Class_1" ... "Class_9": they must become 0 ... 8.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.text import Text
from torchdojo.views import Note, Table

DTYPES = (
    *(torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool),
    *(torch.float64, torch.float32, torch.float16),
)


@dataclass(frozen=True)
class Settings:
    right: int = 1  # right class of the second sample, 0 to 2 · 第二个样本的正确类别，0 到 2


def attempt(
    criterion: Callable[[Tensor, Tensor], Tensor], z: Tensor, y: Callable[[], Tensor]
) -> tuple[float | None, str]:
    """Return the loss, or what was said instead of one."""
    try:
        return criterion(z, y()).item(), ""
    except (RuntimeError, ValueError, IndexError, TypeError) as error:
        return None, f"{type(error).__name__}: {str(error).splitlines()[0]}"


def look(s: Settings) -> Training:
    z = torch.tensor([[0.2, 0.1, -0.1], [1.0, 2.0, 3.0]])  # (2, 3) logits of two samples
    y = [0, s.right]
    criterion = nn.CrossEntropyLoss()

    by_dtype = {dtype: attempt(criterion, z, partial(torch.tensor, y, dtype=dtype)) for dtype in DTYPES}
    yield Table(
        Text(en=f"y = {y} as class indices, in every type", zh=f"y = {y} 作为类别编号，换各种类型"),
        columns=("dtype", Text(en="loss", zh="损失"), Text(en="or the error", zh="或者报错")),
        rows=[(str(dtype), *answer) for dtype, answer in by_dtype.items()],
    )

    one_hot = torch.eye(3)[y]  # (2, 3) probabilities
    tries: dict[Text, Callable[[], Tensor]] = {
        Text(en="probabilities (2, 3), float32", zh="概率 (2, 3)，float32"): lambda: one_hot,
        Text(en="the same as int64", zh="同上，但是 int64"): lambda: one_hot.long(),
        Text(en="a column (2, 1) instead of (2,)", zh="一列 (2, 1)，而不是 (2,)"): lambda: torch.tensor(
            y
        ).unsqueeze(1),
        Text(en="one label for two samples", zh="两个样本只给一个标签"): lambda: torch.tensor(y[:1]),
        Text(en="classes counted from 1: 3 of 3", zh="类别从 1 数起：共 3 类，出现 3"): lambda: torch.tensor(
            [1, 3]
        ),
        Text(en="the text label Class_1", zh="文字标签 Class_1"): lambda: torch.tensor(
            ["Class_1", "Class_2"]
        ),
        Text(en="-100 for the second sample", zh="第二个样本的标签写成 -100"): lambda: torch.tensor(
            [y[0], -100]
        ),
    }
    by_shape = {says: attempt(criterion, z, make) for says, make in tries.items()}
    yield Table(
        Text(en="Other ways to hand over a label", zh="其他给标签的方式"),
        columns=(
            Text(en="label", zh="标签"),
            Text(en="loss", zh="损失"),
            Text(en="or the error", zh="或者报错"),
        ),
        rows=[(says, *answer) for says, answer in by_shape.items()],
    )
    yield Note(
        Text(
            en="The last row is no error: -100 is CrossEntropyLoss's ignore_index, that sample is left out in silence. "
            "Use it on purpose (padding), and never as a code for “missing”.",
            zh="最后一行没有报错：-100 是 CrossEntropyLoss 的 ignore_index，这个样本会被悄悄略过。"
            "可以有意用它（比如填充的位置），但不要拿它当“缺失”的代号。",
        )
    )
    whole = by_dtype[torch.int64][0]
    first_alone = attempt(criterion, z[:1], lambda: torch.tensor(y[:1]))[0]
    assert whole is not None and first_alone is not None
    yield Result(
        loss=whole,
        accepted=sum(loss is not None for loss, _ in by_dtype.values()),
        refused=sum(loss is None for loss, _ in by_dtype.values()),
        one_hot_difference=abs((by_shape[next(iter(tries))][0] or 0.0) - whole),
        ignored_difference=abs((list(by_shape.values())[-1][0] or 0.0) - first_alone),
    )


PROGRAM = Program(
    title=Text(en="What CrossEntropyLoss takes as a label", zh="CrossEntropyLoss 接受什么样的标签"),
    settings=Settings,
    run=look,
    expect=(
        Expect("loss", 1.19026, within=5e-5),
        Expect("accepted", 2.0, within=0.0),  # int64 and uint8
        Expect("refused", 7.0, within=0.0),
        Expect("one_hot_difference", 0.0, within=1e-6),
        Expect("ignored_difference", 0.0, within=1e-6),
    ),
)
