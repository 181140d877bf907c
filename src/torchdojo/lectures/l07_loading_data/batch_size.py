"""Lecture 7 · Batch size: what a smaller batch costs, and what it buys.

Question   The notes say a mini-batch trains faster but is less accurate than all rows at once. Is that so?
See        After equally many epochs the other way round: batches of 32 gain 29 points, all rows at once none, and an
           epoch costs several times the CPU time. After equally many updates both are as accurate.
Source     Notes, lines 19 and 104. Means over splits; CPU time of one thread, divided by that of all rows at once.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean
from typing import NamedTuple

import torch
from torch import nn
from torch.utils.data import DataLoader, Subset

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.lectures.l07_loading_data.dataset_and_loader import TableDataset, model_for
from torchdojo.lectures.l07_loading_data.two_classes import accuracy, majority, standardised
from torchdojo.text import Text
from torchdojo.views import Curve, Table

SIZES, USUAL = (8, 32, 128), "32"  # and all rows at once
NAMES = {"all": Text(en="all rows", zh="全部"), "all_longer": Text(en="all rows, longer", zh="全部，更久")}


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled breast cancer; or "diabetes"; or a CSV · "" = 自带乳腺癌数据；"diabetes"；或 CSV 路径
    label: str = ""  # the column to predict; "" = the last one · 要预测的列；"" = 最后一列
    lr: float = 0.1  # the same for all sizes · 所有大小都用同一个学习率
    epochs: int = 100  # the same for all sizes · 所有大小都训练同样多的 epoch
    runs: int = 3  # splits and first weights to average over · 对几次划分和初始权重取平均
    seed: int = 0  # of the first run · 第一次训练的种子


class Fit(NamedTuple):
    losses: list[float]  # mean of each epoch
    accuracy: float
    baseline: float
    seconds: float  # CPU time of an epoch
    updates: int


def fit(batch: int, epochs: int, seed: int, s: Settings) -> Fit:
    """Train with batches of `batch` rows; 0 means all rows at once."""
    # 1 · data --------------------------------------------------------------------------------
    dataset = TableDataset(s.data, s.label)
    order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(seed)).tolist()
    train_set, test_set = Subset(dataset, order[len(order) // 4 :]), Subset(dataset, order[: len(order) // 4])
    dataset.x_data = standardised(dataset.x_data, train_set.indices)  # (N, D)
    train_loader = DataLoader(train_set, batch_size=batch or len(train_set), shuffle=True)
    baseline = majority(dataset.y_data[train_set.indices], dataset.y_data[test_set.indices])
    # 2 · model -------------------------------------------------------------------------------
    torch.manual_seed(seed)
    model = model_for(columns=dataset.x_data.shape[1])
    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.BCELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=s.lr)
    # 4 · training cycle: for every batch forward, backward, update ---------------------------
    losses, began = list[float](), time.process_time()
    for _ in range(epochs):
        total = 0.0
        for inputs, labels in train_loader:
            loss = criterion(model(inputs), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(labels)  # a mean over 11 rows counts less than one over 32
        losses.append(total / len(train_set))
    seconds = (time.process_time() - began) / epochs
    right = accuracy(model, DataLoader(test_set, batch_size=256))
    return Fit(losses, right, baseline, seconds, epochs * len(train_loader))


def means(fits: Sequence[Fit]) -> list[float]:
    return [mean(values) for values in zip(*((f.accuracy, f.baseline, f.seconds) for f in fits), strict=True)]


def look(s: Settings) -> Training:
    seeds = range(s.seed, s.seed + s.runs)
    fits = {str(size or "all"): [fit(size, s.epochs, seed, s) for seed in seeds] for size in (*SIZES, 0)}
    curves = {n: (range(1, s.epochs + 1), f[0].losses) for n, f in fits.items()}
    fits["all_longer"] = [fit(0, fits[USUAL][0].updates, seed, s) for seed in seeds]  # one update an epoch
    found = {name: means(f) for name, f in fits.items()}
    unit = found["all"][2]  # seconds
    yield Curve(Text(en="The first run", zh="第一次训练"), "epoch", Text(en="loss", zh="损失"), curves)
    yield Table(
        Text(en="One learning rate, several batch sizes", zh="同一个学习率，不同的批大小"),
        (
            *(Text(en="batch", zh="批大小"), "epoch", Text(en="updates", zh="更新次数")),
            *(Text(en="accuracy", zh="准确率"), Text(en="always the usual class", zh="永远答多数类")),
            Text(en="CPU time of an epoch, as a ratio", zh="一个 epoch 的 CPU 时间（比值）"),
        ),
        [
            (NAMES.get(n, n), len(f[0].losses), f[0].updates, *found[n][:2], found[n][2] / unit)
            for n, f in fits.items()
        ],
    )
    gains = {f"gain_{name}": right - usual for name, (right, usual, _) in found.items()}
    yield Result(**gains, **{f"time_{size}": found[str(size)][2] / unit for size in SIZES})


SOONER = {"runs": 1, "lr": 0.3, "epochs": 35}  # three times the step, a third of the epochs
PROGRAM = Program(
    title=Text(en="Batch size: what it costs and what it buys", zh="批的大小：代价与收益"),
    settings=Settings,
    run=look,
    expect=(
        Expect("gain_32", 0.29, within=0.03, slow=True),
        Expect("gain_all", 0.0, within=0.001, slow=True),
        Expect("gain_all_longer", 0.29, within=0.03, slow=True),
        Expect("gain_32", 0.29, within=0.04, given=SOONER),
        Expect("gain_all", 0.0, within=0.001, given=SOONER),
        Expect("gain_all_longer", 0.29, within=0.04, given=SOONER),
    ),
    quick={"epochs": 2, "runs": 1},
)
