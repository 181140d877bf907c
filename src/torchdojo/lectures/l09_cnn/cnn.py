"""Lecture 9 · A convolutional network reads the digits, on whatever device there is.

Question   Can 8,490 numbers read digits better than the 575,050 of lecture 8?
See        The first layer learns strokes and edges by itself; the confusion matrix is nearly a diagonal.
Source     Course lecture 10, slides 10-53 to 10-61; its printed losses are 20/3 times too small (0.098 for 0.728). One
           file for cpu, cuda and mps: model.to() moves the model itself, x.to() returns the moved batch.
"""

from dataclasses import dataclass
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from torchdojo.data.pictures import pictures
from torchdojo.engine.answers import accuracy, answers, count, majority, predict
from torchdojo.engine.device import pick_device
from torchdojo.engine.pace import batches, rise_and_fall, steady
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.engine.spread import share, spread
from torchdojo.lectures.l09_cnn.seen import seen
from torchdojo.lectures.l09_cnn.sizes import after
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


class Net(nn.Module):
    def __init__(self, height: int = 28, width: int = 28, classes: int = 10) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=5)
        flat = 20 * after(height) * after(width)  # 20·4·4 = 320 for 28×28: computed, not guessed
        self.fc = nn.Linear(flat, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(F.max_pool2d(self.conv1(x), 2))  # (N, 10, 12, 12)
        x = F.relu(F.max_pool2d(self.conv2(x), 2))  # (N, 20, 4, 4)
        return self.fc(x.flatten(1))  # (N, 10) logits


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
    model = spread(Net(x_train.shape[2], x_train.shape[3], len(p.classes)).to(device))

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
            x, y = x.to(device), y.to(device)  # the batch must be where the model is
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            scheduler.step()
            yield Step(loss=loss)
        yield Epoch(epoch, accuracy=accuracy(y_test, predict(model, x_test, device)), baseline=baseline)

    logits = predict(model, x_test, device)  # (N, 10)
    yield from seen(model, x_test[:1])
    yield from answers(p.x_test, p.y_test, logits, p.classes)
    yield Result(accuracy=accuracy(y_test, logits), baseline=baseline, parameters=count(model))


PROGRAM = Program(
    title=Text(en="Reading digits with convolutions", zh="用卷积网络认手写数字"),
    settings=Settings,
    run=train,
    expect=(
        Expect("parameters", 8_490.0, within=0.0, given={"epochs": 1}),
        Expect("accuracy", 0.942, within=0.015, slow=True),
        Expect("accuracy", 0.915, within=0.02, given={"epochs": 5}),
        Expect("accuracy", 0.948, within=0.012, given={"recipe": "fast"}),
        Expect("accuracy", 0.981, within=0.004, given={"data": "mnist", "epochs": 3}, slow=True),
        Expect("accuracy", 0.9875, within=0.004, given={"data": "mnist"}, slow=True),
        Expect("accuracy", 0.990, within=0.003, given={"data": "mnist", "recipe": "fast"}, slow=True),
    ),
    tries=(
        Try(
            Text(
                en="lr=5 kills every ReLU: all pictures get the same answer, and the loss stays at ln 10 = 2.30.",
                zh="lr=5 让所有 ReLU 失效：每张图的回答都一样，损失停在 ln 10 = 2.30。",
            ),
            *({"lr": 5.0, "epochs": 1}, "accuracy", 0.1),
        ),
    ),
    quick={"epochs": 1},
    recipes={"course": {}, "fast": {"lr": 0.015, "batch": 0, "epochs": 1}},
)
