"""Lecture 13 · Padding and packing: a name must get the same answer in every batch.

Question   A short name in a batch of long ones is filled up with zeros. Who makes sure that they do not count?
See        Packed, not a digit changes; without packing the answer depends on how long the neighbours are.
Source     Course lecture 13. Its slide draws batch_sizes as the names' lengths, 10 8 7 7 7 7 6 6 5; they are how many
           names are still there at each letter: 9 9 9 9 9 8 6 2 1 1.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.lectures.l13_rnn_classifier.letters import CODES, codes, padded
from torchdojo.text import Text
from torchdojo.views import Table

NAMES = ("Maclean", "Vajnichy", "Nasikovsky", "Usami", "Fionin", "Sharkey", "Balagul", "Pakhrin", "Tansho")


@dataclass(frozen=True)
class Settings:
    more: int = 5  # zeros put behind every name · 在每个名字后面再补几个零
    seed: int = 0  # the network is random; it needs no training to show this · 网络是随机的，不训练也看得出


class Reader(nn.Module):
    """Reads names both ways with one GRU; how the end of a name is found makes the difference."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(CODES, 8)
        self.gru = nn.GRU(8, 6, batch_first=True, bidirectional=True)

    def packed(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Give the GRU the letters only."""
        inputs = pack_padded_sequence(self.embedding(x), lengths, batch_first=True, enforce_sorted=False)
        _, hidden = self.gru(inputs)
        return torch.cat([hidden[-2], hidden[-1]], dim=1)  # (N, 12)

    def hidden(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Forget to pack: both states have read the zeros too."""
        _, hidden = self.gru(self.embedding(x))
        return torch.cat([hidden[-2], hidden[-1]], dim=1)  # (N, 12)

    def last(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Take the last column, which is padding for all names but the longest."""
        outputs, _ = self.gru(self.embedding(x))
        return outputs[:, -1]  # (N, 12)

    def gathered(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Take each name's own last letter: the forward half is right, the backward half came through the zeros."""
        outputs, _ = self.gru(self.embedding(x))
        return outputs[torch.arange(len(x)), lengths - 1]  # (N, 12)


WAYS = {
    "packed": Text(en="packed", zh="打包"),
    "hidden": Text(en="hidden, not packed", zh="不打包，取 hidden"),
    "last": Text(en="output[:, -1]", zh="取 output[:, -1]"),
    "gathered": Text(en="output at each last letter", zh="取每个名字最后一个字母处的 output"),
}


def train(s: Settings) -> Training:
    torch.manual_seed(s.seed)
    model = Reader()
    x, lengths = padded([codes(name) for name in NAMES])
    longest, order = lengths.max().item(), lengths.argsort(descending=True)
    packed = pack_padded_sequence(model.embedding(x), lengths, batch_first=True, enforce_sorted=False)
    yield Table(
        Text(en="Nine names, longest first; 0 is padding", zh="九个名字，长的在前；0 是补齐"),
        [Text(en="name", zh="名字"), *(str(t + 1) for t in range(int(longest)))],
        [
            *([NAMES[i], *(chr(c) if c else "0" for c in x[i].tolist())] for i in order.tolist()),
            ["batch_sizes", *packed.batch_sizes.tolist()],
        ],
    )
    changes: dict[str, list[float]] = {}
    with torch.no_grad():
        for way in WAYS:
            read = getattr(model, way)
            together = read(x, lengths)  # (9, 12)
            wider = read(F.pad(x, (0, s.more)), lengths)  # (9, 12)
            alone = torch.cat(
                [read(x[i : i + 1, :n], lengths[i : i + 1]) for i, n in enumerate(lengths.tolist())]
            )
            changes[way] = [(other - together).abs().max().item() for other in (wider, alone)]
    yield Table(
        Text(en="How far the answer moves", zh="结果变动的最大幅度"),
        [
            "",
            Text(en=f"{s.more} more zeros", zh=f"再补 {s.more} 个零"),
            Text(en="alone in its batch", zh="独自成批"),
        ],
        [[WAYS[way], *change] for way, change in changes.items()],
    )
    yield Result(**{way: max(change) for way, change in changes.items()}, letters=len(packed.data))


PROGRAM = Program(
    title=Text(en="Padding and packing", zh="补齐与打包"),
    settings=Settings,
    run=train,
    expect=(
        Expect("packed", 0.0, within=1e-6),
        Expect("hidden", 1.15, within=0.25),
        Expect("letters", 63, within=0),
    ),
)
