"""Lecture 8 · Ten classes: a network of fully connected layers reads handwritten digits.

Question   Which of the ten digits is in this picture?
See        The accuracy leaves its baseline far behind; the last mistakes are hard for us, too.
Source     Course lecture 9; its printed losses are 20/3 times too small (sums of 300 batches, divided by 2,000). The
           notes (181) flatten the picture: what that loses is who was whose neighbour (lecture 9, `neighbours`).
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from torchdojo.data.pictures import pictures
from torchdojo.engine.answers import accuracy, answers, count, majority
from torchdojo.engine.device import pick_device
from torchdojo.engine.pace import rise_and_fall, steady, whole_batches
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.engine.spread import share, spread
from torchdojo.text import Text


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled digits; mnist, fashion-mnist; or a path · "" = 自带数字；mnist、fashion-mnist；或路径
    recipe: Literal["course", "fast"] = "course"  # fast: two epochs are enough · fast：两个 epoch 就够
    lr: float = 0.01  # how far one update moves; in fast, at its peak · 每次更新走多远；fast 中指峰值
    momentum: float = 0.5  # course: share of the last move made again · course：上一步有多少会再走一遍
    batch: int = 64  # pictures per update; 0 = root of their number · 每次更新看几张图；0 = 总数的平方根
    epochs: int = 10  # one epoch = every picture seen once · 一个 epoch = 每张图看一遍
    device: str = "auto"  # auto, cpu, cuda or mps · auto、cpu、cuda 或 mps
    seed: int = 0  # first weights and order of the pictures · 决定初始权重和图片的顺序


class Net(nn.Module):
    def __init__(self, pixels: int = 784, classes: int = 10) -> None:
        super().__init__()
        sizes = (pixels, 512, 256, 128, 64, classes)
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(sizes))

    def forward(self, x: Tensor) -> Tensor:
        x = x.flatten(1)  # (N, 784) one long row: the pixel above is no longer a neighbour
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)  # (N, 10) logits: softmax is part of the loss


def predict(model: nn.Module, x: Tensor, device: torch.device) -> Tensor:
    model.eval()
    with torch.no_grad():
        return torch.cat([model(part.to(device)).cpu() for part in torch.split(x, 1000)])  # (N, 10)


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    p = pictures(s.data)  # bytes (N, H, W); below, MNIST's pixels get mean 0 and deviation 1
    x_train, x_test = ((torch.from_numpy(x) / 255 - 0.1307) / 0.3081 for x in (p.x_train, p.x_test))
    y_train, y_test = torch.from_numpy(p.y_train), torch.from_numpy(p.y_test)
    baseline = majority(y_train, y_test)
    torch.manual_seed(s.seed)
    train_set, batch = TensorDataset(x_train, y_train), s.batch or round(len(x_train) ** 0.5)
    train_loader = share(DataLoader(train_set, batch_size=batch, shuffle=True))
    if s.recipe == "fast":
        train_loader = share(whole_batches(train_set, batch))  # the very same batches

    # 2 · model -------------------------------------------------------------------------------
    device = pick_device(s.device)
    model = spread(Net(x_train[0].numel(), len(p.classes)).to(device))

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.CrossEntropyLoss()
    optimizer: torch.optim.Optimizer = torch.optim.SGD(model.parameters(), s.lr, s.momentum)
    scheduler, steps = steady(optimizer), len(train_loader)
    if s.recipe == "fast":
        criterion = nn.CrossEntropyLoss(label_smoothing=0.1)  # aim at 91 %, leave 1 % to each other class
        optimizer = torch.optim.Adam(model.parameters(), s.lr, betas=(0.9, 0.95), fused=True)
        scheduler = rise_and_fall(optimizer, s.epochs * steps)

    # 4 · training cycle ----------------------------------------------------------------------
    start = yield Parts(model=model, optimizer=optimizer, scheduler=scheduler, steps_per_epoch=steps)
    for epoch in range(start, s.epochs):
        model.train()
        for x, y in train_loader:
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            scheduler.step()
            yield Step(loss=loss)
        yield Epoch(epoch, accuracy=accuracy(y_test, predict(model, x_test, device)), baseline=baseline)

    logits = predict(model, x_test, device)  # (N, 10)
    yield from answers(p.x_test, p.y_test, logits, p.classes)
    yield Result(accuracy=accuracy(y_test, logits), baseline=baseline, parameters=count(model))


PROGRAM = Program(
    title=Text(en="Reading digits with fully connected layers", zh="用全连接层认手写数字"),
    settings=Settings,
    run=train,
    expect=(
        Expect("parameters", 575_050.0, within=0.0, given={"epochs": 1}),
        Expect("accuracy", 0.868, within=0.03),
        Expect("accuracy", 0.934, within=0.012, given={"recipe": "fast"}),
        Expect("accuracy", 0.968, within=0.004, given={"data": "mnist", "epochs": 5}, slow=True),
        Expect("accuracy", 0.976, within=0.004, given={"data": "mnist"}, slow=True),
        Expect("accuracy", 0.981, within=0.003, given={"data": "mnist", "recipe": "fast"}, slow=True),
    ),
    tries=(
        Try(Text(en="lr=0.1 gives 94 %.", zh="lr=0.1 能到 94 %。"), {"lr": 0.1}, "accuracy", 0.943, 0.01),
        Try(Text(en="lr=2 makes the loss explode.", zh="lr=2 会让损失爆炸。"), {"lr": 2.0}, diverges=True),
    ),
    quick={"epochs": 1},
    recipes={"course": {}, "fast": {"lr": 0.006, "batch": 0, "epochs": 2}},
)
