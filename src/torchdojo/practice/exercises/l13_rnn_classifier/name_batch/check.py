"""Lecture 13 · name-batch: names to padded codes and lengths."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ' -"
Both = tuple[Tensor, Tensor]


def name_batch(names: list[str], fill: int = 0, start: int = 0, left: bool = False, longer: int = 0) -> Both:
    lengths = [len(name) for name in names]
    x = torch.full((len(names), max(lengths) + longer), fill)
    for row, name in zip(x, names, strict=True):
        begin = len(row) - len(name) if left else 0
        row[begin : begin + len(name)] = torch.tensor([ord(letter) - start for letter in name])
    return x, torch.tensor(lengths)


def full_lengths(names: list[str]) -> Both:
    x, lengths = name_batch(names)
    return x, torch.full_like(lengths, x.shape[1])


def in_order(names: list[str], reverse: bool = True) -> Both:
    return name_batch(sorted(names, key=len, reverse=reverse))


def examples(_: Draw) -> Sequence[Call]:
    return [Call(["Usami", "Li", "Adam"])]


def others(draw: Draw) -> Sequence[Call]:
    def name(length: int) -> str:
        return "".join(LETTERS[i] for i in draw.whole(0, len(LETTERS), length).tolist())

    sizes = ([3, 7, 5, 1], [1], [4, 4], [draw.one(1, 12) for _ in range(9)], [10, 2, 6])
    return [Call(["Adam", "O'Neal", "Maclean"]), *(Call([name(length) for length in one]) for one in sizes)]


CHECK = Check(
    function(
        "name_batch", name_batch, examples, others, other_dtype=None, strided=False,
        mistakes=(
            Mistake("time-first", lambda names: (name_batch(names)[0].T, name_batch(names)[1]),
                    Text(en="The axes are turned: each row must be a name. pad_sequence puts time first unless batch_first=True.", zh="两维反了：每一行应当是一个名字。不写 batch_first=True，pad_sequence 会把时间放在前面。")),
            Mistake("padded-in-front", lambda names: name_batch(names, left=True), Text(en="The zeros stand in front of the names: they belong behind.", zh="零补在了名字前面：应当补在后面。")),
            Mistake("padded-with-spaces", lambda names: name_batch(names, fill=32), Text(en="Filled with spaces (32): a space is a letter like others, the padding is 0.", zh="用空格（32）补的：空格也是一个字符，补齐要用 0。")),
            Mistake("padded-with-minus-one", lambda names: name_batch(names, fill=-1), Text(en="Filled with -1: an embedding has no row -1. The padding is 0.", zh="用 -1 补的：嵌入表没有第 -1 行。补齐要用 0。")),
            Mistake("other-codes", lambda names: name_batch(names, start=97), Text(en="a is counted from 0: ord(letter) itself is asked for (and 0 would also mean padding).", zh="从 a 等于 0 数起了：题目要的就是 ord(letter)（而且 0 已经表示补齐）。")),
            Mistake("other-codes", lambda names: name_batch(names, start=96), Text(en="a is counted from 1: ord(letter) itself is asked for.", zh="从 a 等于 1 数起了：题目要的就是 ord(letter)。")),
            Mistake("sorted", in_order, Text(en="The names were sorted: here they keep their order.", zh="名字被排过序了：这里要保持原来的次序。")),
            Mistake("sorted", lambda names: in_order(names, False), Text(en="The names were sorted: here they keep their order.", zh="名字被排过序了：这里要保持原来的次序。")),
            Mistake("padded-lengths", full_lengths, Text(en="All lengths are T: count the letters without the padding.", zh="所有长度都是 T：要数补齐之前的字母。")),
            Mistake("lower-case", lambda names: name_batch([name.lower() for name in names]), Text(en="The capitals were made small: keep the letters as they are.", zh="大写变成了小写：字母要保持原样。")),
        ),
    )
)  # fmt: skip
