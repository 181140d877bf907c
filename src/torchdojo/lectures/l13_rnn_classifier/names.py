"""Lecture 13 · From a name to its language, letter by letter, with a bidirectional GRU.

Question   Kowalski, Papadakis, Nakamura: which language does a name come from?
See        It soon beats a bag of letters, so the order of the letters counts. (Then run “bags” and be humbled.)
Source     Course lecture 13; the notes have only its title. Lengths stay on the CPU: the slides move them.
"""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence
from torch.utils.data import DataLoader, TensorDataset

from torchdojo.data.names import names
from torchdojo.engine.answers import accuracy, count, majority
from torchdojo.engine.device import pick_device
from torchdojo.engine.pace import rise_and_fall, steady
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.engine.spread import share, spread
from torchdojo.lectures.l13_rnn_classifier.letters import CODES, by_counting, labelled, predict
from torchdojo.text import Text
from torchdojo.views import Confusion


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled; names = the course's; or a path · "" = 自带；names = 课程数据；或路径
    recipe: Literal["course", "fast"] = "course"  # fast: smaller, sooner · fast：网络更小，快得多
    hidden: int = (
        100  # numbers per letter, and per state of each direction · 每个字母、每个方向的状态各用几个数
    )
    layers: int = 2  # GRUs stacked on one another · 叠几层 GRU
    lr: float = 0.001  # how far one update moves; its peak if fast · 每次更新走多远；fast 时指峰值
    batch: int = 256  # names per update · 每次更新看几个名字
    epochs: int = 6  # one epoch = every name seen once · 一个 epoch = 每个名字看一遍
    device: str = "auto"  # auto, cpu, cuda or mps · auto、cpu、cuda 或 mps
    seed: int = 0  # first weights and order of the names · 决定初始权重和名字的顺序


class NameClassifier(nn.Module):
    def __init__(self, s: Settings, classes: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(CODES, s.hidden)
        self.gru = nn.GRU(s.hidden, s.hidden, s.layers, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(2 * s.hidden, classes)

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        letters = self.embedding(x)  # (N, T, D)
        packed = pack_padded_sequence(letters, lengths.cpu(), batch_first=True, enforce_sorted=False)
        _, hidden = self.gru(packed)  # packed: the padding is never read
        ends = torch.cat([hidden[-2], hidden[-1]], dim=1)  # (N, 2H) the last layer, read both ways
        return self.linear(ends)  # (N, K)


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    n = names(s.data)
    x_train, lengths_train, y_train = labelled(n.train, n.languages)
    x_test, lengths_test, y_test = labelled(n.test, n.languages)
    baselines = {"baseline": majority(y_train, y_test)}
    baselines["letters_baseline"] = by_counting(x_train, y_train, x_test, y_test)
    torch.manual_seed(s.seed)
    train_loader = share(DataLoader(TensorDataset(x_train, lengths_train, y_train), s.batch, shuffle=True))

    # 2 · model -------------------------------------------------------------------------------
    device, k = pick_device(s.device), len(n.languages)
    model = spread(NameClassifier(s, k).to(device))

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=s.lr)
    steps = len(train_loader)
    scheduler = rise_and_fall(optimizer, s.epochs * steps) if s.recipe == "fast" else steady(optimizer)

    # 4 · training cycle ----------------------------------------------------------------------
    start = yield Parts(steps_per_epoch=steps, model=model, optimizer=optimizer, scheduler=scheduler)
    for epoch in range(start, s.epochs):
        for x, lengths, y in train_loader:
            x, y = x.to(device), y.to(device)  # but not the lengths
            optimizer.zero_grad()
            loss = criterion(model(x, lengths), y)
            loss.backward()
            optimizer.step()
            scheduler.step()
            yield Step(loss=loss)
        logits = predict(model, x_test.to(device), lengths_test)  # (N, K)
        yield Epoch(epoch, accuracy=accuracy(y_test, logits), **baselines)

    logits = predict(model, x_test.to(device), lengths_test)  # (N, K)
    counts = torch.bincount(y_test * k + logits.argmax(1), minlength=k * k).reshape(k, k).tolist()
    yield Confusion(Text(en="Truth (row), answer (column)", zh="真实（行）与回答（列）"), n.languages, counts)
    yield Result(accuracy=accuracy(y_test, logits), **baselines, parameters=count(model))


PROGRAM = Program(
    title=Text(en="From a name to its language", zh="看名字，猜语言"),
    settings=Settings,
    run=train,
    expect=(
        Expect("parameters", 318_818, within=0, given={"epochs": 0}),
        Expect("accuracy", 0.675, within=0.018, given={"recipe": "fast", "epochs": 1}),
        Expect("accuracy", 0.736, within=0.012, slow=True),
        Expect("accuracy", 0.820, within=0.008, given={"data": "names"}, slow=True),
        Expect("accuracy", 0.837, within=0.007, given={"data": "names", "recipe": "fast"}, slow=True),
    ),
    tries=(
        Try(
            Text(en="recipe=fast is sooner done, and better.", zh="recipe=fast 更快训练完，而且更准。"),
            given={"recipe": "fast"},
            value="accuracy",
            about=0.748,
            within=0.01,
            slow=True,
        ),
    ),
    quick={"recipe": "fast", "epochs": 1, "hidden": 16, "batch": 256},
    recipes={"course": {}, "fast": {"hidden": 64, "layers": 1, "lr": 0.01, "batch": 128, "epochs": 4}},
)
