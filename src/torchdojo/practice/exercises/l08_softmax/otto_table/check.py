"""Lecture 8 · otto-table: a table in Otto's layout is read, scored as Kaggle scores, and written; the counts are ours."""

import csv
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from torchdojo.practice.judge import (
    Answer,
    Call,
    Check,
    Draw,
    Mistake,
    Text,
    Wrong,
    agrees,
    function,
    prop,
    said,
    same,
    show,
)

SIZES = (1929, 16122, 8004, 2691, 2739, 14135, 2839, 8464, 4955)  # Otto's own: how often each class occurs
SAYS = {
    "id-in-x": Text(en="x still holds the id: it numbers the rows and says nothing about the product.", zh="x 里还带着 id：它只是行的编号，和商品无关。"),
    "labels-from-one": Text(en="Classes are numbered from 0 on: Class_1 is 0. With K classes a label K ends in an IndexError.", zh="类别从 0 数起：Class_1 是 0。共 K 类时，标签 K 会报 IndexError。"),
    "numbered-by-order": Text(en="A class got its number from its place among the words of this file (sorted, or as they come). The number stands in the word: a file may lack a class.",
                              zh="编号是按这些词在文件里的位置排出来的（排序，或出现的先后）。编号就写在词里：一个文件可能缺某一类。"),
    "one-hot": Text(en="y is one-hot: one class number a row is asked for, shape (N,).", zh="y 是 one-hot：要的是每行一个类别编号，形状 (N,)。"),
    "label-column": Text(en="y has shape (N, 1): the cross-entropy wants (N,).", zh="y 的形状是 (N, 1)：交叉熵要的是 (N,)。"),
    "row-missing": Text(en="A row is missing: only the first line is a header.", zh="少了一行：只有第一行是表头。"),
    "not-written": Text(en="There is no file after write().", zh="write() 之后没有这个文件。"),
    "header": Text(en="The first line is wrong: id, then one column a class, from Class_1 on.", zh="第一行不对：先是 id，然后每类一列，从 Class_1 开始。"),
    "lines": Text(en="Behind the header there is one line for each id, each with an id and K numbers.", zh="表头后面每个 id 一行，每行是一个 id 和 K 个数。"),
    "other-ids": Text(en="The ids are not those that were handed over, in their order.", zh="id 和传进来的不一样，或者次序不同。"),
    "logits-written": Text(en="The logits themselves were written: probabilities are asked for.", zh="写进去的是 logits 本身：要的是概率。"),
    "wrong-softmax": Text(en="The probabilities of a line do not sum to 1: the softmax goes over the classes, dim=1.", zh="一行的概率和不是 1：softmax 要沿着类别，dim=1。"),
    "rounded": Text(en="The probabilities are cut to too few digits: keep six at least.", zh="概率的位数留得太少：至少保留六位。"),
    "not-finite": Text(en="There is nan among the probabilities: large logits need a softmax that subtracts the maximum.", zh="概率里有 nan：logits 很大时，softmax 要先减去最大值。"),
}  # fmt: skip


def table(draw: Draw, rows: int, features: int, classes: Sequence[int]) -> tuple[list[list[int]], list[int]]:
    """Return counts as Otto has them, mostly 0, and class numbers from 1 on, some more frequent than others."""
    counts = (draw.uniform(rows, features) ** 6 * 12).long()
    share = torch.tensor([float(SIZES[(k - 1) % 9]) for k in classes])
    drawn = share.multinomial(rows, replacement=True, generator=draw.generator).tolist()
    return counts.tolist(), [classes[i] for i in drawn]


def tables(draw: Draw) -> list[tuple[list[list[int]], list[int]]]:
    found = [
        table(draw, 40, 93, range(1, 10)),
        table(draw, 9, 3, (2, 5, 9)),
        table(draw, 30, 5, range(1, 13)),
    ]
    found[2][1][:3] = [10, 2, 12]  # as words, Class_10 comes before Class_2
    return [*found, ([[0, 7]], [4])]


