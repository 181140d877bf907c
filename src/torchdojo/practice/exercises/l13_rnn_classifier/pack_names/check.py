"""Lecture 13 · pack-names: what pack_padded_sequence makes of a sorted batch."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.utils.rnn import pack_padded_sequence

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

Packed = tuple[Tensor, Tensor]
SLIDE = torch.tensor([10, 8, 7, 7, 7, 7, 6, 6, 5])


def pack(x: Tensor, lengths: Tensor) -> Packed:
    packed = pack_padded_sequence(x, lengths, batch_first=True)
    return packed.data, packed.batch_sizes


def by_name(x: Tensor, lengths: Tensor) -> Packed:
    return torch.cat([row[:n] for row, n in zip(x, lengths.tolist(), strict=True)]), pack(x, lengths)[1]


def nonzero(x: Tensor, lengths: Tensor) -> Packed:
    column_by_column = x.transpose(0, 1)
    return column_by_column[column_by_column != 0], pack(x, lengths)[1]


def examples(_: Draw) -> Sequence[Call]:
    return [Call(torch.tensor([[65, 100, 97], [76, 105, 0]]), torch.tensor([3, 2]))]


def others(draw: Draw) -> Sequence[Call]:
    sizes = (
        SLIDE,
        torch.tensor([4, 4, 1]),
        torch.tensor([1]),
        draw.whole(1, 12, 6).sort(descending=True)[0],
        torch.tensor([3, 3]),
    )
    calls = [
        Call(draw.normal(len(n), int(n[0]) + more, d), n)
        for n, d, more in zip(sizes, (2, 3, 1, 5, 4), (0, 2, 0, 1, 0), strict=True)
    ]
    return [
        *calls,
        Call(draw.whole(0, 128, 9, 10), SLIDE),
        Call(draw.whole(0, 3, 2, 6), torch.tensor([4, 3])),
    ]


CHECK = Check(
    function(
        "pack", pack, examples, others, gradient=(0,),
        mistakes=(
            Mistake("lengths-for-sizes", lambda x, n: (pack(x, n)[0], n), Text(en="batch_sizes are the lengths, as on the slide. They count the names at each place, not the letters of each name.", zh="batch_sizes 用成了长度，幻灯片就是这么画的。它数的是每个位置上有几个名字，不是每个名字有几个字母。")),
            Mistake("name-by-name", by_name, Text(en="The letters stand name by name: first all first letters, then all second ones.", zh="字母是一个名字一个名字排的：应当先是所有第一个字母，再是所有第二个字母。")),
            Mistake("name-by-name", lambda x, n: (by_name(x, n)[0], n), Text(en="The letters stand name by name, and the lengths stand for batch_sizes: take place by place.", zh="字母是一个名字一个名字排的，batch_sizes 也成了长度：应当按位置一个一个来。")),
            Mistake("padding-packed", lambda x, n: (x.transpose(0, 1).flatten(0, 1), pack(x, n)[1]), Text(en="The padding is still among the letters.", zh="补齐还混在字母里。")),
            Mistake("padding-packed", lambda x, n: (x.transpose(0, 1).flatten(0, 1), torch.full((x.shape[1],), len(x))), Text(en="The padding is still there: a name counts only where it has a letter.", zh="补齐还在：名字只在有字母的位置才算数。")),
            Mistake("zeros-dropped", nonzero, Text(en="You left out the zeros: what is padding is told by lengths, not by the numbers.", zh="你去掉的是零：哪些是补齐，要看 lengths，不能看数值。")),
            Mistake("shortest-first", lambda x, n: (pack(x, n)[0], pack(x, n)[1].flip(0)), Text(en="batch_sizes run backwards: they fall, as names come to their end.", zh="batch_sizes 反了：名字一个个读完，它应当越来越小。")),
        ),
    ),
    forbidden=frozenset({"pack_padded_sequence"}),
)  # fmt: skip
