"""Lecture 6 · read-table: a packed table without a header, the label last, as two tensors with two axes."""

import gzip
from pathlib import Path

import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, agrees, prop, same, show

SAYS = {
    "flat-label": Text(en="y has shape (N,): a column taken by -1 loses its axis. Take it by [-1], or as -1:.",
                       zh="y 的形状是 (N,)：用 -1 取一列会少一维。用 [-1] 取，或写成 -1:。"),
    "float64": Text(en="float64 is numpy's habit; torch's layers are float32. Say dtype=np.float32 when you read, or .float().",
                    zh="float64 是 numpy 的习惯；torch 的层是 float32。读的时候写 dtype=np.float32，或者之后 .float()。"),
    "label-in-x": Text(en="x still holds the label: a network that sees it needs to learn nothing.", zh="x 里还带着标签：网络看得见答案，就什么都不用学了。"),
    "first-column": Text(en="That is the first column: the label is the last.", zh="这是第一列：标签是最后一列。"),
    "eight-columns": Text(en="Right for the columns of the example, wrong for a file with another number of them: count from the end, -1.",
                          zh="列数和例子一样时对，换一个列数就错：要从末尾数，用 -1。"),
    "not-a-tensor": Text(en="These are no tensors: torch.from_numpy or torch.tensor makes them.", zh="这不是张量：用 torch.from_numpy 或 torch.tensor 转换。"),
    "label-whole": Text(en="y holds whole numbers; BCELoss compares floats with floats: float32.", zh="y 是整数；BCELoss 拿浮点数和浮点数比：要 float32。"),
    "row-missing": Text(en="A row is missing: the file has no header, its first line is data.", zh="少了一行：文件没有表头，第一行就是数据。"),
    "y-first": Text(en="x and y are exchanged: x comes first.", zh="x 和 y 的次序反了：先 x 后 y。"),
}  # fmt: skip


def write(table: list[list[float]], name: str) -> str:
    Path(name).write_bytes(gzip.compress("".join(",".join(map(str, row)) + "\n" for row in table).encode()))
    return name


def tables(draw: Draw) -> list[list[list[float]]]:
    found = [[[0.5, -0.2, 1.0], [0.1, 0.3, 0.0]]]
    for rows, columns in ((7, 8), (4, 3), (1, 8), (30, 1)):
        x, y = draw.uniform(rows, columns, low=-1), draw.whole(0, 2, rows, 1)
        y[0] = 1 - (x[0, 0] > 0).long()  # so that no column of x looks like the label
        found.append([[round(v, 6) for v in row] for row in torch.cat([x, y], dim=1).tolist()])
    return found


def mistake(x: Tensor, y: Tensor, table: Tensor) -> str:
    likes = {
        "flat-label": (table[:, :-1], table[:, -1]), "label-in-x": (table, table[:, -1:]), "y-first": (table[:, -1:], table[:, :-1]),
        "first-column": (table[:, 1:], table[:, :1]), "row-missing": (table[1:, :-1], table[1:, -1:]),
        "eight-columns": (table[:, :2], table[:, 2:3]),
    }  # fmt: skip
    if x.dtype == torch.float64 or y.dtype == torch.float64:
        return "float64"
    if agrees(y, table[:, -1:]) and not y.is_floating_point():
        return "label-whole"
    kind = next((kind for kind, like in likes.items() if agrees([x, y], list(like))), "")
    return kind or ("eight-columns" if agrees(x, table[:, :8]) and table.shape[1] != 9 else "")


def two_tensors(got: object, expected: tuple[Tensor, Tensor], called: str) -> tuple[Tensor, Tensor]:
    if got is None or not (isinstance(got, tuple | list) and len(got) == 2):
        same(got, expected, called)
        says = Text(en="Two things are to come back, x and y.", zh="要返回两样东西：x 和 y。")
        raise Wrong("wrong-length", says, called, show(got))
    if not all(isinstance(part, Tensor) for part in got):
        raise Wrong("not-a-tensor", SAYS["not-a-tensor"], called, type(got[0]).__name__, "Tensor")
    return got[0], got[1]


@prop("the tables of several files", "几个文件里的表")
def read(answer: Answer, draw: Draw) -> None:
    for number, rows in enumerate(tables(draw)):
        table = torch.tensor(rows)
        expected = (table[:, :-1], table[:, -1:])
        path = write(rows, f"table{number}.csv.gz")
        called = f"read({path!r}), {len(table)} x {table.shape[1]} numbers"
        x, y = two_tensors(answer.run(answer.get("read"), called, path), expected, called)
        if agrees([x, y], list(expected)) and x.dtype == y.dtype == torch.float32:
            continue
        kind = mistake(x, y, table)
        if not kind:
            same((x, y), expected, called)
        told = [f"{show(part)}, {part.dtype}" if "float" in kind else show(part) for part in (x, y)]
        raise Wrong(
            kind,
            SAYS[kind],
            called,
            "; ".join(told),
            f"x (N, {table.shape[1] - 1}), y (N, 1), float32, N = {len(table)}",
        )


CHECK = Check([read])
