"""Lecture 7 · titanic-table: median, mean and spread come from the training rows, whatever the test rows are like."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, agrees, prop, said, same, show

Rows = dict[str, Tensor]
COLUMNS = ("female", "first class", "second class", "age unknown", "age")
SAYS = {
    "leak": Text(en="Median, mean or spread were computed from all rows: the test rows leak into the training. Use the training rows only.",
                 zh="中位数、平均值或标准差是用全部行算的：测试行泄漏到训练里了。只能用训练行。"),
    "each-for-itself": Text(en="The test rows were filled and scaled by their own numbers: the same age then means two different things. Use those of the training rows.",
                            zh="测试行是按自己的数填补和缩放的：同一个年龄就有了两种意思。要用训练行的数。"),
    "mean-filled": Text(en="Gaps were filled with the mean: the task asks for the median.", zh="空缺是用平均值填的：题目要中位数。"),
    "zero-filled": Text(en="Gaps were filled with 0: all unknown passengers became newborn.", zh="空缺填成了 0：年龄未知的人全成了新生儿。"),
    "scale-of-known": Text(en="Mean and spread are those of the known ages: the task takes the training column after filling.", zh="平均值和标准差用的是已知年龄：题目要的是填好之后的训练列。"),
    "not-scaled": Text(en="The ages are filled but not scaled: minus the mean, over the spread.", zh="年龄填好了，但没有缩放：要减平均值，再除以标准差。"),
}  # fmt: skip


def learned(
    age: Tensor, fill: Callable[[Tensor], Tensor] = Tensor.nanmedian
) -> tuple[Tensor, Tensor, Tensor]:
    filled = torch.where(age.isnan(), fill(age), age)
    return fill(age), filled.mean(), filled.std()


def table(rows: Rows, fill: Tensor, mean: Tensor, spread: Tensor) -> Tensor:
    age, klass = rows["age"], rows["klass"]
    flags = (rows["female"], klass == 1, klass == 2, age.isnan())
    return torch.stack(
        [*(flag.float() for flag in flags), (torch.where(age.isnan(), fill, age) - mean) / spread], dim=1
    )


def likes(train: Rows, test: Rows) -> dict[str, tuple[Tensor, Tensor]]:
    """What the typical mistakes give."""
    age, test_age = train["age"], test["age"]
    both, right = torch.cat([age, test_age]), learned(age)
    known, zero = age[~age.isnan()], torch.tensor(0.0)
    numbers = {
        "leak": learned(both), "mean-filled": learned(age, Tensor.nanmean), "zero-filled": learned(age, lambda _: zero),
        "scale-of-known": (right[0], known.mean(), known.std()), "not-scaled": (right[0], zero, zero + 1),
    }  # fmt: skip
    found = {kind: (table(train, *n), table(test, *n)) for kind, n in numbers.items()}
    leaks = ((learned(both)[0], *right[1:]), (right[0], *learned(both)[1:]))
    found.update({f"leak {i}": (table(train, *n), table(test, *n)) for i, n in enumerate(leaks)})
    return {**found, "each-for-itself": (table(train, *right), table(test, *learned(test_age)))}


def ships(draw: Draw) -> list[tuple[Rows, Rows]]:
    nan = torch.nan

    def crew(n: int, gaps: int, low: float, high: float) -> Rows:
        age = draw.uniform(n, low=low, high=high).float()
        age[draw.order(n)[:gaps]] = nan
        return {"female": draw.whole(0, 2, n).bool(), "klass": draw.whole(1, 4, n), "age": age}

    four = {
        "female": torch.tensor([True, False, False, True]),
        "klass": torch.tensor([1, 2, 3, 1]),
        "age": torch.tensor([20.0, nan, 30.0, 40.0]),
    }
    two = {
        "female": torch.tensor([False, True]),
        "klass": torch.tensor([3, 2]),
        "age": torch.tensor([38.165, nan]),
    }
    # an odd number of known ages: everyone agrees on their median
    return [
        (four, two),
        (crew(40, 9, 1, 60), crew(15, 4, 50, 90)),
        (crew(25, 0, 5, 50), crew(9, 2, 0, 12)),
        (crew(33, 12, 20, 70), crew(4, 3, 1, 9)),
    ]


@prop("the two tables", "两张表")
def prepare(answer: Answer, draw: Draw) -> None:
    for train, test in ships(draw):
        called = said(
            f"prepare({len(train['age'])} training rows, {len(test['age'])} test rows)",
            f"prepare({len(train['age'])} 行训练, {len(test['age'])} 行测试)",
        )
        handed = [{name: column.clone() for name, column in rows.items()} for rows in (train, test)]
        got = answer.run(answer.get("prepare"), called, *handed)
        right = learned(train["age"])
        expected = (table(train, *right), table(test, *right))
        if not agrees(got, expected):
            for kind, like in likes(train, test).items():
                if agrees(got, like):
                    raise Wrong(
                        kind.split()[0],
                        SAYS[kind.split()[0]],
                        said(f"{called}, age column of the test rows", f"{called}，测试行的年龄列"),
                        show(got[1][:, 4]),
                        show(expected[1][:, 4]),
                    )
            if isinstance(got, tuple | list) and [getattr(part, "shape", 0) for part in got] == [
                part.shape for part in expected
            ]:
                columns(got, expected, called)
        same(got, expected, called)
        if not all(
            agrees(now[name].nan_to_num(-1), rows[name].nan_to_num(-1))
            for now, rows in zip(handed, (train, test), strict=True)
            for name in rows
        ):
            says = Text(
                en="The tables that were handed over have been changed: fill a copy.",
                zh="传进来的表被改动了：要在拷贝上填补。",
            )
            raise Wrong("input-changed", says, called)


def columns(got: Sequence[Tensor], expected: tuple[Tensor, Tensor], called: str) -> None:
    """Raise Wrong for the first column of flags that is wrong."""
    for which, ours, theirs in zip(("x_train", "x_test"), got, expected, strict=True):
        for i in range(4):
            if not agrees(ours[:, i], theirs[:, i]):
                says = Text(
                    en=f"Column {i} ({COLUMNS[i]}) is not 1.0 for yes and 0.0 for no.",
                    zh=f"第 {i} 列（{COLUMNS[i]}）不是“是为 1.0、否为 0.0”。",
                )
                raise Wrong(
                    "wrong-columns", says, f"{called}: {which}[:, {i}]", show(ours[:, i]), show(theirs[:, i])
                )


CHECK = Check([prepare])
