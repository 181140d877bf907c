"""Lecture 6 · The plateau: why the course's recipe learns nothing, and what repairs it.

Question   The loss is 0.65 and falls a little, the accuracy is 63 %: is this network learning?
See        One answer for every row (its probabilities spread over 0.03), though the data are easy: without any hidden
           layer 91 % are right. A larger step, Adam, small batches, ReLU, Tanh or patience leave the plateau.
Source     Course lecture 7; its recipe gives loss 0.645 and 65.35 % = the larger class on its own file, for every seed.
           The numbers are means over several splits and first weights; test rows judge the recipes, they choose none.
"""

from dataclasses import dataclass
from statistics import mean

import torch
from torch import nn

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.lectures.l06_many_features.recipes import RECIPES, Recipe, gradient_norms, network
from torchdojo.lectures.l06_many_features.three_layers import Settings as Rows
from torchdojo.lectures.l06_many_features.three_layers import rows
from torchdojo.lectures.l06_many_features.two_classes import accuracy, majority
from torchdojo.text import Text
from torchdojo.views import Curve, GradientNorms, Table


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled breast cancer; or "diabetes"; or a CSV · "" = 自带乳腺癌数据；"diabetes"；或 CSV 路径
    label: str = ""  # the column to predict; "" = the last one · 要预测的列；"" = 最后一列
    unscaled: bool = False  # take the columns as they stand in the file · 不做标准化，各列按文件里的原样使用
    epochs: int = 100  # of every recipe but "10 x longer" · 每种做法的 epoch 数（“10 x longer”除外）
    runs: int = 3  # splits and first weights to average over · 对几次划分和初始权重取平均
    seed: int = 0  # of the first run · 第一次训练的种子


@dataclass(frozen=True)
class Fit:
    losses: list[float]  # of every update
    gradients: list[float]  # norm for each weight matrix at the first update
    loss: float  # of the training rows at the end
    accuracy: float
    baseline: float
    spread: float  # of P(y=1) over the test rows


def fit(r: Recipe, seed: int, s: Settings) -> Fit:
    # 1 · data --------------------------------------------------------------------------------
    x_train, y_train, x_test, y_test = rows(Rows(data=s.data, label=s.label, unscaled=s.unscaled, seed=seed))
    # 2 · model -------------------------------------------------------------------------------
    torch.manual_seed(seed)
    model = network(x_train.shape[1], r)
    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.BCELoss()
    optimizer = (torch.optim.Adam if r.adam else torch.optim.SGD)(model.parameters(), lr=r.lr)
    # 4 · training cycle: forward, backward, update -------------------------------------------
    losses, gradients = list[float](), list[float]()
    for _ in range(s.epochs * r.times):
        for batch in torch.split(torch.randperm(len(x_train)), r.batch or len(x_train)):
            y_pred = model(x_train[batch])  # (N, 1)
            loss = criterion(y_pred, y_train[batch])
            optimizer.zero_grad()
            loss.backward()
            gradients = gradients or gradient_norms(model)
            optimizer.step()
            losses.append(loss.item())
    with torch.no_grad():
        p, loss = model(x_test), criterion(model(x_train), y_train)
    right, usual = accuracy(model, x_test, y_test), majority(y_train, y_test)
    return Fit(losses, gradients, loss.item(), right, usual, (p.max() - p.min()).item())


def look(s: Settings) -> Training:
    fits = {name: [fit(r, s.seed + i, s) for i in range(s.runs)] for name, r in RECIPES.items()}
    first = {name: runs[0] for name, runs in fits.items()}
    update, loss = Text(en="update", zh="更新次数"), Text(en="loss", zh="损失")
    curves = {name: (range(len(f.losses)), f.losses) for name, f in first.items()}
    yield Curve(Text(en="The first run of each recipe", zh="每种做法的第一次训练"), update, loss, curves)
    yield GradientNorms(
        Text(en="Gradient of each layer at the first update", zh="第一次更新时每一层的梯度"),
        {name: first[name].gradients for name in ("course", "ReLU", "Tanh")},
    )
    right, usual = Text(en="accuracy", zh="准确率"), Text(en="always the usual class", zh="永远答多数类")
    spread = Text(en="spread of P(y=1)", zh="P(y=1) 的跨度")
    numbers = ("loss", "accuracy", "baseline", "spread")
    means = {name: [mean(getattr(f, n) for f in runs) for n in numbers] for name, runs in fits.items()}
    yield Table(
        Text(en="The course's recipe, and one change at a time", zh="课程的做法，以及每次只改一处"),
        (Text(en="recipe", zh="做法"), update, loss, right, usual, spread),
        [(name, len(f.losses), *means[name]) for name, f in first.items()],
    )
    gain, flat = means["course"][1] - means["course"][2], means["course"][3]
    yield Result(**{name: m[1] for name, m in means.items()}, course_gain=gain, course_spread=flat)


ONE = {"course_spread": 0.03, "lr=3": 0.92, "batch=32": 0.92, "Adam lr=0.03": 0.93, "Tanh": 0.92}
PROGRAM = Program(
    title=Text(en="The plateau, and what repairs it", zh="高原，以及怎样走出去"),
    settings=Settings,
    run=look,
    expect=(
        Expect("course_gain", 0.0, within=0.001, slow=True),
        Expect("course_spread", 0.03, within=0.03, slow=True),
        Expect("lr=3", 0.92, within=0.03, slow=True),
        Expect("batch=32", 0.92, within=0.03, slow=True),
        Expect("Adam lr=0.03", 0.93, within=0.03, slow=True),
        Expect("Tanh", 0.915, within=0.03, slow=True),
        Expect("no hidden layer", 0.91, within=0.03, slow=True),
        Expect("course_gain", 0.0, within=0.001, given={"runs": 1}),
        *(Expect(name, about, within=0.04, given={"runs": 1}) for name, about in ONE.items()),
        Expect("no hidden layer", 0.92, within=0.04, given={"runs": 1}),
        Expect("no hidden layer", 0.764, within=0.03, given={"data": "diabetes"}, slow=True),
        Expect("Adam lr=0.03", 0.744, within=0.03, given={"data": "diabetes", "unscaled": True}, slow=True),
        Expect("lr=3", 0.658, within=0.03, given={"data": "diabetes", "unscaled": True}, slow=True),
    ),
    quick={"epochs": 5, "runs": 1},
)
