"""Lecture 7 · seeded-batches: padded words with their lengths, shuffled by a generator of the loader's own."""

from typing import Any

import torch
from torch import Tensor
from torch.utils.data import DataLoader

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, said, show

SAYS = {
    "not-a-loader": ("A DataLoader is to come back.", "应当返回一个 DataLoader。"),
    "not-a-pair": ("A batch is a pair: the padded words, and their lengths.", "一批是一对：补齐的 padded，以及 lengths。"),
    "time-first": ("The batch runs along the second axis: pad_sequence wants batch_first=True.", "批跑到第二维去了：pad_sequence 要写 batch_first=True。"),
    "padded-too-far": ("More padding than this batch needs: T is the longest word of the batch, not of all words.", "补得太长了：T 是这一批里最长的，不是全部里最长的。"),
    "padded-in-front": ("The zeros stand in front: they belong behind each word.", "0 补在前面了：应当补在后面。"),
    "wrong-lengths": ("A length does not belong to the word in its row.", "lengths 和对应行的长度不一致。"),
    "wrong-dtype": ("Both tensors are to be int64.", "两个张量都应当是 int64。"),
    "wrong-batches": ("The batches hold another number of words than batch_size.", "每批的个数不是 batch_size。"),
    "words-missing": ("In one epoch every word must come exactly once; the last batch may be small.", "一个 epoch 里每个元素都要正好出现一次；最后一批可以小一些。"),
    "not-shuffled": ("The words come in the order of the list: shuffle=True, or a sampler.", "次序和列表一样，没有打乱：要 shuffle=True，或者用 sampler。"),
    "shuffled-once": ("Every epoch has the same order: shuffle anew in each.", "每个 epoch 的次序都一样：每个 epoch 都要重新打乱。"),
    "global-seed": ("torch's own random state has been changed: others lose theirs. Give the loader a torch.Generator.", "torch 自己的随机状态被改动了，会影响别人。给 loader 一个 torch.Generator。"),
    "not-repeatable": ("The same seed gives another order once something else has drawn random numbers: the loader needs a generator of its own.", "别处取过随机数之后，同样的种子就给出别的次序：loader 要有自己的 generator。"),
    "seed-ignored": ("Another seed gives the same order.", "换了种子，次序却一样。"),
}  # fmt: skip


def fail(kind: str, called: str, got: object = "", expected: object = "") -> Wrong:
    en, zh = SAYS[kind]
    return Wrong(
        kind,
        Text(en=en, zh=zh),
        called,
        got if isinstance(got, str) else show(got),
        expected if isinstance(expected, str) else show(expected),
    )


def words(draw: Draw, count: int) -> list[Tensor]:
    """Words that begin and end with their number, so that each is known again."""
    return [
        torch.cat([torch.tensor([i + 1]), draw.whole(1, 99, draw.one(0, 9)), torch.tensor([i + 1])])
        for i in range(count)
    ]


def rows(batch: Any, known: list[Tensor], called: str) -> list[int]:
    """Return which words are in a batch. Raises Wrong."""
    if (
        not isinstance(batch, tuple | list)
        or len(batch) != 2
        or [getattr(part, "ndim", 0) for part in batch] != [2, 1]
    ):
        raise fail("not-a-pair", called, batch)
    padded, lengths = batch
    if len(padded) != len(lengths) and padded.shape[1] == len(lengths):
        raise fail("time-first", called, f"padded {tuple(padded.shape)}, lengths {tuple(lengths.shape)}")
    if padded.dtype != torch.int64 or lengths.dtype != torch.int64:
        raise fail("wrong-dtype", called, f"{padded.dtype}, {lengths.dtype}")
    if len(padded) and not padded[:, -1].any():
        raise fail("padded-too-far", called, padded)
    if (padded[:, 0] == 0).any():
        raise fail("padded-in-front", called, padded)
    return [which(row, length, known, called) for row, length in zip(padded, lengths.tolist(), strict=True)]


def which(row: Tensor, length: int, known: list[Tensor], called: str) -> int:
    """Return which word stands in a padded row. Raises Wrong."""
    word = known[int(row[0]) - 1]
    if length != len(word):
        raise fail("wrong-lengths", called, f"{show(row)}, len = {length}", f"len = {len(word)}")
    if not torch.equal(row[:length], word) or row[length:].any():
        raise fail("words-missing", called, row, word)
    return int(row[0]) - 1


def epochs(answer: Answer, known: list[Tensor], size: int, seed: int, disturb: int = 0) -> list[list[int]]:
    """Return the order of the words in two epochs."""
    called = f"loader([{len(known)}], batch_size={size}, seed={seed})"
    made = answer.run(answer.get("loader"), called, [word.clone() for word in known], size, seed)
    if not isinstance(made, DataLoader):
        raise fail("not-a-loader", called, made)
    found = []
    for _ in range(2):
        torch.rand(disturb)
        batches = answer.run(list, f"list({called})", made)
        orders = [rows(batch, known, said(f"a batch of {called}", f"{called} 的一批")) for batch in batches]
        order = [word for batch in orders for word in batch]
        if sorted(order) != list(range(len(known))):
            raise fail(
                "words-missing",
                said(f"an epoch of {called}", f"{called} 的一个 epoch"),
                len(order),
                len(known),
            )
        sizes = [len(batch) for batch in orders]
        if sizes != [min(size, len(known) - i) for i in range(0, len(known), size)]:
            raise fail("wrong-batches", called, sizes)
        found.append(order)
    return found


@prop("padded words and their lengths", "补齐后的批和长度")
def padded(answer: Answer, draw: Draw) -> None:
    for count, size in ((2, 2), (23, 4), (5, 1), (12, 12)):
        epochs(answer, words(draw, count), size, draw.one(0, 1000))


@prop("shuffled, and repeatable", "打乱，而且可以重现")
def repeatable(answer: Answer, draw: Draw) -> None:
    known, seed = words(draw, 30), draw.one(0, 1000)
    called = f"loader([30], batch_size=7, seed={seed})"
    torch.manual_seed(5)
    before = torch.get_rng_state()
    answer.run(answer.get("loader"), called, known, 7, seed)
    if not torch.equal(before, torch.get_rng_state()):
        raise fail("global-seed", called)
    first, again, other = (epochs(answer, known, 7, s, n) for s, n in ((seed, 0), (seed, 3), (seed + 1, 0)))
    told = said(f"first words of two epochs of {called}", f"{called}，两个 epoch 的头几个元素")
    if first[0] == sorted(first[0]):
        raise fail("not-shuffled", told, [one[:5] for one in first])
    if first[0] == first[1]:
        raise fail("shuffled-once", told, [one[:5] for one in first])
    if first != again:
        raise fail("not-repeatable", told, again[0][:5], first[0][:5])
    if first == other:
        raise fail("seed-ignored", told, other[0][:5])


CHECK = Check([padded, repeatable])
