"""Lecture 7 · own-loader: the batches of torch's DataLoader for the same permutation, epoch after epoch, one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch.utils.data import DataLoader
from torch.utils.data._utils import collate as torch_collate

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, agrees, prop, said, same, show

TORCH: Any = DataLoader
SAYS = {
    "shortcut": Text(en="Here torch's own DataLoader or default_collate does the work. Build it yourself.", zh="这里干活的是 torch 自己的 DataLoader 或 default_collate。要自己造。"),
    "last-batch-lost": Text(en="The samples left over at the end are lost: without drop_last they make a last, smaller batch.", zh="最后剩下的样本丢了：没有 drop_last 时，它们组成最后的小批。"),
    "one-epoch-only": Text(en="The second epoch is empty: an iterator is used up after one pass. Begin a new one in each __iter__.", zh="第二个 epoch 是空的：迭代器走一遍就用完了。每次 __iter__ 都要新开一个。"),
    "one-order-for-all": Text(en="The second epoch repeats the order of the first: ask the sampler anew in each __iter__, it shuffles anew.", zh="第二个 epoch 重复了第一个的次序：每次 __iter__ 都要重新去问 sampler，它会重新打乱。"),
    "not-lazy": Text(en="Samples were fetched that no batch needs yet: a data set may be larger than the memory. Fetch those of one batch, yield, go on.",
                     zh="还没轮到的样本也取出来了：数据集可能比内存还大。取一批，yield，再取下一批。"),
    "sampler-ignored": Text(en="The samples come in the order of the dataset: use the sampler's indices.", zh="样本还是数据集里的次序：要用 sampler 给的下标。"),
    "not-collated": Text(en="The samples of a batch come as they are: put them together, tensors to one tensor, part by part.", zh="一批里的样本还是散的：要拼起来，逐项把张量拼成一个张量。"),
    "wrong-len": Text(en="len(loader) is not the number of batches.", zh="len(loader) 不是批数。"),
}  # fmt: skip


class Samples:
    """A dataset that counts what it is asked for."""

    def __init__(self, samples: list[Any]) -> None:
        self.samples, self.asked = samples, 0

    def __getitem__(self, index: int) -> Any:
        self.asked += 1
        return self.samples[index]

    def __len__(self) -> int:
        return len(self.samples)


class Shuffled:
    """A sampler with another permutation in every epoch."""

    def __init__(self, *orders: list[int]) -> None:
        self.orders, self.epoch = orders, -1

    def __iter__(self) -> Iterator[int]:
        self.epoch += 1
        return iter(self.orders[self.epoch % len(self.orders)])

    def __len__(self) -> int:
        return len(self.orders[0])


@contextmanager
def watched() -> Iterator[list[str]]:
    """Note when torch's own loader or collate function is used."""
    used = list[str]()
    make, put = TORCH.__init__, torch_collate.collate

    def made(self: Any, *args: Any, **kwargs: Any) -> None:
        used.append("DataLoader")
        make(self, *args, **kwargs)

    def together(*args: Any, **kwargs: Any) -> Any:
        used.append("default_collate")
        return put(*args, **kwargs)

    TORCH.__init__, torch_collate.collate = made, together
    try:
        yield used
    finally:
        TORCH.__init__, torch_collate.collate = make, put


def datasets(draw: Draw) -> list[list[Any]]:
    pairs = [(torch.tensor([1.0, 2.0]), 0), (torch.tensor([3.0, 4.0]), 1)]
    rows = [(draw.normal(2, 3).float(), draw.one(0, 9), draw.real(-1, 1)) for _ in range(11)]
    return [
        pairs,
        rows,
        [{"x": a, "label": b, "more": (c, b)} for a, b, c in rows],
        [a for a, _, _ in rows[:6]],
        [[b, c] for _, b, c in rows],
    ]


