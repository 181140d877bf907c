"""Lecture 6 · Activations: every one torch has, in the same network.

Question   The homework says: try other activation functions. Which of torch's leave the plateau?
See        After 300 updates nearly all of them do; Sigmoid and Hardsigmoid, whose slope is at most 1/4 and 1/6, do not.
           Among those that learn it matters less which one is taken than which rows are drawn for the test.
Source     Course lecture 7, slides 23 and 26. The slide exchanges all three sigmoids for ReLU, the last one too; then
           BCELoss raises "all elements of input should be between 0 and 1". Here Sigmoid stays last.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.lectures.l06_many_features.families import FAMILIES, NAMES, OTHERS, activation
from torchdojo.lectures.l06_many_features.three_layers import Settings as Rows
from torchdojo.lectures.l06_many_features.three_layers import rows
from torchdojo.lectures.l06_many_features.two_classes import accuracy, majority
from torchdojo.text import Text
from torchdojo.views import Curve, Table


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled breast cancer; or "diabetes"; or a CSV · "" = 自带乳腺癌数据；"diabetes"；或 CSV 路径
    label: str = ""  # the column to predict; "" = the last one · 要预测的列；"" = 最后一列
    lr: float = 0.1  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 300  # all rows at once: an epoch is one update · 所有行一次送入：一个 epoch 就是一次更新
    seed: int = 0  # of the split and of the first weights · 划分数据和初始权重的种子


class Model(nn.Module):
    def __init__(self, columns: int, name: str) -> None:
        super().__init__()
        width = 2 if name == "GLU" else 1  # GLU(a, b) = a·σ(b): it gives back half as many features
        self.linear1, self.activation1 = nn.Linear(columns, 6 * width), activation(name)
        self.linear2, self.activation2 = nn.Linear(6, 4 * width), activation(name)
        self.linear3 = nn.Linear(4, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.activation1(self.linear1(x))  # (N, 6)
        x = self.activation2(self.linear2(x))  # (N, 4)
        return torch.sigmoid(self.linear3(x))  # (N, 1)


def look(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    x_train, y_train, x_test, y_test = rows(Rows(data=s.data, label=s.label, seed=s.seed))
    models, found = dict[str, Model](), dict[str, tuple[int, float, float]]()
    for name in NAMES:
        # 2 · model ---------------------------------------------------------------------------
        torch.manual_seed(s.seed)
        model = models[name] = Model(x_train.shape[1], name)
        # 3 · loss and optimizer --------------------------------------------------------------
        criterion = nn.BCELoss()
        optimizer = torch.optim.SGD(model.parameters(), lr=s.lr)
        # 4 · training cycle: forward, backward, update ---------------------------------------
        for _ in range(s.epochs):
            y_pred = model(x_train)  # (N, 1)
            loss = criterion(y_pred, y_train)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()  # RReLU now uses the mean slope instead of a random one
        with torch.no_grad():
            loss = criterion(model(x_train), y_train)
        parameters = sum(w.numel() for w in model.parameters())
        found[name] = (parameters, loss.item(), accuracy(model, x_test, y_test))

    baseline = majority(y_train, y_test)
    x = torch.linspace(-4, 4, 81)
    for family, names in FAMILIES.items():
        with torch.no_grad():
            curves = {name: (x.tolist(), activation(name).eval()(x).tolist()) for name in names}
        yield Curve(family, "x", "f(x)", curves)
    yield Table(
        Text(en=f"In 8-6-4-1, after {s.epochs} updates", zh=f"放进 8-6-4-1，更新 {s.epochs} 次之后"),
        (
            "f",
            Text(en="weights", zh="权重个数"),
            Text(en="loss", zh="损失"),
            Text(en="accuracy", zh="准确率"),
        ),
        [(name, *found[name]) for name in sorted(found, key=lambda name: found[name][1])],
    )
    yield OTHERS
    right = {name: share for name, (_, _, share) in found.items()}
    noisy = models["RReLU"]
    with torch.no_grad():
        still = (noisy(x_test) - noisy(x_test)).abs().max().item()  # in eval mode
        noisy.train()
        jitter = (noisy(x_test) - noisy(x_test)).abs().max().item()
    yield Result(
        **{name: right[name] for name in ("Sigmoid", "Hardsigmoid", "ReLU", "PReLU", "RReLU", "GLU", "Tanh")},
        baseline=baseline,
        learned=sum(share > baseline + 0.05 for share in right.values()),
        tried=len(right),
        rrelu_in_train=jitter,
        rrelu_in_eval=still,
    )


PROGRAM = Program(
    title=Text(en="All activations compared", zh="所有激活函数的比较"),
    settings=Settings,
    run=look,
    expect=(
        Expect("tried", 24, within=0),
        Expect("learned", 21, within=1),
        Expect("Sigmoid", 0.64, within=0.04),
        Expect("ReLU", 0.92, within=0.04),
        Expect("PReLU", 0.92, within=0.04),
        Expect("GLU", 0.915, within=0.04),
        Expect("rrelu_in_train", 0.03, within=0.025),
        Expect("rrelu_in_eval", 0.0, within=0),
    ),
    quick={"epochs": 5},
)
