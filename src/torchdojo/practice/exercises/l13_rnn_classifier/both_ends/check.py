"""Lecture 13 · both-ends: the last forward and the first backward state of each name."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from torchdojo.practice.judge import Answer, Call, Check, Draw, Mistake, Text, function, prop, said, same


def at(half: Tensor, places: Tensor) -> Tensor:
    return half[torch.arange(len(half)), places]


def pick(outputs: Tensor, forward: Tensor, backward: Tensor) -> Tensor:
    ahead, back = outputs.chunk(2, dim=2)
    return torch.cat([at(ahead, forward), at(back, backward)], dim=1)


def ends(outputs: Tensor, lengths: Tensor) -> Tensor:
    return pick(outputs, lengths - 1, torch.zeros_like(lengths))


def examples(_: Draw) -> Sequence[Call]:
    outputs = [[[1, 10], [2, 20], [3, 30]], [[4, 40], [5, 50], [0, 0]]]
    return [Call(torch.tensor(outputs).double(), torch.tensor([3, 2]))]


def others(draw: Draw) -> Sequence[Call]:
    calls = []
    for lengths, width, more, padding in (
        ([4, 7, 1, 5], 6, 0, 0.0),
        ([1], 2, 0, 0.0),
        ([3, 3], 4, 2, 0.5),
        ([2, 9, 9, 6, 1], 8, 0, 0.0),
        ([5, 2], 10, 3, -1.0),
    ):
        longest = max(lengths) + more
        outputs = draw.normal(len(lengths), longest, width)
        outputs[torch.arange(longest) >= torch.tensor(lengths)[:, None]] = padding
        calls.append(Call(outputs, torch.tensor(lengths)))
    return calls


@prop("the same as hidden[-2] and hidden[-1] of a packed GRU", "和打包后的 hidden[-2]、hidden[-1] 相同")
def as_hidden(answer: Answer, draw: Draw) -> None:
    lengths = torch.tensor([5, 2, 7, 1])
    gru = nn.GRU(3, 4, batch_first=True, bidirectional=True).double()
    packed = pack_padded_sequence(draw.normal(4, 7, 3), lengths, batch_first=True, enforce_sorted=False)
    with torch.no_grad():
        read, hidden = gru(packed)
    outputs = pad_packed_sequence(read, batch_first=True)[0]
    called = said(
        "ends(outputs of a packed GRU, lengths=[5, 2, 7, 1])",
        "ends(打包后 GRU 的 outputs, lengths=[5, 2, 7, 1])",
    )
    got = answer.run(answer.get("ends"), called, outputs, lengths)
    same(got, torch.cat([hidden[-2], hidden[-1]], dim=1), called)


BACK = Text(
    en="The backward state at the last letter has read one letter only: take it at the first.",
    zh="反向的状态在最后一个字母处才读了一个字母：应当取第一个字母处的。",
)
CHECK = Check(
    [
        *function(
            "ends", ends, examples, others, gradient=(0,),
            mistakes=(
                Mistake("last-column", lambda o, n: o[:, -1], Text(en="outputs[:, -1]: padding for the shorter names, and a backward state that has read next to nothing.", zh="outputs[:, -1]：短的名字取到的是补齐，反向的状态则几乎什么都没读。")),
                Mistake("backward-at-the-end", lambda o, n: pick(o, n - 1, n - 1), BACK),
                Mistake("padding-counts", lambda o, n: pick(o, torch.full_like(n, o.shape[1] - 1), 0 * n), Text(en="The forward part is that of the last column: for shorter names it is padding. Take each name's own last letter.", zh="正向取的是最后一列：对短的名字那是补齐。要取每个名字自己的最后一个字母。")),
                Mistake("first-column", lambda o, n: o[:, 0], Text(en="outputs[:, 0]: the forward state has read one letter only there.", zh="outputs[:, 0]：正向的状态在那里才读了一个字母。")),
                Mistake("directions-swapped", lambda o, n: pick(o, 0 * n, n - 1), Text(en="The directions are mixed up: forward at the last letter, backward at the first.", zh="两个方向弄反了：正向取最后一个字母处，反向取第一个字母处。")),
                Mistake("order-swapped", lambda o, n: torch.cat(ends(o, n).chunk(2, 1)[::-1], 1), Text(en="Both are right, in the wrong order: the forward part comes first.", zh="两部分都对，次序反了：正向的在前。")),
                Mistake("interleaved", lambda o, n: torch.cat([at(o, n - 1)[:, ::2], o[:, 0, 1::2]], 1), Text(en="The directions do not alternate: the first H numbers are forward, the last H backward.", zh="两个方向不是交错排列的：前 H 个数是正向，后 H 个是反向。")),
                Mistake("means", lambda o, n: o.mean(1), Text(en="That is the mean over all letters, padding included.", zh="这是对所有字母求的平均，还包括了补齐。")),
            ),
        ),
        as_hidden,
    ]
)  # fmt: skip
