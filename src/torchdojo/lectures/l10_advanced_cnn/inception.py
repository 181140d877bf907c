"""Lecture 10 · Inception: four branches look through windows of different size, cat joins what they see.

Question   Which kernel size is right? What if a layer has several, and training decides how much to use of each?
See        Two blocks of 88 channels, and mistakes that are few and hard; an epoch costs several of lecture 9.
Source     Course lecture 11, slides 11-8 to 11-19; as there, no ReLU stands inside a branch (GoogLeNet's have them).
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
from torchdojo.lectures.l10_advanced_cnn.flat import flat
from torchdojo.text import Text


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled digits; mnist, fashion-mnist; or a path · "" = 自带数字；mnist、fashion-mnist；或路径
    first: int = 0  # train on the first so many pictures; 0 = all · 只用前多少张图训练；0 = 全部
    recipe: Literal["course", "fast"] = "course"  # fast: one epoch is enough · fast：一个 epoch 就够
    lr: float = 0.01  # how far one update moves; in fast, at its peak · 每次更新走多远；fast 中指峰值
    batch: int = 64  # pictures per update; 0 = half the root of all · 每次更新看几张图；0 = 总数平方根的一半
    epochs: int = 10  # one epoch = every picture seen once · 一个 epoch = 每张图看一遍
    device: str = "auto"  # auto, cpu, cuda or mps · auto、cpu、cuda 或 mps
    seed: int = 0  # first weights and order of the pictures · 决定初始权重和图片的顺序


class InceptionA(nn.Module):
    def __init__(self, c: int) -> None:
        super().__init__()
        conv = nn.Conv2d
        self.one = conv(c, 16, 1)
        self.three = nn.Sequential(conv(c, 16, 1), conv(16, 24, 3, padding=1), conv(24, 24, 3, padding=1))
        self.five = nn.Sequential(conv(c, 16, 1), conv(16, 24, 5, padding=2))
        self.pool = nn.Sequential(nn.AvgPool2d(3, stride=1, padding=1), conv(c, 24, 1))

    def forward(self, x: Tensor) -> Tensor:
        branches = [self.one(x), self.three(x), self.five(x), self.pool(x)]  # padding keeps H and W
        return torch.cat(branches, dim=1)  # (N, 88, H, W) 16 + 24 + 24 + 24


class Net(nn.Module):
    def __init__(self, height: int = 28, width: int = 28, classes: int = 10) -> None:
        super().__init__()
        self.conv1, self.incep1 = nn.Conv2d(1, 10, 5), InceptionA(10)
        self.conv2, self.incep2 = nn.Conv2d(88, 20, 5), InceptionA(20)
        self.fc = nn.Linear(flat(88, height, width), classes)  # 88·4·4 = 1408 for 28×28

    def forward(self, x: Tensor) -> Tensor:
        x = self.incep1(F.relu(F.max_pool2d(self.conv1(x), 2)))  # (N, 88, 12, 12)
        x = self.incep2(F.relu(F.max_pool2d(self.conv2(x), 2)))  # (N, 88, 4, 4)
        return self.fc(x.flatten(1))  # (N, 10) logits


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    p = pictures(s.data)  # bytes (N, H, W); below, MNIST's pixels get mean 0 and deviation 1
    x_train, x_test = ((torch.from_numpy(x)[:, None] / 255 - 0.1307) / 0.3081 for x in (p.x_train, p.x_test))
    y_train, y_test = torch.from_numpy(p.y_train), torch.from_numpy(p.y_test)
    baseline, some = majority(y_train, y_test), s.first or len(x_train)
    torch.manual_seed(s.seed)
    train_loader = share(batches(x_train[:some], y_train[:some], s.batch, s.recipe))

    # 2 · model -------------------------------------------------------------------------------
    device = pick_device(s.device)
    model = spread(Net(x_train.shape[2], x_train.shape[3], len(p.classes)).to(device))

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.CrossEntropyLoss()
    optimizer: torch.optim.Optimizer = torch.optim.SGD(model.parameters(), s.lr, momentum=0.5)
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


TOO_BOLD = Text(en="lr=0.02 is too bold here: all ten tie.", zh="lr=0.02 太大胆：十类不分。")
PROGRAM = Program(
    title=Text(en="A network of Inception blocks", zh="由 Inception 模块搭成的网络"),
    settings=Settings,
    run=train,
    expect=(
        Expect("parameters", 97_298.0, within=0.0, given={"epochs": 1, "first": 64}),
        Expect("accuracy", 0.942, within=0.015, slow=True),
        Expect("accuracy", 0.952, within=0.015, given={"recipe": "fast"}),
        Expect("accuracy", 0.978, within=0.006, given={"data": "mnist", "epochs": 2}, slow=True),
        Expect("accuracy", 0.991, within=0.003, given={"data": "mnist", "recipe": "fast"}, slow=True),
    ),
    tries=(Try(TOO_BOLD, {"recipe": "fast", "lr": 0.02, "first": 1000}, "accuracy", 0.1, 0.02),),
    quick={"epochs": 1, "first": 640},
    recipes={"course": {}, "fast": {"lr": 0.005, "batch": 0, "epochs": 1}},
)
