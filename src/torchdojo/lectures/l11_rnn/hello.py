"""Lecture 11 · hello -> ohlol: a network that answers each of five letters with another one.

Question   Can one cell, used five times, learn that the first l is answered by l and the second by o?
See        Without a linear layer the loss never gets below 0.3408, however long you train; with one it goes to 0.
Source     Course lecture 12 and its homework 12-1, 12-2. ohlol is not "hello shifted": that would be ello?.
"""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Table


@dataclass(frozen=True)
class Settings:
    kind: Literal["cell", "rnn", "embedding", "lstm", "gru"] = "embedding"  # which network · 用哪种网络
    lr: float = 0.0  # 0 = the course's: 0.1 for the cell, else 0.05 · 0 = 课程的取值：cell 用 0.1，其余 0.05
    epochs: int = 15  # one epoch = the word read once · 一个 epoch = 把这个词读一遍
    seed: int = 0  # repeats the random start · 固定随机的起点


class Unrolled(nn.Module):
    """What nn.RNN does inside: the same cell at every step, its state handed on to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.cell = nn.RNNCell(4, 4)

    def forward(self, inputs: Tensor) -> tuple[Tensor, Tensor]:
        hidden = torch.zeros(inputs.shape[1], 4)  # (N, 4) h0, zero again for every word
        outputs = []
        for x in inputs:  # T steps
            hidden = self.cell(x, hidden)  # (N, 4)
            outputs.append(hidden)
        return torch.stack(outputs), hidden


class Reader(nn.Module):
    def __init__(self, kind: str) -> None:
        super().__init__()
        if kind in (
            "cell",
            "rnn",
        ):  # one-hot is an embedding that never learns; the state itself is the logits
            self.letters = nn.Embedding.from_pretrained(torch.eye(4))  # type: ignore[no-untyped-call]
            self.rnn = Unrolled() if kind == "cell" else nn.RNN(4, 4)
            self.head: nn.Module = nn.Identity()
        else:
            self.letters = nn.Embedding(4, 10)
            self.rnn = {"embedding": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[kind](10, 8, num_layers=2)
            self.head = nn.Linear(8, 4)

    def forward(self, x: Tensor) -> Tensor:
        inputs = self.letters(x).unsqueeze(1)  # (T, 1, D) time first, then a batch of one word
        outputs, _ = self.rnn(inputs)  # what nn.LSTM returns as the second is a pair
        return self.head(outputs.squeeze(1))  # (T, 4)


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    x_data = torch.tensor([1, 0, 2, 2, 3])  # (5,) h e l l o
    y_data = torch.tensor([3, 1, 2, 3, 2])  # (5,) o h l o l

    # 2 · model -------------------------------------------------------------------------------
    torch.manual_seed(s.seed)
    model = Reader(s.kind)

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=s.lr or (0.1 if s.kind == "cell" else 0.05))

    # 4 · training cycle ----------------------------------------------------------------------
    rows: list[list[int | float | str]] = []
    start = yield Parts(model=model, optimizer=optimizer, steps_per_epoch=1)
    for epoch in range(start, s.epochs):
        y_pred = model(x_data)  # (5, 4)
        loss = criterion(y_pred, y_data)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield Step(loss=loss)
        answer = y_pred.argmax(dim=1)  # (5,)
        if epoch + 1 in (1, 2, 3, 5, 8, 10, 15, 50, 100, s.epochs):
            rows.append([epoch + 1, round(loss.item(), 4), "".join("ehlo"[i] for i in answer)])
        yield Epoch(epoch, accuracy=(answer == y_data).float().mean().item(), baseline=0.8)  # without memory

    with torch.no_grad():
        y_pred = model(x_data)  # (5, 4)
    title = Text(en="Its answer to hello, before the update", zh="更新之前，它对 hello 的回答")
    yield Table(title, ["epoch", Text(en="loss", zh="损失"), Text(en="answer", zh="回答")], rows)
    yield Result(solved=float(y_pred.argmax(1).equal(y_data)), loss=criterion(y_pred, y_data).item())


PROGRAM = Program(
    title=Text(en="hello → ohlol", zh="hello → ohlol"),
    settings=Settings,
    run=train,
    expect=(
        Expect("solved", 1, within=0),
        Expect("loss", 0.3410, within=0.0005, given={"kind": "rnn", "seed": 2, "epochs": 1000}),
    ),
    tries=(
        Try(
            Text(
                en="--kind cell, seed 0: still ohlll after 1,000 epochs; at the second l both l and o are saturated.",
                zh="--kind cell、种子 0 训练 1000 个 epoch 还是答 ohlll：在第二个 l 上，l 和 o 的状态都饱和了。",
            ),
            given={"kind": "cell", "seed": 0, "epochs": 1000},
            value="loss",
            about=0.4367,
            within=0.0005,
        ),
    ),
    quick={"kind": "cell"},
)
