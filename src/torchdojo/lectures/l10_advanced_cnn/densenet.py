"""Lecture 10 · DenseNet: every layer sees the outputs of all layers before it, joined by cat.

Question   A shortcut adds. What if nothing is added up, and everything is kept?
See        16 channels grow by 12 a layer to 64, a 1×1 convolution brings them down to 32; few parameters go a long way.
Source     Homework 11-2 of the course: Huang et al. 2017, Densely Connected Convolutional Networks. A small version:
           one block of four layers, growth 12, one transition. BatchNorm behaves differently in train() and eval():
           without eval(), as in the course's test(), a prediction depends on the other pictures of its batch.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from torchdojo.data.pictures import pictures
from torchdojo.engine.answers import accuracy, answers, count, majority, predict
from torchdojo.engine.device import pick_device
from torchdojo.engine.pace import batches, rise_and_fall, steady
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.engine.spread import share, spread
from torchdojo.lectures.l10_advanced_cnn.inception import Settings as InceptionSettings
from torchdojo.text import Text


@dataclass(frozen=True)
class Settings(InceptionSettings):
    growth: int = 12  # channels each layer of the block adds · 稠密块每一层增加的通道数


class DenseBlock(nn.Module):
    def __init__(self, channels: int, growth: int, layers: int = 4) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            nn.Sequential(nn.BatchNorm2d(c), nn.ReLU(), nn.Conv2d(c, growth, kernel_size=3, padding=1))
            for c in range(channels, channels + growth * layers, growth)
        )

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = torch.cat([x, layer(x)], dim=1)  # (N, C + 12, H, W)
        return x  # (N, 64, H, W)


class Net(nn.Module):
    def __init__(self, height: int, width: int, classes: int, growth: int) -> None:
        super().__init__()
        wide = 16 + 4 * growth
        self.conv, self.block = nn.Conv2d(1, 16, kernel_size=5), DenseBlock(16, growth)
        self.transition = nn.Sequential(
            nn.BatchNorm2d(wide), nn.ReLU(), nn.Conv2d(wide, 32, 1), nn.AvgPool2d(2)
        )
        self.fc = nn.Linear(32 * ((height - 4) // 4) * ((width - 4) // 4), classes)  # 32·6·6 = 1152 for 28×28

    def forward(self, x: Tensor) -> Tensor:
        x = self.block(F.max_pool2d(self.conv(x), 2))  # (N, 64, 12, 12)
        x = self.transition(x)  # (N, 32, 6, 6)
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
    model = spread(Net(x_train.shape[2], x_train.shape[3], len(p.classes), s.growth).to(device))

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


NARROW = Text(en="A block that grows by 4 a layer only.", zh="每层只增加 4 个通道的稠密块。")
PROGRAM = Program(
    title=Text(en="A dense block", zh="稠密块（DenseNet）"),
    settings=Settings,
    run=train,
    expect=(
        Expect("parameters", 29_162.0, within=0.0, given={"epochs": 1, "first": 64}),
        Expect("accuracy", 0.957, within=0.012, slow=True),
        Expect("accuracy", 0.963, within=0.012, given={"recipe": "fast"}),
        Expect("accuracy", 0.991, within=0.003, given={"data": "mnist", "recipe": "fast"}, slow=True),
    ),
    tries=(Try(NARROW, {"recipe": "fast", "growth": 4}, "accuracy", 0.959, 0.012),),
    quick={"epochs": 1, "first": 640},
    recipes={"course": {}, "fast": {"lr": 0.006, "batch": 0, "epochs": 1}},
)
