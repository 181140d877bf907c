"""Lecture 8 · The confusion matrix: not how many answers are wrong, but which are taken for which.

Question   The accuracy is one number. What are the mistakes?
See        The ten rows of the matrix, recall and precision of every class, and pictures of the pair that is mixed up
           most often. Accuracy is the mean of the recalls, each weighted by how common its class is.
Source     Homework to course lecture 9, whose test() counts right answers only. The network is lecture 8's `mlp`.
"""

from dataclasses import dataclass

import torch
from torch import nn

from torchdojo.data.pictures import pictures
from torchdojo.engine.answers import accuracy, majority
from torchdojo.engine.device import pick_device
from torchdojo.engine.pace import batches, rise_and_fall
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training
from torchdojo.engine.spread import share, spread
from torchdojo.lectures.l08_softmax.mlp import Net, predict
from torchdojo.text import Text
from torchdojo.views import Confusion, Images, Table


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled digits; mnist, fashion-mnist; or a path · "" = 自带数字；mnist、fashion-mnist；或路径
    lr: float = 0.005  # how far one update moves, at its peak · 每次更新走多远（峰值）
    epochs: int = 3  # one epoch = every picture seen once · 一个 epoch = 每张图看一遍
    device: str = "auto"  # auto, cpu, cuda or mps · auto、cpu、cuda 或 mps
    seed: int = 0  # first weights and order of the pictures · 决定初始权重和图片的顺序


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    p = pictures(s.data)
    x_train, x_test = ((torch.from_numpy(x) / 255 - 0.1307) / 0.3081 for x in (p.x_train, p.x_test))
    y_train, y_test = torch.from_numpy(p.y_train), torch.from_numpy(p.y_test)
    baseline, classes, k = majority(y_train, y_test), p.classes, len(p.classes)
    torch.manual_seed(s.seed)
    train_loader = share(batches(x_train, y_train, 0, "fast"))

    # 2 · model -------------------------------------------------------------------------------
    device = pick_device(s.device)
    model = spread(Net(x_train[0].numel(), k).to(device))

    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
    optimizer = torch.optim.Adam(model.parameters(), s.lr, betas=(0.9, 0.95), fused=True)
    scheduler = rise_and_fall(optimizer, s.epochs * len(train_loader))

    # 4 · training cycle ----------------------------------------------------------------------
    start = yield Parts(
        model=model, optimizer=optimizer, scheduler=scheduler, steps_per_epoch=len(train_loader)
    )
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

    y_pred = predict(model, x_test, device).argmax(1)  # (N,)
    counts = torch.bincount(y_test * k + y_pred, minlength=k * k).reshape(k, k)  # (10, 10) row: truth
    recall = counts.diag() / counts.sum(1).clamp(min=1)  # (10,) of all true 4s, how many were called 4?
    precision = counts.diag() / counts.sum(0).clamp(min=1)  # (10,) of all called 4, how many were 4?
    yield Confusion(
        Text(en="Truth (row) and answer (column)", zh="真实类别（行）与回答（列）"), classes, counts.tolist()
    )
    yield Table(
        Text(en="Class by class", zh="逐类来看"),
        columns=(
            Text(en="class", zh="类别"),
            Text(en="recall", zh="召回率"),
            Text(en="precision", zh="精确率"),
        ),
        rows=list(zip(classes, recall.tolist(), precision.tolist(), strict=True)),
    )
    both = (counts + counts.T).triu(1)  # (10, 10) i taken for j or j for i
    i, j = divmod(int(both.argmax()), k)
    mixed = (((y_test == i) & (y_pred == j)) | ((y_test == j) & (y_pred == i))).nonzero()[:12, 0].tolist()
    yield Images(
        Text(
            en=f"Mixed up most often: {classes[i]} and {classes[j]}",
            zh=f"最常混淆的一对：{classes[i]} 与 {classes[j]}",
        ),
        images=[(p.x_test[n] / 255).round(2).tolist() for n in mixed],
        captions=[f"{classes[int(y_test[n])]} → {classes[int(y_pred[n])]}" for n in mixed],
    )
    yield Result(
        accuracy=counts.diag().sum().item() / len(y_test),
        baseline=baseline,
        worst_recall=recall.min().item(),
        best_recall=recall.max().item(),
        most_mixed_up=both.max().item(),
    )


PROGRAM = Program(
    title=Text(en="Which digits are taken for which", zh="哪些数字会被认成哪些"),
    settings=Settings,
    run=train,
    expect=(
        Expect("accuracy", 0.9425, within=0.015),
        Expect("worst_recall", 0.88, within=0.05),
    ),
    quick={"epochs": 1},
)
