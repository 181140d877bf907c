"""Lecture 7 · table-dataset: len, one sample by its index, an end; then inside of Subset and DataLoader."""

from typing import Any

import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, Subset

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, agrees, prop, said, same, show

SAYS = {
    "not-a-dataset": Text(en="TableDataset must be a subclass of torch.utils.data.Dataset.", zh="TableDataset 要是 torch.utils.data.Dataset 的子类。"),
    "no-len": Text(en="It has no __len__: DataLoader cannot know how many samples there are.", zh="没有 __len__：DataLoader 不知道有多少个样本。"),
    "wrong-len": Text(en="len(dataset) is to be the number of rows.", zh="len(dataset) 应当是行数。"),
    "not-a-pair": Text(en="A sample is a pair: x and y.", zh="一个样本是一对：x 和 y。"),
    "whole-table": Text(en="The whole table comes back instead of one row: use the index.", zh="返回的是整张表而不是一行：要用上下标。"),
    "label-without-axis": Text(en="y has lost its axis: (1,) is asked for. From numbers the loader makes (32,), which BCELoss refuses beside (32, 1).",
                               zh="y 少了一维：要 (1,)。给出一个数的话，loader 会拼成 (32,)，和 (32, 1) 放在一起 BCELoss 会拒绝。"),
    "other-row": Text(en="That is not row i: __getitem__ returns the sample of just the index it receives, in whatever order they are asked for.",
                      zh="这不是第 i 行：不管按什么次序来问，__getitem__ 都要返回它收到的那个下标的样本。"),
    "no-end": Text(en="An index beyond the last row must raise IndexError: “for x, y in dataset” goes on until it sees one.",
                   zh="下标超过最后一行时必须抛出 IndexError：“for x, y in dataset”要遇到它才会停。"),
    "lengths-not-compared": Text(en="x_data and y_data of different lengths must be a ValueError at once, not a mix-up later.",
                                 zh="x_data 和 y_data 长度不同时要立刻抛出 ValueError，不要等到后面才错位。"),
}  # fmt: skip


def tables(draw: Draw) -> list[tuple[Tensor, Tensor]]:
    example = (torch.tensor([[1.0, 2], [3, 4], [5, 6]]), torch.tensor([[0.0], [1], [0]]))
    return [
        example,
        *((draw.normal(n, d).float(), draw.normal(n, 1).float()) for n, d in ((11, 8), (1, 4), (70, 1))),
    ]


def made(answer: Answer, x: Tensor, y: Tensor) -> tuple[Any, str]:
    called = f"dataset = TableDataset(x {tuple(x.shape)}, y {tuple(y.shape)})"
    dataset = answer.run(answer.get("TableDataset"), called, x.clone(), y.clone())
    if not isinstance(dataset, Dataset):
        raise Wrong("not-a-dataset", SAYS["not-a-dataset"], called, type(dataset).__name__)
    return dataset, called


@prop("len(dataset)", "len(dataset)")
def length(answer: Answer, draw: Draw) -> None:
    for x, y in tables(draw):
        dataset, called = made(answer, x, y)
        if not hasattr(dataset, "__len__"):
            raise Wrong("no-len", SAYS["no-len"], f"{called}; len(dataset)", "TypeError", str(len(x)))
        got = answer.run(type(dataset).__len__, f"{called}; len(dataset)", dataset)
        if got != len(x):
            kind = "nothing-returned" if got is None else "wrong-len"
            raise Wrong(kind, SAYS["wrong-len"], f"{called}; len(dataset)", str(got), str(len(x)))


@prop("dataset[i]", "dataset[i]")
def samples(answer: Answer, draw: Draw) -> None:
    for x, y in tables(draw):
        dataset, called = made(answer, x, y)
        for i in [1 % len(x), *draw.order(len(x)).tolist()]:
            asked, expected = f"{called}; dataset[{i}]", (x[i], y[i])
            got = answer.run(type(dataset).__getitem__, asked, dataset, i)
            if got is None:
                same(got, expected, asked)
            if not isinstance(got, tuple | list) or len(got) != 2:
                raise Wrong("not-a-pair", SAYS["not-a-pair"], asked, show(got), show(expected))
            if agrees(got, expected):
                continue
            one, label = (torch.as_tensor(part) for part in got)
            kind = "whole-table" if one.shape == x.shape and len(x) > 1 else "label-without-axis" if label.dim() == 0 else "other-row"  # fmt: skip
            raise Wrong(kind, SAYS[kind], asked, show(got), show(expected))


@prop("the end of the dataset, and lengths that differ", "数据集的末尾，以及长度不同")
def end(answer: Answer, draw: Draw) -> None:
    x, y = tables(draw)[1]
    dataset, called = made(answer, x, y)
    try:
        got = dataset[len(x)]
    except IndexError:
        pass
    else:
        raise Wrong("no-end", SAYS["no-end"], f"{called}; dataset[{len(x)}]", show(got), "IndexError")
    try:
        answer.get("TableDataset")(x, y[:-1])
    except ValueError:
        return
    raise Wrong("lengths-not-compared", SAYS["lengths-not-compared"], f"TableDataset(x {tuple(x.shape)}, y {tuple(y[:-1].shape)})", said("no error", "没有异常"), "ValueError")  # fmt: skip


@prop("inside of Subset and DataLoader", "放进 Subset 和 DataLoader")
def used(answer: Answer, draw: Draw) -> None:
    for x, y in tables(draw):
        dataset, called = made(answer, x, y)
        rows = draw.order(len(x))[: max(1, len(x) // 2)].tolist()
        loader = DataLoader(Subset(dataset, rows), batch_size=4)
        called = f"{called}; next(iter(DataLoader(Subset(dataset, {show(rows)}), batch_size=4)))"
        got = answer.run(lambda loader=loader: next(iter(loader)), called)
        same(got, [x[rows[:4]], y[rows[:4]]], called)


CHECK = Check([length, samples, end, used])
