"""Lecture 8 · Cross-entropy three ways: CrossEntropyLoss = LogSoftmax + NLLLoss = -log of one probability.

Question   What exactly does nn.CrossEntropyLoss do to the ten numbers it is given?
See        By hand, in two layers and in one: the same loss. Its gradient is simply p - y. Softmax before it is a
           mistake that raises no error: the loss can then never come near 0.
Source     Course lecture 9, slides 9-13 to 9-17 (homework 9-1: why the two are the same); the notes' line
           “CrossEntropyLoss <==> LogSoftmax + NLLLoss”. The slide's numbers: 0.9729; batches 0.4966 and 1.2389.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve, Table

GOOD = [[0.1, 0.2, 0.9], [1.1, 0.1, 0.2], [0.2, 2.1, 0.1]]  # the largest number stands at the right class
BAD = [[0.8, 0.2, 0.3], [0.2, 0.3, 0.5], [0.2, 0.2, 0.5]]  # at a wrong one
RIGHT = [2, 0, 1]


@dataclass(frozen=True)
class Settings:
    z0: float = 0.2  # first logit, that of the right class · 第一个 logit，正确类别的
    z1: float = 0.1  # second logit · 第二个 logit
    z2: float = -0.1  # third logit · 第三个 logit


def look(s: Settings) -> Training:
    z = torch.tensor([[s.z0, s.z1, s.z2]], requires_grad=True)  # (1, 3) logits
    y = torch.tensor([0])  # (1,) index of the right class, int64
    by_hand = -torch.log(torch.exp(z[0, 0]) / torch.exp(z).sum())
    two_layers = nn.NLLLoss()(nn.LogSoftmax(dim=1)(z), y)
    loss = nn.CrossEntropyLoss()(z, y)
    loss.backward()
    assert z.grad is not None
    p = F.softmax(z, dim=1).detach()  # (1, 3)
    one_hot = F.one_hot(y, 3)  # (1, 3)
    yield Table(
        Text(en="One sample whose right class is 0", zh="一个样本，正确类别是 0"),
        columns=("", "0", "1", "2"),
        rows=[
            (Text(en="logits z", zh="logits z"), *z[0].tolist()),
            (Text(en="p = softmax(z)", zh="p = softmax(z)"), *p[0].tolist()),
            (Text(en="y, one-hot", zh="y（one-hot）"), *one_hot[0].tolist()),
            (Text(en="p - y", zh="p - y"), *(p - one_hot)[0].tolist()),
            (Text(en="z.grad by autograd", zh="autograd 求出的 z.grad"), *z.grad[0].tolist()),
        ],
    )
    twice = nn.CrossEntropyLoss()(F.softmax(z, dim=1), y)
    yield Table(
        Text(en="Its loss, computed in four ways", zh="它的损失，四种算法"),
        columns=(Text(en="how", zh="算法"), Text(en="loss", zh="损失")),
        rows=[
            ("-log(exp(z[0]) / exp(z).sum())", by_hand.item()),
            ("NLLLoss(LogSoftmax(z), y)", two_layers.item()),
            ("CrossEntropyLoss(z, y)", loss.item()),
            (
                Text(en="wrong: CrossEntropyLoss(softmax(z), y)", zh="错误：CrossEntropyLoss(softmax(z), y)"),
                twice.item(),
            ),
        ],
    )

    height = torch.linspace(0, 15, 61)  # (61,) logit of the right class, the two others at 0
    rows = F.pad(height.unsqueeze(1), (0, 2))  # (61, 3)
    zeros = torch.zeros(61, dtype=torch.int64)  # (61,)
    once = F.cross_entropy(rows, zeros, reduction="none")  # (61,)
    softened = F.cross_entropy(F.softmax(rows, dim=1), zeros, reduction="none")  # (61,)
    yield Curve(
        Text(en="What softmax before the loss does", zh="在损失之前多做一次 softmax 会怎样"),
        x=Text(en="logit of the right class", zh="正确类别的 logit"),
        y=Text(en="loss", zh="损失"),
        series={
            "CrossEntropyLoss(z)": (height.tolist(), once.tolist()),
            "CrossEntropyLoss(softmax(z))": (height.tolist(), softened.tolist()),
        },
    )
    criterion = nn.CrossEntropyLoss()
    yield Result(
        loss=loss.item(),
        difference=max(abs(by_hand.item() - loss.item()), abs(two_layers.item() - loss.item())),
        gradient_difference=(z.grad - (p - one_hot)).abs().max().item(),
        good_batch=criterion(torch.tensor(GOOD), torch.tensor(RIGHT)).item(),
        bad_batch=criterion(torch.tensor(BAD), torch.tensor(RIGHT)).item(),
        knows_nothing=criterion(torch.zeros(1, 10), torch.tensor([7])).item(),
        softmax_twice=twice.item(),
        floor_of_softmax_twice=softened[-1].item(),
    )


PROGRAM = Program(
    title=Text(en="Cross-entropy three ways", zh="交叉熵的三种算法"),
    settings=Settings,
    run=look,
    expect=(
        Expect("loss", 0.9729, within=5e-5),
        Expect("difference", 0.0, within=1e-6),
        Expect("gradient_difference", 0.0, within=1e-6),
        Expect("good_batch", 0.4966, within=5e-5),
        Expect("bad_batch", 1.2389, within=5e-5),
        Expect("knows_nothing", 2.3026, within=5e-5),
        Expect("floor_of_softmax_twice", 0.5514, within=5e-4),
    ),
    tries=(
        Try(
            Text(
                en="z0=15: the network is sure and right, the loss is 0.0000. Softmax first, and it stays at 0.5514.",
                zh="z0=15：网络有把握，也答对了，损失是 0.0000；若先做一次 softmax，损失仍停在 0.5514。",
            ),
            given={"z0": 15.0},
            value="softmax_twice",
            about=0.5514,
            within=5e-4,
        ),
    ),
)