def epochs(
    answer: Answer, samples: list[Any], size: int, drop: bool, orders: list[list[int]] | None
) -> tuple[str, Any, list[Any], list[Any]]:
    called = f"Loader([{len(samples)}], batch_size={size}{', sampler' if orders else ''}{', drop_last=True' if drop else ''})"
    theirs = TORCH(Samples(samples), size, sampler=Shuffled(*orders) if orders else None, drop_last=drop)
    expected = [list(theirs), list(theirs)]
    with watched() as used:
        make = answer.get("Loader")
        sampler = Shuffled(*orders) if orders else None
        settings: dict[str, Any] = {"batch_size": size} if size > 1 else {}  # the defaults must do
        settings.update({"sampler": sampler} if sampler else {}, **({"drop_last": True} if drop else {}))
        made = answer.run(make, called, Samples(samples), **settings)
        got = [answer.run(list, f"list({called})", made) for _ in range(2)]
        count = answer.run(len, f"len({called})", made)
    if used:
        raise Wrong("shortcut", SAYS["shortcut"], called, used[0])
    return called, count, got, expected


@prop("the same batches as torch, two epochs", "和 torch 一样的批，两个 epoch")
def batches(answer: Answer, draw: Draw) -> None:
    for samples in datasets(draw):
        n = len(samples)
        orders = [draw.order(n).tolist() for _ in range(2)]
        orders = [
            order[::-1] if order == sorted(order) else order for order in orders
        ]  # not the dataset's own order
        orders[1] = orders[1] if orders[0] != orders[1] else [*orders[0][1:], orders[0][0]]
        shuffled = orders if n > 2 else None
        for size, drop, chosen in (
            (2, False, None),
            (4, False, shuffled),
            (4, True, shuffled),
            (1, False, None),
            (3, True, None),
            (n, False, shuffled and [o[: n - 1] for o in orders]),
        ):
            called, count, got, expected = epochs(answer, samples, size, drop, chosen)
            if count != len(expected[0]):
                raise Wrong(
                    "wrong-len", SAYS["wrong-len"], f"len({called})", str(count), str(len(expected[0]))
                )
            for epoch in (0, 1):
                right = agrees(got[epoch], expected[epoch])
                plain = list(TORCH(samples, size, drop_last=drop))
                if not right and (kind := mistake(got, expected, epoch, plain, samples)):
                    told = [show([first(batch) for batch in one[epoch][:2]]) for one in (got, expected)]
                    raise Wrong(
                        kind,
                        SAYS[kind],
                        said(
                            f"first batches of {called}, epoch {epoch + 1}",
                            f"{called} 的头几批，第 {epoch + 1} 个 epoch",
                        ),
                        told[0],
                        told[1],
                    )
                same(got[epoch], expected[epoch], f"list({called})")


def first(batch: Any) -> Any:
    return batch[0] if isinstance(batch, list | tuple) else batch


def mistake(got: list[Any], expected: list[Any], epoch: int, plain: list[Any], samples: list[Any]) -> str:
    if epoch and agrees(got[0], expected[0]) and not got[1]:
        return "one-epoch-only"
    if agrees(got[epoch], plain):
        return "sampler-ignored"
    if epoch and agrees(got[1], expected[0]):
        return "one-order-for-all"
    if len(got[epoch]) < len(expected[epoch]) and agrees(got[epoch], expected[epoch][:-1]):
        return "last-batch-lost"
    batch = got[epoch][0] if got[epoch] else None
    return "not-collated" if isinstance(batch, list) and any(batch[0] is one for one in samples) else ""


@prop("one batch at a time", "一次一批")
def lazy(answer: Answer, draw: Draw) -> None:
    samples = Samples([(torch.tensor([float(i)]), i) for i in range(20)])
    made = answer.run(answer.get("Loader"), "Loader([20], batch_size=4)", samples, 4)
    answer.run(lambda: next(iter(made)), "next(iter(Loader([20], batch_size=4)))")
    if samples.asked > 4:
        raise Wrong(
            "not-lazy",
            SAYS["not-lazy"],
            "next(iter(Loader([20], batch_size=4)))",
            said(f"{samples.asked} samples fetched", f"取了 {samples.asked} 个样本"),
            "4",
        )


CHECK = Check([batches, lazy])
