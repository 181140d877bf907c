"""Lecture 4 · The optimizer race: every optimizer of torch.optim on the four steps, from the same start.

Question   The homework asks to try other optimizers. Which one is best?
See        At one common lr the losses end thirteen powers of ten apart; with an lr of their own, most arrive.
Source     Course lecture 5, homework 5-1 names eight. LBFGS needs a closure; many learners comment it out instead.
           Two optimizers refuse this model; what they say stands in the second table.
"""

from dataclasses import dataclass

import torch
from torch import nn

from torchdojo.engine.program import Epoch, Expect, Program, Result, Step, Training, Try
from torchdojo.lectures.l04_pytorch_linear_regression.four_steps import LinearModel
from torchdojo.lectures.l04_pytorch_linear_regression.racer import Racer
from torchdojo.text import Text
from torchdojo.views import Curve, Table

NAMES = (
    "SGD ASGD Rprop LBFGS RMSprop RAdam Adam AdamW NAdam Adamax Adagrad Adafactor Adadelta SparseAdam Muon"
)
LRS = (0.001, 0.01, 0.1, 1.0)


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # one learning rate for all · 所有优化器共用的学习率
    epochs: int = 1000  # updates of each; all see all three points · 每个优化器更新多少次，每次都看全部三个点
    tune: bool = (
        False  # give each its own best of 0.001, 0.01, 0.1, 1 · 让每个优化器在 0.001、0.01、0.1、1 里选最好的
    )
    mean: bool = False  # average the three losses instead of summing them · 对三个损失求平均而不是求和
    seed: int = 0  # the common start · 共同的起点


def train(s: Settings) -> Training:
    # 1 · data --------------------------------------------------------------------------------
    x_data = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1)
    y_data = torch.tensor([[2.0], [4.0], [6.0]])  # (3, 1)

    # 2 · model: one start for all ------------------------------------------------------------
    torch.manual_seed(s.seed)
    model = LinearModel()

    # 3 · loss and optimizer: whoever cannot take one step is not in the race, but is heard -----
    criterion = nn.MSELoss(reduction="mean" if s.mean else "sum")
    racers: list[Racer] = []
    refused = []
    try:
        torch.optim.LBFGS(model.parameters()).step()  # type: ignore[call-arg, no-untyped-call]
    except TypeError as error:
        refused.append(["LBFGS, step()", f"TypeError: {error}"])
    for name in NAMES.split():
        try:
            Racer(name, s.lr, model, criterion).update(x_data, y_data)
        except (RuntimeError, ValueError) as error:
            refused.append([name, f"{type(error).__name__}: {error}"])
        else:
            racers += [Racer(name, lr, model, criterion) for lr in (LRS if s.tune else (s.lr,))]

    # 4 · training cycle: all side by side ----------------------------------------------------
    best: dict[str, Racer] = {}
    for epoch in range(s.epochs):
        for racer in racers:
            racer.update(x_data, y_data)
        for racer in sorted(racers, key=lambda racer: -racer.losses[-1]):
            best[racer.name] = racer  # with tune several bear one name; the last, the lowest, stays
        yield Step(loss=min(racer.losses[-1] for racer in racers))  # the leader's
        yield Epoch(epoch, arrived=sum(racer.losses[-1] < 0.001 for racer in best.values()), of=len(best))

    with torch.no_grad():
        answers = {name: racer.model(torch.tensor([[4.0]])).item() for name, racer in best.items()}
    x, tenth = list(range(1, s.epochs + 1)), max(s.epochs // 10, 1)
    arrived = sorted(best.values(), key=lambda racer: racer.losses[-1])
    curves = {r.name: (x, [max(loss, 1e-16) for loss in r.losses]) for r in arrived}  # 0 has no logarithm
    rows = [[r.name, r.lr, r.losses[tenth - 1], r.losses[-1], answers[r.name], r.seconds] for r in arrived]
    yield Curve(Text(en="The race", zh="比赛"), "epoch", "loss", curves, log_y=True)
    early = Text(en=f"loss after {tenth}", zh=f"{tenth} 次后的损失")
    yield Table(ORDER, ["", "lr", early, LATE, "f(4)", CPU], rows)
    yield Table(REFUSALS, ["", Text(en="it says", zh="它说")], refused)
    yield Result(**answers, in_the_race=len(best))


CPU = Text(en="CPU seconds", zh="CPU 秒")
LATE = Text(en="final loss", zh="最后的损失")
ORDER = Text(en="In the order of arrival", zh="按到达顺序")
REFUSALS = Text(en="Who refused, and what they said", zh="谁拒绝了，理由是什么")

PROGRAM = Program(
    title=Text(en="The optimizer race", zh="优化器大赛"),
    settings=Settings,
    run=train,
    expect=(
        Expect("in_the_race", 13, within=0, given={"epochs": 100}),
        Expect("LBFGS", 8.0, within=0.001, given={"epochs": 100}),
        Expect("Rprop", 8.0, within=0.0001, slow=True),
        Expect("SGD", 7.9996, within=0.0005, slow=True),
        Expect("Adam", 7.46, within=0.36, slow=True),
    ),
    tries=(
        Try(
            Text(
                en="tune=True: NAdam, among the last at lr=0.01, is nearly exact at lr=1. One lr ranks nobody.",
                zh="tune=True：lr=0.01 时落后的 NAdam，取 lr=1 几乎完全命中。只用一个 lr，排不出名次。",
            ),
            given={"tune": True, "epochs": 100},
            value="NAdam",
            about=8.0,
            within=0.003,
            slow=True,
        ),
    ),
    quick={"epochs": 20},
)
