"""Lecture 9 · Neighbours: what flattening loses, shown by mixing up the pixels.

Question   Does it matter to a network which pixels lie side by side?
See        All pixels are mixed up, in every picture alike. The fully connected network does not notice: to it a picture
           always was a list. The convolutional one loses the advantage it had.
Source     The notes, line 181: “如果没有卷积神经网络保存”, the picture is turned into one long row. Nothing is lost
           from the numbers by that but who was whose neighbour, and exactly that is what a convolution uses.
"""

from dataclasses import dataclass

import torch
from torch import nn

from torchdojo.data.pictures import pictures
from torchdojo.engine.answers import accuracy, count, majority, predict
from torchdojo.engine.pace import batches, rise_and_fall
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training
from torchdojo.lectures.l09_cnn.cnn import Net
from torchdojo.text import Text
from torchdojo.views import Images, Table


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled digits; mnist, fashion-mnist; or a path · "" = 自带数字；mnist、fashion-mnist；或路径
    lr: float = 0.01  # how far one update moves, at its peak · 每次更新走多远（峰值）
    epochs: int = 2  # one epoch = every picture seen once · 一个 epoch = 每张图看一遍
    seed: int = (
        0  # first weights, order of the pictures, how pixels are mixed up · 初始权重、图片顺序、像素怎么打乱
    )


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    p = pictures(s.data)
    x_train, x_test = ((torch.from_numpy(x)[:, None] / 255 - 0.1307) / 0.3081 for x in (p.x_train, p.x_test))
    y_train, y_test = torch.from_numpy(p.y_train), torch.from_numpy(p.y_test)
    torch.manual_seed(s.seed)
    order = torch.randperm(x_train[0].numel())  # (784,) one order for all pictures
    mixed_test = x_test.flatten(1)[:, order].reshape(x_test.shape)  # (N, 1, 28, 28)
    train_loader = batches(x_train, y_train, 0, "fast")

    # 2 · model: two kinds, one of each kind sees the mixed-up pictures -----------------------
    height, width, classes = *x_train.shape[2:], len(p.classes)
    pairs: dict[str, list[nn.Module]] = {
        "connected": [
            nn.Sequential(nn.Flatten(), nn.Linear(height * width, 64), nn.ReLU(), nn.Linear(64, classes))
            for _ in "12"
        ],
        "convolutional": [Net(height, width, classes) for _ in "12"],
    }
    models = nn.ModuleList(model for pair in pairs.values() for model in pair)

    # 3 · loss and optimizer: the losses add up, no network feels another's gradient ----------
    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
    optimizer = torch.optim.Adam(models.parameters(), s.lr, betas=(0.9, 0.95), fused=True)
    scheduler = rise_and_fall(optimizer, s.epochs * len(train_loader))

    # 4 · training cycle ----------------------------------------------------------------------
    def scores() -> dict[str, float]:
        return {
            name + ending: accuracy(y_test, predict(model, x, torch.device("cpu")))
            for name, pair in pairs.items()
            for model, x, ending in zip(pair, (x_test, mixed_test), ("", "_mixed"), strict=True)
        }

    start = yield Parts(
        model=models, optimizer=optimizer, scheduler=scheduler, steps_per_epoch=len(train_loader)
    )
    for epoch in range(start, s.epochs):
        models.train()
        for x, y in train_loader:
            mixed = x.flatten(1)[:, order].reshape(x.shape)  # (N, 1, 28, 28)
            optimizer.zero_grad()
            loss = sum(criterion(plain(x), y) + criterion(other(mixed), y) for plain, other in pairs.values())
            loss.backward()
            optimizer.step()
            scheduler.step()
            yield Step(loss=loss)
        yield Epoch(epoch, **scores(), baseline=majority(y_train, y_test))

    right = scores()
    yield Images(
        Text(
            en="A test picture, and the same with its pixels mixed up",
            zh="一张测试图片，以及打乱像素之后的样子",
        ),
        images=[
            (x[0, 0] * 0.3081 + 0.1307).clamp(0, 1).mul(100).round().div(100).tolist()
            for x in (x_test, mixed_test)
        ],
        captions=[Text(en="as it is", zh="原样"), Text(en="mixed up", zh="打乱")],
    )
    yield Table(
        Text(en="Accuracy with and without neighbours", zh="有邻居与没邻居时的准确率"),
        columns=(
            "",
            Text(en="parameters", zh="参数"),
            Text(en="as it is", zh="原样"),
            Text(en="mixed up", zh="打乱"),
        ),
        rows=[(name, count(pair[0]), right[name], right[f"{name}_mixed"]) for name, pair in pairs.items()],
    )
    yield Result(**right, baseline=majority(y_train, y_test))


PROGRAM = Program(
    title=Text(en="What flattening loses: neighbours", zh="展平丢掉了什么：邻居"),
    settings=Settings,
    run=train,
    expect=(
        Expect("connected", 0.925, within=0.02),
        Expect("connected_mixed", 0.928, within=0.02),
        Expect("convolutional", 0.96, within=0.012),
        Expect("convolutional_mixed", 0.889, within=0.025),
    ),
    quick={"epochs": 1},
)
