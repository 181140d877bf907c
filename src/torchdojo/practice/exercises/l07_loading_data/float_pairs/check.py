"""Lecture 7 · float-pairs: what a DataLoader stacks of the samples must fit a network and BCELoss."""

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, same

SAYS = {
    "float64": Text(en="Still float64, numpy's habit: the network's weights are float32. Convert x and y.", zh="还是 float64，这是 numpy 的习惯；网络的权重是 float32。x 和 y 都要转换。"),
    "flat-label": Text(en="32 numbers were stacked to (32,): a sample's y must have an axis of its own, shape (1,).", zh="32 个数堆成了 (32,)：每个样本的 y 自己要有一维，形状 (1,)。"),
    "label-whole": Text(en="y holds whole numbers: BCELoss compares float32 with float32.", zh="y 是整数：BCELoss 拿 float32 和 float32 比。"),
    "axis-too-many": Text(en="One axis too many: the loader adds the axis of the batch, so a sample has (D,) and (1,).", zh="多了一维：批这一维由 loader 来加，所以一个样本是 (D,) 和 (1,)。"),
    "label-in-x": Text(en="x still holds the label in its last column.", zh="x 的最后一列还是标签。"),
    "input-changed": Text(en="The table that was handed over has been changed: work on a copy (astype and .float() make one).", zh="传进来的表被改动了：要在拷贝上做（astype、.float() 都会拷贝）。"),
}  # fmt: skip


def tables(draw: Draw) -> list[Any]:
    example = np.array([[0.5, -0.2, 1.0]])
    return [
        example,
        *(
            np.hstack([draw.normal(n, d).numpy(), draw.whole(0, 2, n, 1).double().numpy()])
            for n, d in ((75, 8), (4, 1), (33, 3))
        ),
    ]


def mistake(x: Tensor, y: Tensor, d: int) -> str:
    if x.dtype == torch.float64 or (y.dtype == torch.float64 and y.dim() == 2):
        return "float64"
    if not y.is_floating_point():
        return "label-whole"
    if y.dim() == 1:
        return "flat-label"
    if x.dim() > 2 or y.dim() > 2:
        return "axis-too-many"
    return "label-in-x" if x.shape[1] == d + 1 else ""


def told(x: Tensor, y: Tensor) -> str:
    return ", ".join(
        f"{name} {tuple(part.shape)} {str(part.dtype)[6:]}" for name, part in (("x", x), ("y", y))
    )


@prop("the batches", "拼出来的批")
def batches(answer: Answer, draw: Draw) -> None:
    for table in tables(draw):
        n, d = len(table), table.shape[1] - 1
        handed = table.copy()
        called = f"DataLoader(TableDataset(table {table.shape}), batch_size=32)"
        dataset = answer.run(answer.get("TableDataset"), f"TableDataset(table {table.shape})", handed)
        if answer.run(lambda dataset=dataset: dataset[0], "dataset[0]") is None:
            same(None, "a pair", "dataset[0]")
        got = answer.run(lambda dataset=dataset: list(DataLoader(dataset, batch_size=32)), called)
        if not np.array_equal(handed, table):
            raise Wrong("input-changed", SAYS["input-changed"], f"TableDataset(table {table.shape})")
        expected = torch.split(torch.from_numpy(table).float(), 32)
        if len(got) != len(expected):
            says = Text(en=f"{len(got)} batches came, {len(expected)} should: is len(dataset) the number of rows?", zh=f"来了 {len(got)} 批，应当是 {len(expected)} 批：len(dataset) 是行数吗？")  # fmt: skip
            raise Wrong("wrong-length", says, called, str(len(got)), str(len(expected)))
        for (x, y), rows in zip(got, expected, strict=True):
            if kind := mistake(x, y, d):
                raise Wrong(
                    kind, SAYS[kind], f"next(iter({called}))", told(x, y), told(rows[:, :-1], rows[:, -1:])
                )
            same((x, y), (rows[:, :-1], rows[:, -1:]), f"next(iter({called})), N = {n}")


CHECK = Check([batches])
