"""Lecture 13 · sort-by-length: a tagged batch, so that every row can be recognised wherever it went."""

import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, same, show

CALLED = "sort_by_length(x, lengths={}, y={})"
SAYS = {
    "labels-left-behind": Text(en="The names moved, their labels stayed: y must be put in the same order.", zh="名字动了，标签没动：y 也要按同样的次序排。"),
    "lengths-left-behind": Text(en="The names moved, their lengths stayed.", zh="名字动了，长度没跟着动。"),
    "names-left-behind": Text(en="The lengths are sorted, but the names stayed where they were.", zh="长度排好了，名字却还在原处。"),
    "shortest-first": Text(en="The shortest name comes first: the longest should.", zh="最短的排在最前面：应当是最长的。"),
    "not-sorted": Text(en="The lengths are not in falling order.", zh="长度不是从大到小。"),
    "inverse-order": Text(en="The order is used the wrong way round: sort() tells where each row comes from, not where it goes.", zh="次序用反了：sort() 给的是每一行从哪里来，不是到哪里去。"),
    "torn-apart": Text(en="Name, length and label of a row no longer belong together: all three need one and the same order.", zh="同一行的名字、长度和标签对不上了：三样要用同一个次序。"),
    "input-changed": Text(en="What was handed over is changed: make new tensors.", zh="传进来的张量被改动了：请生成新的。"),
}  # fmt: skip


def batches(draw: Draw) -> list[tuple[Tensor, Tensor, Tensor]]:
    made = [
        (
            torch.tensor([[76, 105, 0], [65, 100, 97], [79, 0, 0]]),
            torch.tensor([2, 3, 1]),
            torch.tensor([7, 4, 9]),
        )
    ]
    for lengths in (
        draw.order(6) + 1,
        draw.whole(1, 5, 9),
        torch.tensor([4]),
        torch.tensor([3, 1, 2, 5, 4]),
        torch.tensor([1, 2, 3]),
    ):
        longest = int(lengths.max())
        x = draw.whole(65, 123, len(lengths), longest)
        x[:, 0] = 30 + torch.arange(len(lengths))  # the tag
        x[torch.arange(longest) >= lengths[:, None]] = 0
        made.append((x, lengths, 100 + draw.order(len(lengths))))
    return made


def mistake(x: Tensor, lengths: Tensor, y: Tensor, got: tuple[Tensor, ...]) -> str:
    """Return what is wrong with the answer, or nothing."""
    order = lengths.argsort(descending=True, stable=True)
    whole = {(tuple(a), b, c) for a, b, c in zip(x.tolist(), lengths.tolist(), y.tolist(), strict=True)}
    given = {(tuple(a), b, c) for a, b, c in zip(*(one.tolist() for one in got), strict=True)}
    falling = bool((got[1].diff() <= 0).all())
    if given == whole:
        rising = bool((got[1].diff() >= 0).all())
        return (
            ""
            if falling
            else "shortest-first"
            if rising
            else "inverse-order"
            if got[0].equal(x[order.argsort()])
            else "not-sorted"
        )
    stayed = [torch.equal(one, before) for one, before in zip(got, (x, lengths, y), strict=True)]
    for kind, is_so in (
        ("labels-left-behind", stayed[2]),
        ("lengths-left-behind", stayed[1]),
        ("names-left-behind", stayed[0]),
    ):
        if is_so and sum(stayed) == 1:
            return kind
    return "torn-apart"


@prop("every row keeps its name, length and label", "每一行的名字、长度和标签都在一起")
def together(answer: Answer, draw: Draw) -> None:
    for batch in batches(draw):
        given = [one.clone() for one in batch]
        called = CALLED.format(*(show(one) for one in batch[1:]))
        got = answer.run(answer.get("sort_by_length"), called, *given)
        order = batch[1].argsort(descending=True, stable=True)
        expected = tuple(one[order] for one in batch)
        right = isinstance(got, tuple | list) and len(got) == 3 and all(
            isinstance(a, Tensor) and a.shape == b.shape and a.dtype == b.dtype for a, b in zip(got, expected, strict=True))  # fmt: skip
        if not right:
            same(got, expected, called)
        kind = mistake(*batch, tuple(got))
        if not kind and not all(torch.equal(a, b) for a, b in zip(given, batch, strict=True)):
            kind = "input-changed"
        if kind:
            raise Wrong(kind, SAYS[kind], called, show(got[1:]), show(expected[1:]))


CHECK = Check([together])
