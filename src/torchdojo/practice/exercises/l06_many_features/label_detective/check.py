"""Lecture 6 · label-detective: the course's recipe rebuilt on drawn tables, with true, inverted and mixed labels."""

import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Check, Closeness, Draw, Text, Wrong, agrees, prop, same, show

NEAR = Closeness(1e-5, 1e-6)
SAYS = {
    "minimum-first": Text(en="Rows that hold a minimum are gone too: decide which rows go before -1 becomes 0.", zh="带最小值的行也被去掉了：要先决定去掉哪些行，再把 -1 换成 0。"),
    "minimum-kept": Text(en="The minimum is still -1: the third step makes it 0.", zh="最小值还是 -1：第三步要换成 0。"),
    "middle-kept": Text(en="No row was left out: those with a scaled 0, the middle of a column, go.", zh="一行也没去掉：缩放后有 0（正好在一列中间）的行要去掉。"),
    "zero-to-one": Text(en="Scaled to 0 .. 1: the smallest number becomes -1, the largest 1.", zh="缩放到了 0 到 1：最小的应当变成 -1，最大的变成 1。"),
    "whole-table": Text(en="Scaled by the smallest and largest number of the whole table: each column has its own.", zh="用整张表的最小值和最大值缩放了：每一列要用自己的。"),
    "wrong-rows": Text(en="kept is to hold the raw numbers of the rows that stay, counted from 0.", zh="kept 应当是留下的行在原始表里的行号，从 0 数。"),
    "compared-exactly": Text(en="Numbers rounded to 6 digits are never exactly equal: compare with a tolerance of 1e-5.", zh="四舍五入到 6 位的数不会完全相等：比较时要留 1e-5 的余地。"),
    "cells-counted": Text(en="Single numbers were counted: a row is equal if all its numbers are.", zh="数的是单个的数：一行里所有的数都相等，才算这一行相等。"),
    "labels-shifted": Text(en="The labels were compared row by row from the top: after the first row that was left out they belong to others. Take those of the kept rows.",
                           zh="标签是从头一行对一行比的：去掉第一行之后就全错位了。要取留下的那些行的标签。"),
    "row-against-column": Text(en="(N, 1) against (N,) compares every label with every other: more counts than rows.", zh="(N, 1) 和 (N,) 比，是每个标签都和所有标签比一遍：数出来比行数还多。"),
}  # fmt: skip


def rebuild(raw: Tensor, step: str = "") -> tuple[Tensor, list[int]]:
    """The reference, or what a typical mistake gives."""
    features = raw[:, :-1]
    low, high = features.amin(dim=0), features.amax(dim=0)
    if step == "whole-table":
        low, high = low.min(), high.max()
    scaled = 2 * (features - low) / (high - low) - 1
    x = torch.where(features == low, 0.0, scaled)
    keep = ~((x if step == "minimum-first" else scaled).abs() < 1e-7).any(dim=1)
    if step == "middle-kept":
        keep[:] = True
    x = {"minimum-kept": scaled, "zero-to-one": (scaled + 1) / 2}.get(step, x)
    return x[keep], keep.nonzero().flatten().tolist()


def raws(draw: Draw) -> list[Tensor]:
    found = [torch.tensor([[0.0, 1.0], [2.0, 0.0], [3.0, 1.0], [4.0, 0.0]]).double()]
    for rows, columns in ((60, 8), (31, 3)):
        unit = draw.whole(1, 6, columns).double()
        table = torch.cat([draw.whole(0, 26, rows, columns) * unit, draw.whole(0, 2, rows, 1)], dim=1)
        low, high, *others = draw.order(rows)[:5].tolist()
        table[low, :-1], table[high, :-1] = 0.0, 25 * unit
        offset = draw.whole(1, 9, columns).double()
        offset[-1] = 0.0  # 0 is a label, too: a feature that is taken for one must be noticed
        for row in others:  # 12.5 units are the middle: no other number is one
            column = draw.one(0, columns)
            table[row, column] = 12.5 * unit[column]
        table[:, :-1] += offset
        found.append(table)
    return found


@prop("the rebuilt table", "重做的表")
def rebuilt(answer: Answer, draw: Draw) -> None:
    for raw in raws(draw):
        called = f"rebuild(raw {tuple(raw.shape)})"
        got, expected = answer.run(answer.get("rebuild"), called, raw.clone()), rebuild(raw)
        if agrees(got, expected, NEAR):
            continue
        for step in ("minimum-first", "minimum-kept", "middle-kept", "zero-to-one", "whole-table"):
            if agrees(got, rebuild(raw, step), NEAR):
                raise Wrong(
                    step,
                    SAYS[step],
                    f"{called}[0][:, 0]",
                    show(got[0][:, 0]),
                    show(expected[0][:, 0]),
                )
        if isinstance(got, tuple | list) and len(got) == 2 and agrees(got[0], expected[0], NEAR):
            raise Wrong("wrong-rows", SAYS["wrong-rows"], f"{called}[1]", show(got[1]), show(expected[1]))
        same(got, expected, called, NEAR, dtype=False)


@prop("the verdict", "判决")
def verdict(answer: Answer, draw: Draw) -> None:
    for raw in raws(draw)[1:]:
        x, kept = rebuild(raw)
        y = raw[kept, -1:]
        mixed, bent = y.clone(), x.clone()
        mixed[::3], bent[::4, 0] = 1 - y[::3], 0.77
        for course, labels in ((x, 1 - y), (x, y), (bent, mixed)):
            course, labels = ((course * 1e6).round() / 1e6).float(), labels.float()
            equal = ((course - x).abs() < 1e-5).all(dim=1)
            expected = {
                "equal": int(equal.sum()),
                "same": int((labels == y).sum()),
                "inverted": int((labels == 1 - y).sum()),
            }
            called = f"verdict(x_course {tuple(course.shape)}, y_course {tuple(labels.shape)}, raw {tuple(raw.shape)})"
            got = answer.run(answer.get("verdict"), called, course.clone(), labels.clone(), raw.clone())
            if not agrees(got, expected):
                if isinstance(got, dict) and set(got) == set(expected):
                    recognise(got, expected, called, course, labels, raw)
                same(got, expected, called)


def recognise(
    got: dict[str, int], expected: dict[str, int], called: str, course: Tensor, labels: Tensor, raw: Tensor
) -> None:
    x, _ = rebuild(raw)
    shifted = {
        "same": int((labels == raw[: len(x), -1:]).sum()),
        "inverted": int((labels == 1 - raw[: len(x), -1:]).sum()),
    }
    likes = {
        "compared-exactly": got["equal"] == int((course == x).all(dim=1).sum()), "cells-counted": got["equal"] == int(((course - x).abs() < 1e-5).sum()),
        "row-against-column": got["same"] > len(x) or got["inverted"] > len(x), "labels-shifted": all(got[key] == count for key, count in shifted.items()),
    }  # fmt: skip
    for kind, so in likes.items():
        if so and not (kind in ("compared-exactly", "cells-counted") and got["equal"] == expected["equal"]):
            raise Wrong(kind, SAYS[kind], called, show(got), show(expected))


CHECK = Check([rebuilt, verdict])