def save(path: str, counts: list[list[int]], numbers: list[int]) -> None:
    with Path(path).open("w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["id", *(f"feat_{i + 1}" for i in range(len(counts[0]))), "target"])
        for i, (row, k) in enumerate(zip(counts, numbers, strict=True)):
            lines.writerow([61 + i, *row, f"Class_{k}"])


def mistake(x: Tensor, y: Tensor, x_wanted: Tensor, numbers: list[int]) -> str:
    if x.dim() == 2 and x.shape[1] == x_wanted.shape[1] + 1 and agrees(x[:, 1:], x_wanted):
        return "id-in-x"
    if len(x) == len(numbers) - 1:
        return "row-missing"
    if y.dim() == 2:
        return "label-column" if y.shape[1] == 1 else "one-hot"
    if y.tolist() == numbers:
        return "labels-from-one"
    by_order = (sorted(set(numbers)), sorted(set(numbers), key=str), list(dict.fromkeys(numbers)))
    wrong_places = any(y.tolist() == [order.index(k) for k in numbers] for order in by_order)
    return "numbered-by-order" if wrong_places and agrees(x, x_wanted) else ""


@prop("read: tables in Otto's layout", "read：Otto 格式的表")
def reads(answer: Answer, draw: Draw) -> None:
    for number, (counts, numbers) in enumerate(tables(draw)):
        path = f"train{number}.csv"
        save(path, counts, numbers)
        expected = torch.tensor(counts).float(), torch.tensor(numbers) - 1
        called = said(
            f"read({path!r}), {len(counts)} products of {len(counts[0])} features",
            f"read({path!r})，{len(counts)} 件商品，各 {len(counts[0])} 个特征",
        )
        got = answer.run(answer.get("read"), called, path)
        if isinstance(got, tuple | list) and len(got) == 2 and all(isinstance(part, Tensor) for part in got):
            kind = "" if agrees(list(got), list(expected)) else mistake(got[0], got[1], expected[0], numbers)
            if kind:
                part = 0 if kind == "id-in-x" else 1
                raise Wrong(
                    kind, SAYS[kind], f"{called}: {'xy'[part]}", show(got[part]), show(expected[part])
                )
        same(got, expected, called)


def logloss(
    p: Tensor, y: Tensor, scaled: bool = True, least: float = 1e-15, reduce: str = "mean", axis: int = 1
) -> float:
    """Return Kaggle's score; the further arguments are typical mistakes."""
    p = p / p.sum(axis, keepdim=True) if scaled else p
    losses = -p.gather(1, y[:, None]).clamp_min(least).log()
    return float(getattr(losses, reduce)())


def examples(_: Draw) -> Sequence[Call]:
    return [Call(torch.tensor([[0.2, 0.6], [1, 3]]).double(), torch.tensor([1, 0]))]


def others(draw: Draw) -> Sequence[Call]:
    made = [
        (draw.uniform(n, k) * (1 + 4 * draw.uniform(n, 1)), draw.whole(0, k, n))
        for n, k in ((7, 9), (1, 3), (20, 4))
    ]
    sure = torch.eye(5).double()[[0, 2, 4, 1]] * 8
    return [
        *(Call(*one) for one in made),
        Call(sure, torch.tensor([0, 2, 3, 1])),
        Call(sure[:2], torch.tensor([0, 2])),
    ]


MISTAKES = (
    Mistake("not-rescaled", lambda p, y: logloss(p, y, scaled=False), Text(en="The rows are not divided by their sums.", zh="各行没有除以自己的和。")),
    Mistake("infinite", lambda p, y: logloss(p, y, least=0.0), Text(en="A 0 at the right class costs infinitely much: 1e-15 is the least.", zh="正确类别处的 0 变成了无穷大：最小要取 1e-15。")),
    Mistake("columns-rescaled", lambda p, y: logloss(p, y, axis=0), Text(en="The columns were divided by their sums: the rows are to be.", zh="除的是各列的和：应当是各行的。")),
    Mistake("summed", lambda p, y: logloss(p, y, reduce="sum"), Text(en="That is the sum over the products: the mean is asked for.", zh="这是所有商品的和：要的是平均值。")),
    Mistake("sign", lambda p, y: -logloss(p, y), Text(en="The sign is wrong: -ln p is never negative.", zh="符号反了：-ln p 不会是负的。")),
    Mistake("softmax-of-probabilities", lambda p, y: logloss(p.softmax(1), y), Text(en="A softmax was taken of what are probabilities already: divide by the sum.", zh="对已经是概率的数又做了 softmax：除以和就行。")),
)  # fmt: skip


@prop("write: what is sent in", "write：提交的文件")
def writes(answer: Answer, draw: Draw) -> None:
    for number, (rows, classes) in enumerate(((4, 9), (1, 3), (12, 11), (9, 9))):
        logits = draw.normal(rows, classes, scale=(3.0, 1.0, 2.0, 400.0)[number]).float()
        ids = (draw.order(900)[:rows] + 144).tolist()
        path, given = f"submission{number}.csv", (list(ids), logits.clone())
        called = f"write({path!r}, ids={show(ids)}, logits {tuple(logits.shape)})"
        answer.run(answer.get("write"), called, path, *given)
        if given[0] != ids or not torch.equal(given[1], logits):
            says = Text(en="ids or logits were changed.", zh="ids 或 logits 被改动了。")
            raise Wrong("input-changed", says, called)
        kind, got, wanted = sent(Path(path), ids, logits)
        if kind:
            raise Wrong(
                kind, SAYS[kind], said(f"{called}, then the file", f"{called}，再看文件"), got, wanted
            )


def sent(path: Path, ids: list[int], logits: Tensor) -> tuple[str, str, str]:
    """Return what is wrong with the file that was written, if anything is, with what stands there and what should."""
    if not path.is_file():
        return "not-written", "", str(path)
    lines = [line for line in csv.reader(path.read_text("utf-8").splitlines()) if line]
    head = ["id", *(f"Class_{k + 1}" for k in range(logits.shape[1]))]
    if not lines or [cell.strip() for cell in lines[0]] != head:
        return "header", ",".join(lines[0] if lines else ["nothing"])[:90], ",".join(head)
    if len(lines) != len(ids) + 1 or any(len(line) != len(head) for line in lines):
        return (
            "lines",
            said(f"{len(lines) - 1} lines", f"{len(lines) - 1} 行"),
            said(f"{len(ids)} lines", f"{len(ids)} 行"),
        )
    try:
        cells = torch.tensor([[float(cell) for cell in line] for line in lines[1:]]).double()
    except ValueError:
        return "lines", ",".join(lines[1])[:90], "numbers"
    if cells[:, 0].tolist() != ids:
        return "other-ids", show(cells[:, 0].tolist()), show(ids)
    return _probabilities(cells[:, 1:], logits)


def _probabilities(p: Tensor, logits: Tensor) -> tuple[str, str, str]:
    wanted = logits.double().softmax(1)
    if torch.allclose(p, wanted, 0, 2e-6):
        return "", "", ""
    kind = "wrong-softmax"
    if not p.isfinite().all():
        kind = "not-finite"
    elif torch.allclose(p, logits.double(), 1e-3, 1e-3):
        kind = "logits-written"
    elif torch.allclose(p, wanted, 0, 6e-3):
        kind = "rounded"
    return kind, show(p[0]), show(wanted[0])


CHECK = Check([reads, *function("logloss", logloss, examples, others, mistakes=MISTAKES), writes])
