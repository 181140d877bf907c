"""Lecture 7 · batch-count: batches of an epoch and samples of the last one, as DataLoader counts them."""

from collections.abc import Sequence

from torchdojo.practice.judge import (
    Answer,
    Call,
    Check,
    Draw,
    Text,
    Wrong,
    function,
    prop,
    same,
    show,
)


def batches(n: int, batch_size: int, drop_last: bool = False) -> tuple[int, int]:
    full, left = divmod(n, batch_size)
    return (full + 1, left) if left and not drop_last else (full, batch_size if full else 0)


def examples(_: Draw) -> Sequence[Call]:
    return [Call(759, 32), Call(759, 32, drop_last=True)]


def others(draw: Draw) -> Sequence[Call]:
    sizes = [(96, 32), (5, 1), (1, 1), (33, 32), (31, 32), (0, 4), (32, 32), *((draw.one(1, 300), draw.one(2, 50)) for _ in range(12))]  # fmt: skip
    return [Call(n, size, drop_last=drop) for n, size in sizes for drop in (False, True)]


@prop("whole numbers", "整数")
def whole(answer: Answer, draw: Draw) -> None:
    for one in [*examples(draw), *others(draw)]:
        got = answer.call("batches", *one.args, **one.kwargs)
        if got is None or not isinstance(got, tuple | list):
            same(got, one.of(batches), one.shown("batches"))
        if not all(isinstance(number, int) for number in got):
            says = Text(en="Batches are counted: two ints are to come back. / gives a float, // and math.ceil an int.",
                        zh="批是一个一个数的：应当返回两个 int。/ 得到浮点数，// 和 math.ceil 得到 int。")  # fmt: skip
            raise Wrong("not-whole", says, one.shown("batches"), show(got), show(one.of(batches)))


FLOOR = (
    "floor",
    "Rounded down: the rows left over make one batch more.",
    "向下取整了：剩下的行还要再组成一批。",
)
DROP = (
    "drop-ignored",
    "drop_last leaves out the last batch if it is not full.",
    "drop_last 会丢掉最后不满的一批。",
)
MORE = (
    "one-too-many",
    "96 rows are three full batches of 32: nothing is left over.",
    "96 行正好是 3 个 32 的满批：什么也不剩。",
)
ZERO = ("full-batch-is-zero", "The count is right; if nothing is left over, the last batch is full: it holds batch_size rows, not 0.",
        "批数对了；什么都不剩时，最后一批是满的：有 batch_size 行，不是 0 行。")  # fmt: skip
FULL = (
    "last-always-full",
    "The last batch holds what is left over, not always batch_size rows.",
    "最后一批是剩下的样本，不一定有 batch_size 行。",
)
EMPTY = (
    "empty-forgotten",
    "Not one batch comes, so there is no last one either: (0, 0).",
    "一批也没有，也就没有最后一批：(0, 0)。",
)
TYPICAL = (
    ((759, 32, False), {(23, 23): FLOOR, (23, 32): FLOOR, (24, 32): FULL}), ((759, 32, True), {(24, 23): DROP, (23, 23): FULL}),
    ((96, 32, False), {(4, 0): MORE, (4, 32): MORE, (3, 0): ZERO}), ((33, 32, False), {(2, 32): FULL, (1, 1): FLOOR}),
    ((31, 32, True), {(0, 32): EMPTY, (0, 31): EMPTY}), ((0, 4, False), {(0, 4): EMPTY, (1, 0): EMPTY}),
)  # fmt: skip


@prop("the typical cases", "几种典型情形")
def typical(answer: Answer, draw: Draw) -> None:
    for (n, size, drop), mistakes in TYPICAL:
        got = tuple(answer.call("batches", n, size, drop_last=drop))
        if got in mistakes:
            kind, en, zh = mistakes[got]
            called = f"batches({n}, {size}, drop_last={drop})"
            raise Wrong(kind, Text(en=en, zh=zh), called, show(got), show(batches(n, size, drop)))


HELD = function("batches", batches, examples, others, other_dtype=None, strided=False)
CHECK = Check([whole, typical, *HELD])
