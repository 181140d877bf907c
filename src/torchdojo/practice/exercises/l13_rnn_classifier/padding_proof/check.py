"""Lecture 13 · padding-proof: the classifier whose answer does not depend on padding or neighbours."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence

from torchdojo.practice.judge import Call, Case, Check, Draw, Mistake, Text, module


class NameClassifier(nn.Module):
    def __init__(self, hidden: int, classes: int, way: str = "packed") -> None:
        super().__init__()
        self.embedding = nn.Embedding(128, hidden)
        self.gru = nn.GRU(hidden, hidden, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(2 * hidden, classes)
        self.way = way

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        logits: Tensor = self.linear(self.ends(self.embedding(x), lengths))
        return logits[lengths.argsort(descending=True, stable=True)] if self.way == "order lost" else logits

    def ends(self, letters: Tensor, lengths: Tensor) -> Tensor:
        packed = pack_padded_sequence(letters, lengths, batch_first=True, enforce_sorted=False)
        outputs, hidden = self.gru(letters.transpose(0, 1) if self.way == "time first" else letters)
        if self.way == "last column":
            return outputs[:, -1]
        if self.way == "last letter":
            return outputs[torch.arange(len(letters)), lengths - 1]
        if self.way == "mean":
            return outputs.mean(1)
        if self.way == "forward padded":
            ahead, back = outputs.chunk(2, 2)
            return torch.cat([ahead[torch.arange(len(letters)), lengths - 1], back[:, 0]], 1)
        if self.way not in ("not packed", "time first"):
            hidden = self.gru(packed)[1]
        parts = (hidden[-1], hidden[-2]) if self.way == "swapped" else (hidden[-2], hidden[-1])
        return torch.cat(parts, 1)


def cases(draw: Draw) -> Sequence[Case]:
    made = []
    for (hidden, classes), lengths, more in (
        ((6, 18), [2, 5, 3, 1], 0),
        ((3, 2), [4, 7, 6], 3),
        ((5, 4), [3], 2),
        ((2, 7), [6, 2], 0),
    ):
        longest = max(lengths) + more
        x = draw.whole(65, 123, len(lengths), longest)
        x[torch.arange(longest) >= torch.tensor(lengths)[:, None]] = 0
        made.append(Case(Call(hidden, classes), Call(x, torch.tensor(lengths))))
    return made


def mistake(kind: str, way: str, says: Text) -> Mistake:
    return Mistake(kind, lambda hidden, classes: NameClassifier(hidden, classes, way), says)


CHECK = Check(
    module(
        "NameClassifier", NameClassifier, cases,
        mistakes=(
            mistake("not-packed", "not packed", Text(en="The GRU has read the zeros: hand it packed names, so that padding is never read.", zh="GRU 把零也读进去了：要把打包的名字交给它，补齐才不会被读到。")),
            mistake("time-first", "time first", Text(en="Names and letters are exchanged: nn.GRU takes time first, unless batch_first=True.", zh="名字和字母弄反了：nn.GRU 默认第一维是时间，除非写 batch_first=True。")),
            mistake("last-column", "last column", Text(en="outputs[:, -1] is padding for all names but the longest, and the backward state there has read next to nothing.", zh="除了最长的名字，outputs[:, -1] 都是补齐；反向的状态在那里也几乎什么都没读。")),
            mistake("backward-half", "last letter", Text(en="The forward half is right. The backward half at the last letter came through the zeros and has read one letter only.", zh="正向的一半对了。反向的一半在最后一个字母处，先读了一串零，名字只读了一个字母。")),
            mistake("backward-half", "forward padded", Text(en="The forward half is right. The backward half began in the zeros: its state is not the same as without them.", zh="正向的一半对了。反向的一半是从零那里开始读的：状态和没有零时不一样。")),
            mistake("mean", "mean", Text(en="That is a mean over all columns, padding included: take the two final states.", zh="这是对所有列求的平均，连补齐也算上了：应当取两个方向的最终状态。")),
            mistake("directions-swapped", "swapped", Text(en="The two states are in the wrong order: forward (hidden[-2]) first.", zh="两个状态的次序反了：正向的（hidden[-2]）在前。")),
            mistake("order-lost", "order lost", Text(en="The rows come back sorted by length: put them back into the order of x.", zh="返回的各行是按长度排的：要恢复成 x 的次序。")),
        ),
    )
)  # fmt: skip
