"""Lecture 10 · A residual network: the block adds what it learned to what it was given, H(x) = F(x) + x.

Question   What does it help to add the input of a block to its output?
See        More accuracy than Inception from half the parameters, in a fraction of the time. Change the shortcut.
Source     Course lecture 11, slides 11-24 to 11-33; homework 11-1: "half" is constant scaling, "conv" the convolution
           shortcut of He et al. 2016, Identity Mappings. F(x) and x have one shape; the ReLU comes after the addition.
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
from torchdojo.lectures.l10_advanced_cnn.inception import Settings as InceptionSettings
from torchdojo.text import Text


@dataclass(frozen=True)
class Settings(InceptionSettings):
    shortcut: Literal["identity", "half", "conv", "none"] = "identity"  # what joins F(x) · F(x) 与什么相加


class ResidualBlock(nn.Module):
    def __init__(self, channels: int, shortcut: str) -> None:
        super().__init__()
        self.shortcut = shortcut
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.skip = nn.Conv2d(channels, channels, 1) if shortcut == "conv" else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        f = self.conv2(F.relu(self.conv1(x)))  # (N, C, H, W)
        if self.shortcut == "none":
            return F.relu(f)
        return F.relu((f + x) / 2 if self.shortcut == "half" else f + self.skip(x))  # (N, C, H, W)


class Net(nn.Module):
    def __init__(self, height: int, width: int, classes: int, shortcut: str) -> None:
        super().__init__()
        self.conv1, self.block1 = nn.Conv2d(1, 16, 5), ResidualBlock(16, shortcut)
        self.conv2, self.block2 = nn.Conv2d(16, 32, 5), ResidualBlock(32, shortcut)
        self.fc = nn.Linear(flat(32, height, width), classes)  # 32·4·4 = 512 for 28×28

    def forward(self, x: Tensor) -> Tensor:
        x = self.block1(F.max_pool2d(F.relu(self.conv1(x)), 2))  # (N, 16, 12, 12)
        x = self.block2(F.max_pool2d(F.relu(self.conv2(x)), 2))  # (N, 32, 4, 4)
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
    model = spread(Net(x_train.shape[2], x_train.shape[3], len(p.classes), s.shortcut).to(device))

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


WITHOUT = Text(en="The same blocks without shortcuts.", zh="同样的模块，去掉捷径。")
PROGRAM = Program(
    title=Text(en="A residual network, and its shortcuts", zh="残差网络与各种捷径"),
    settings=Settings,
    run=train,
    expect=(
        Expect("parameters", 41_514.0, within=0.0, given={"epochs": 1, "first": 64}),
        Expect("accuracy", 0.948, within=0.012, slow=True),
        Expect("accuracy", 0.96, within=0.012, given={"recipe": "fast"}),
        Expect("accuracy", 0.983, within=0.003, given={"data": "mnist", "epochs": 2}, slow=True),
        Expect("accuracy", 0.993, within=0.002, given={"data": "mnist", "recipe": "fast"}, slow=True),
    ),
    tries=(Try(WITHOUT, {"recipe": "fast", "shortcut": "none"}, "accuracy", 0.948, 0.012),),
    quick={"epochs": 1, "first": 640},
    recipes={"course": {}, "fast": {"lr": 0.01, "batch": 0, "epochs": 1}},
)
