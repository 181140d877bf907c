"""Lecture 9 · Homework 10-1: a deeper network, three convolutions and three linear layers.

Question   Is deeper better?
See        106,058 parameters against 8,490. On the 4,000 bundled digits it wins clearly, for twice the work.
Source     Course lecture 10, homework 10-1. The size after flattening is not guessed and not looked up in an error
           message: a picture of zeros is sent through once, and the network is asked what came out.
"""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from torchdojo.data.pictures import pictures
from torchdojo.engine.answers import accuracy, answers, count, majority, predict
from torchdojo.engine.device import pick_device
from torchdojo.engine.pace import batches, rise_and_fall, steady
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training
from torchdojo.engine.spread import share, spread
from torchdojo.text import Text


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled digits; mnist, fashion-mnist; or a path · "" = 自带数字；mnist、fashion-mnist；或路径
    recipe: Literal["course", "fast"] = "course"  # fast: one epoch is enough · fast：一个 epoch 就够
    lr: float = 0.01  # how far one update moves; in fast, at its peak · 每次更新走多远；fast 中指峰值
    momentum: float = 0.5  # course: share of the last move made again · course：上一步有多少会再走一遍
    batch: int = 64  # pictures per update; 0 = half the root of all · 每次更新看几张图；0 = 总数平方根的一半
    epochs: int = 10  # one epoch = every picture seen once · 一个 epoch = 每张图看一遍
    device: str = "auto"  # auto, cpu, cuda or mps · auto、cpu、cuda 或 mps
    seed: int = 0  # first weights and order of the pictures · 决定初始权重和图片的顺序


class DeeperNet(nn.Module):
    def __init__(self, height: int = 28, width: int = 28, classes: int = 10) -> None:
        super().__init__()
        self.features = nn.Sequential(
            *(nn.Conv2d(1, 16, kernel_size=3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),  # 28 → 14
            *(nn.Conv2d(16, 32, kernel_size=3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),  # 14 → 7
            *(
                nn.Conv2d(32, 64, kernel_size=3, padding=1),
                nn.ReLU(),
                nn.MaxPool2d(2),
            ),  # 7 → 3, half a row is lost
        )
        with torch.no_grad():
            flat = self.features(torch.zeros(1, 1, height, width)).numel()  # 64·3·3 = 576
        self.classifier = nn.Sequential(
            *(nn.Linear(flat, 128), nn.ReLU()), *(nn.Linear(128, 64), nn.ReLU()), nn.Linear(64, classes)
        )

    def forward(self, x: Tensor) -> Tensor:
        x = self.features(x)  # (N, 64, 3, 3)
        return self.classifier(x.flatten(1))  # (N, 10) logits


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    p = pictures(s.data)  # bytes (N, H, W); below, MNIST's pixels get mean 0 and deviation 1
    x_train, x_test = ((torch.from_numpy(x)[:, None] / 255 - 0.1307) / 0.3081 for x in (p.x_train, p.x_test))
    y_train, y_test = torch.from_numpy(p.y_train), torch.from_numpy(p.y_test)
    baseline = majority(y_train, y_test)
    torch.manual_seed(s.seed)
    train_loader = share(batches(x_train, y_train, s.batch, s.recipe))

    # 2 · model -------------------------------------------------------------------------------
    device = pick_device(s.device)
    model = spread(DeeperNet(x_train.shape[2], x_train.shape[3], len(p.classes)).to(device))

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.CrossEntropyLoss()
    optimizer: torch.optim.Optimizer = torch.optim.SGD(model.parameters(), s.lr, s.momentum)
    scheduler, steps = steady(optimizer), len(train_loader)
    if s.recipe == "fast":
        criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
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
    title=Text(en="A deeper network (homework 10-1)", zh="更深的网络（作业 10-1）"),
    settings=Settings,
    run=train,
    expect=(
        Expect("parameters", 106_058.0, within=0.0, given={"epochs": 1}),
        Expect("accuracy", 0.952, within=0.012, given={"recipe": "fast"}),
        Expect("accuracy", 0.992, within=0.003, given={"data": "mnist", "recipe": "fast"}, slow=True),
    ),
    quick={"epochs": 1},
    recipes={"course": {}, "fast": {"lr": 0.008, "batch": 0, "epochs": 1}},
)
