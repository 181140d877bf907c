"""Lecture 10 · Vanishing gradients: twenty layers deep, what reaches the first one?

Question   Deeper networks can do more. Why do they not learn?
See        The gradient of every layer's weights before training, and the accuracy of the same networks after it: where
           the first layers hear nothing, it stays at the baseline.
Source     Course lecture 11, slide 11-24. The notes (277-279) say “梯度趋近于0” but not why: every layer's backward
           multiplies by σ' ≤ ¼ and by its weights; 0.25^20 = 9e-13. Cures: ReLU with He's weights, norms, shortcuts.
"""

from dataclasses import dataclass
from math import log10

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from torchdojo.data.pictures import pictures
from torchdojo.engine.answers import accuracy, majority, predict
from torchdojo.engine.pace import batches
from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training, Try
from torchdojo.lectures.l10_advanced_cnn.deep import Deep
from torchdojo.text import Text
from torchdojo.views import GradientNorms, Table


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled digits; mnist, fashion-mnist; or a path · "" = 自带数字；mnist、fashion-mnist；或路径
    depth: int = 20  # hidden layers · 隐藏层的层数
    width: int = 64  # numbers in each of them · 每层有多少个数
    lr: float = 0.01  # how far one update moves · 每次更新走多远
    epochs: int = 3  # one epoch = every picture seen once · 一个 epoch = 每张图看一遍
    seed: int = 0  # first weights and order of the pictures · 决定初始权重和图片的顺序


def scores(models: dict[str, Deep], x: Tensor, y: Tensor) -> dict[str, float]:
    return {name: accuracy(y, predict(model, x, torch.device("cpu"))) for name, model in models.items()}


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    p = pictures(s.data)
    x_train, x_test = ((torch.from_numpy(x) / 255 - 0.1307) / 0.3081 for x in (p.x_train, p.x_test))
    y_train, y_test = torch.from_numpy(p.y_train), torch.from_numpy(p.y_test)
    baseline = majority(y_train, y_test)
    torch.manual_seed(s.seed)
    train_loader = batches(x_train, y_train, 64, "course")

    # 2 · model: six of them, that differ in nothing but what their names say -----------------
    sizes = (x_train[0].numel(), s.depth, s.width, len(p.classes))
    models = {
        name: Deep(f, sizes)
        for name, f in (("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("ReLU", F.relu))
    }
    models["ReLU + He"] = Deep(F.relu, sizes, cure="he")
    models["tanh + norm"] = Deep(torch.tanh, sizes, cure="norm")
    models["sigmoid + skip"] = Deep(torch.sigmoid, sizes, cure="skip")

    # 3 · loss and optimizer: the losses add up, no network feels another's gradient ----------
    criterion, everything = nn.CrossEntropyLoss(), nn.ModuleDict(models)
    optimizer = torch.optim.SGD(everything.parameters(), s.lr, momentum=0.9)
    sum(criterion(model(x_train[:256]), y_train[:256]) for model in models.values()).backward()
    norms = {name: model.gradients() for name, model in models.items()}
    yield GradientNorms(Text(en="Gradient of each layer before training", zh="训练之前每一层的梯度"), norms)

    # 4 · training cycle ----------------------------------------------------------------------
    start = yield Parts(model=everything, optimizer=optimizer, steps_per_epoch=len(train_loader))
    for epoch in range(start, s.epochs):
        everything.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            loss = sum(criterion(model(x), y) for model in models.values())
            loss.backward()
            optimizer.step()
            yield Step(loss=loss)
        yield Epoch(epoch, **scores(models, x_test, y_test), baseline=baseline)

    right = scores(models, x_test, y_test)
    reach = {name: log10(max(norm[0], 1e-45) / norm[-1]) for name, norm in norms.items()}
    yield Table(
        Text(en=f"{s.depth} layers, {s.epochs} epochs", zh=f"{s.depth} 层，{s.epochs} 个 epoch"),
        columns=("", Text(en="log10(first/last)", zh="log10(首层/末层)"), Text(en="accuracy", zh="准确率")),
        rows=[(name, reach[name], right[name]) for name in models],
    )
    yield Result(**{f"{name}, log10": reach[name] for name in models}, **right, baseline=baseline)


PROGRAM = Program(
    title=Text(en="Vanishing gradients, and what helps", zh="梯度消失，以及怎么治"),
    settings=Settings,
    run=train,
    expect=(
        Expect("sigmoid, log10", -16.0, within=0.6),
        Expect("tanh, log10", -3.5, within=0.4),
        Expect("ReLU, log10", -6.2, within=0.5),
        Expect("ReLU + He, log10", 0.0, within=0.5),
        Expect("sigmoid + skip, log10", -1.1, within=0.3),
        *(Expect(plain, 0.1, within=0.02) for plain in ("sigmoid", "tanh", "ReLU")),
        Expect("sigmoid + skip", 0.891, within=0.02),
    ),
    tries=(
        Try(
            Text(en="With 3 layers tanh learns, too.", zh="只有 3 层时 tanh 也学得会。"),
            *({"depth": 3}, "tanh", 0.887, 0.03),
        ),
    ),
    quick={"epochs": 1},
)
