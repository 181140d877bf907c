"""Lecture 7 · Dataset and DataLoader: who knows a sample, and who makes batches of samples.

Question   A tumour is benign or malignant, as in lecture 6, but now 32 rows at a time. What changes?
See        The network and lr=0.1 that stayed on lecture 6's plateau gain 29 points: an epoch makes 14 updates, not 1.
Source     Course lecture 8: batch 32, lr 0.01, 100 epochs, num_workers=2. The notes say mini-batches are less accurate
           (line 104): wrong, measured in batch_size. The page corrects lines 102, 112, 114, 116, 118 and 142 too.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset, Subset

from torchdojo.data.table import binary_table
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.lectures.l07_loading_data.batches import must_be_possible, orders, shapes
from torchdojo.lectures.l07_loading_data.two_classes import accuracy, majority, standardised
from torchdojo.text import Text


@dataclass(frozen=True)
class Settings:
    recipe: str = "fast"  # lecture 6's lr, in batches; or "course": its lr · 第 6 讲的 lr 加分批；或 "course"
    data: str = ""  # "" = bundled breast cancer; or "diabetes"; or a CSV · "" = 自带乳腺癌数据；"diabetes"；或 CSV 路径
    label: str = ""  # the column to predict; "" = the last one · 要预测的列；"" = 最后一列
    batch: int = 32  # rows of one update · 每次更新用多少行
    workers: int = 0  # processes that load; 0 = the program itself · 加载数据的进程数；0 = 程序自己加载
    held_out: float = 0.25  # share of the rows for the test; 0 = none · 留作测试的行的比例；0 = 不留
    lr: float = 0.1  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 100  # one epoch = every training row seen once · 一个 epoch = 每个训练行看一遍
    seed: int = 0  # of the split, the first weights and the order · 划分、初始权重和打乱次序的种子


class TableDataset(Dataset[tuple[Tensor, Tensor]]):
    def __init__(self, where: str, label: str = "") -> None:  # reads the file once, when the set is made
        loaded = binary_table(where, label)
        self.x_data = torch.from_numpy(loaded.x)  # (N, D)
        self.y_data = torch.from_numpy(loaded.y).float().unsqueeze(1)  # (N, 1)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:  # receives an index, returns that sample
        return self.x_data[index], self.y_data[index]

    def __len__(self) -> int:  # how many samples, so that the loader can draw indices
        return len(self.x_data)


def model_for(columns: int) -> nn.Sequential:
    six, four, one = nn.Linear(columns, 6), nn.Linear(6, 4), nn.Linear(4, 1)
    return nn.Sequential(six, nn.Sigmoid(), four, nn.Sigmoid(), one, nn.Sigmoid())


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    must_be_possible(s.batch, s.workers, s.held_out)
    dataset = TableDataset(s.data, s.label)
    order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(s.seed)).tolist()
    held = int(len(dataset) * s.held_out)
    train_set, test_set = Subset(dataset, order[held:]), Subset(dataset, order[:held] or order)
    dataset.x_data = standardised(dataset.x_data, train_set.indices)  # (N, D)
    train_loader = DataLoader(train_set, batch_size=s.batch, shuffle=True, num_workers=s.workers)
    test_loader = DataLoader(test_set, batch_size=256)  # not shuffled: the order changes no count
    baseline = majority(dataset.y_data[train_set.indices], dataset.y_data[test_set.indices])

    # 2 · model -------------------------------------------------------------------------------
    torch.manual_seed(s.seed)
    model = model_for(columns=dataset.x_data.shape[1])  # 8-6-4-1, as in lecture 6

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.BCELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=s.lr)

    # 4 · training cycle: for every batch forward, backward, update ---------------------------
    start = yield Parts(model=model, optimizer=optimizer, steps_per_epoch=len(train_loader))
    for epoch in range(start, s.epochs):
        for inputs, labels in train_loader:
            y_pred = model(inputs)  # (N, 1) N = 32, in the last batch what is left
            loss = criterion(y_pred, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            yield Step(loss=loss)
        yield Epoch(epoch, accuracy=accuracy(model, test_loader), baseline=baseline)

    yield shapes(train_loader)
    yield orders(train_loader)
    right, last = accuracy(model, test_loader), (len(train_set) - 1) % s.batch + 1
    with torch.no_grad():
        loss = criterion(model(dataset.x_data[train_set.indices]), dataset.y_data[train_set.indices])
    found = {"accuracy": right, "baseline": baseline, "gain": right - baseline, "loss": loss.item()}
    yield Result(**found, batches=len(train_loader), last_batch=last)


COURSE = {"recipe": "course", "data": "diabetes", "held_out": 0.0}  # as the course, on its file
PROGRAM = Program(
    title=Text(en="Dataset and DataLoader", zh="Dataset 与 DataLoader"),
    settings=Settings,
    run=train,
    recipes={"fast": {}, "course": {"lr": 0.01}},
    expect=(
        Expect("gain", 0.285, within=0.03),
        Expect("last_batch", 11, within=0),
        Expect("gain", 0.0, within=0.001, given={"recipe": "course"}),
        Expect("last_batch", 23, within=0, given=COURSE, slow=True),
        Expect("accuracy", 0.6535, within=0.0001, given=COURSE, slow=True),
    ),
    tries=(
        Try(
            Text(
                en="batch=427: all rows at once, one update an epoch, and the plateau of lecture 6: 0 points gained.",
                zh="batch=427：一次用全部的行，每个 epoch 只更新一次，又回到第 6 讲的高原，比基线高 0 个百分点。",
            ),
            given={"batch": 427},
            value="gain",
            within=0.001,
        ),
    ),
    quick={"epochs": 5},
)
