"""Lecture 13 · Praise or blame? A network that reads in order, against counting and averaging words.

Question   “not good, just bad” and “not bad, just good” are made of the same words. Does it pay to read in order?
See        Letters of a word: yes, 63 against 60 %. Words of a film review: no, counting gets 76 %, the GRU 72.
Source     Homework 13-1 of the course, Kaggle's film reviews (the loader keeps the phrases of a sentence together:
           they are near copies). The bundled set is single words that ten people rated, so letters are read there.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence
from torch.utils.data import DataLoader, TensorDataset

from torchdojo.data.texts import texts
from torchdojo.engine.answers import accuracy, majority
from torchdojo.engine.device import pick_device
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training
from torchdojo.lectures.l13_rnn_classifier.letters import by_counting, labelled, predict
from torchdojo.text import Text


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled words; or a file or folder of texts · "" = 自带的单词；或文本文件、文件夹
    kind: Literal["gru", "mean"] = "gru"  # read in order, or average · 按顺序读，还是求平均
    words: int = 10_000  # how many of the commonest words it knows · 认识最常见的多少个词
    hidden: int = 32  # numbers per word, and per state of each direction · 每个词、每个方向的状态各用几个数
    lr: float = 0.005  # how far one update moves · 每次更新走多远
    batch: int = 64  # texts per update · 每次更新看几条
    epochs: int = 4  # one epoch = every text seen once · 一个 epoch = 每条文本看一遍
    device: str = "auto"  # auto, cpu, cuda or mps · auto、cpu、cuda 或 mps
    seed: int = 0  # first weights and order of the texts · 决定初始权重和文本的顺序


class Critic(nn.Module):
    def __init__(self, s: Settings, vocabulary: int, classes: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, s.hidden, padding_idx=0)  # padding is a row of zeros
        self.gru = (
            nn.GRU(s.hidden, s.hidden, batch_first=True, bidirectional=True) if s.kind == "gru" else None
        )
        self.linear = nn.Linear(2 * s.hidden if self.gru else s.hidden, classes)

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        words = self.embedding(x)  # (N, T, D)
        if self.gru is None:
            return self.linear(words.sum(dim=1) / lengths[:, None].to(x.device))
        packed = pack_padded_sequence(words, lengths.cpu(), batch_first=True, enforce_sorted=False)
        _, hidden = self.gru(packed)
        return self.linear(torch.cat([hidden[-2], hidden[-1]], dim=1))  # (N, K)


def tokens(text: str) -> list[str]:
    """Cut a text into words and marks; a single word into its letters."""
    found = re.findall(r"\w+|[^\w\s]", text.casefold())
    return found if len(found) > 1 else list(text.casefold())


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    d = texts(s.data)
    common = Counter(token for text, _ in d.train for token in tokens(text)).most_common(s.words)
    number = {token: i + 2 for i, (token, _) in enumerate(common)}  # 0 is padding, 1 an unknown word
    x_train, lengths_train, y_train = labelled(
        d.train, d.classes, lambda t: [number.get(w, 1) for w in tokens(t)]
    )
    x_test, lengths_test, y_test = labelled(
        d.test, d.classes, lambda t: [number.get(w, 1) for w in tokens(t)]
    )
    size = len(number) + 2
    baselines = {"baseline": majority(y_train, y_test)}
    baselines["counting_baseline"] = by_counting(x_train, y_train, x_test, y_test, size)
    torch.manual_seed(s.seed)
    train_loader = DataLoader(TensorDataset(x_train, lengths_train, y_train), s.batch, shuffle=True)

    # 2 · model -------------------------------------------------------------------------------
    device = pick_device(s.device)
    model = Critic(s, size, len(d.classes)).to(device)

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=s.lr)

    # 4 · training cycle ----------------------------------------------------------------------
    start = yield Parts(model=model, optimizer=optimizer, steps_per_epoch=len(train_loader))
    for epoch in range(start, s.epochs):
        for x, lengths, y in train_loader:
            x, y = x[:, : lengths.max()].to(device), y.to(device)  # no wider than the longest of the batch
            optimizer.zero_grad()
            loss = criterion(model(x, lengths), y)
            loss.backward()
            optimizer.step()
            yield Step(loss=loss)
        logits = predict(model, x_test.to(device), lengths_test)  # (N, K)
        yield Epoch(epoch, accuracy=accuracy(y_test, logits), **baselines)

    logits = predict(model, x_test.to(device), lengths_test)  # (N, K)
    yield Result(accuracy=accuracy(y_test, logits), **baselines)


PROGRAM = Program(
    title=Text(en="Praise or blame?", zh="褒还是贬"),
    settings=Settings,
    run=train,
    expect=(
        Expect("accuracy", 0.631, within=0.035),
        Expect("accuracy", 0.587, within=0.02, given={"kind": "mean"}),
    ),
    quick={"epochs": 1},
)
