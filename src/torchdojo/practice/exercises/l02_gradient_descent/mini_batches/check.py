"""Lecture 2 · mini-batches: every sample once, a ragged tail, a generator of one's own."""

import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, show

CASES = ((10, 4), (12, 4), (3, 5), (7, 1), (64, 16), (5, 5), (0, 3))


def batches(answer: Answer, count: int, size: int, seed: int) -> list[Tensor]:
    got = answer.call("mini_batches", count, size, seed)
    if not isinstance(got, list | tuple) or not all(isinstance(one, Tensor) for one in got):
        says = Text(en="A list of tensors is asked for.", zh="要的是张量的列表。")
        raise Wrong("not-tensors", says, called(count, size, seed), show(got))
    return list(got)


def called(count: int, size: int, seed: int) -> str:
    return f"mini_batches({count}, {size}, {seed})"


@prop("every number once", "每个数正好一次")
def once(answer: Answer, draw: Draw) -> None:
    for count, size in CASES:
        seed = draw.one(0, 1000)
        got = batches(answer, count, size, seed)
        numbers = [int(n) for one in got for n in one.flatten()]
        where = called(count, size, seed)
        if any(one.dtype != torch.int64 or one.dim() != 1 for one in got):
            raise Wrong(
                "not-indices",
                Text(
                    en="Each batch is a row of int64, ready to index with.",
                    zh="每一批应当是一行 int64，可以直接拿来取数。",
                ),
                where,
                show(got),
            )
        if len(set(numbers)) < len(numbers):
            raise Wrong(
                "twice",
                Text(
                    en="Some numbers come twice: draw without putting back.",
                    zh="有的数出现了两次：抽取时不要放回。",
                ),
                where,
                show(got),
            )
        if set(numbers) - set(range(count)):
            raise Wrong(
                "strangers",
                Text(
                    en=f"There are numbers outside 0 .. {count - 1}.",
                    zh=f"出现了 0 .. {count - 1} 以外的数。",
                ),
                where,
                show(got),
            )
        if len(numbers) < count:
            raise Wrong(
                "tail-lost",
                Text(
                    en="Numbers are missing: the ragged tail belongs to the epoch too.",
                    zh="少了一些数：切剩的零头也属于这个 epoch。",
                ),
                where,
                show(got),
            )


@prop("the sizes of the batches", "每批的大小")
def sizes(answer: Answer, draw: Draw) -> None:
    for count, size in CASES:
        got = [len(one) for one in batches(answer, count, size, 3)]
        expected = [size] * (count // size) + [count % size] * (count % size > 0)
        if 0 in got:
            raise Wrong(
                "empty-batch",
                Text(
                    en="A batch is empty: its mean loss would be nan.",
                    zh="有一批是空的：它的平均损失会是 nan。",
                ),
                called(count, size, 3),
                str(got),
                str(expected),
            )
        if got != expected:
            raise Wrong(
                "wrong-sizes",
                Text(
                    en="The batches have not the sizes that were asked for.", zh="每批的大小和要求的不一样。"
                ),
                called(count, size, 3),
                str(got),
                str(expected),
            )


@prop("an order drawn by the seed", "次序由种子决定")
def seeds(answer: Answer, draw: Draw) -> None:
    def order(seed: int) -> list[int]:
        return torch.cat(batches(answer, 50, 8, seed)).tolist()

    first, again, other = order(7), order(7), order(8)
    where = called(50, 8, 7)
    if first == list(range(50)):
        raise Wrong(
            "not-shuffled",
            Text(en="The numbers stand in their old order: shuffle them.", zh="数还是原来的次序：没有打乱。"),
            where,
            show(first),
        )
    if first != again:
        raise Wrong(
            "seed-ignored",
            Text(en="The same seed gives another order.", zh="同一个种子给出了不同的次序。"),
            where,
            show(again),
            show(first),
        )
    if first == other:
        raise Wrong(
            "seed-ignored",
            Text(en="Another seed gives the same order.", zh="换了种子，次序却没变。"),
            called(50, 8, 8),
            show(other),
        )
    chunks = [sorted(one.tolist()) for one in batches(answer, 50, 10, 7)]
    if chunks == [list(range(at, at + 10)) for at in range(0, 50, 10)]:
        raise Wrong(
            "shuffled-inside",
            Text(
                en="Only the numbers inside each batch are shuffled: neighbours stay together.",
                zh="只在每一批内部打乱了：相邻的数总在一起。",
            ),
            where,
        )


@prop("torch's own random numbers stay as they were", "不动 torch 的全局随机数")
def global_numbers(answer: Answer, draw: Draw) -> None:
    torch.manual_seed(5)
    before = torch.get_rng_state()
    batches(answer, 20, 4, 3)
    if not torch.equal(before, torch.get_rng_state()):
        says = Text(
            en="torch's global random numbers were used or seeded anew: draw from a torch.Generator of your own.",
            zh="动了 torch 的全局随机数（用了它，或重新设了种子）：请用自己的 torch.Generator。",
        )
        raise Wrong("global-seed", says, called(20, 4, 3))


CHECK = Check([once, sizes, seeds, global_numbers])
