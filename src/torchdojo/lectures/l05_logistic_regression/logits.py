"""Lecture 5 · Logits: what BCELoss, BCEWithLogitsLoss and CrossEntropyLoss have in common, and where BCELoss fails.

Question   The notes call BCELoss a special case of CrossEntropyLoss. Is it?
See        BCEWithLogitsLoss(z, y) and CrossEntropyLoss([0, z], y) agree to the last digits. BCELoss(σ(z), y)
           agrees with them only while z is small: then it reads 100 and its gradient is 0.
Source     Course lecture 6; corrects the notes, lines 66 and 67. As calls they are not interchangeable at all:
           BCELoss takes probabilities and float targets of the same shape, CrossEntropyLoss takes logits and
           class indices. Error messages are those of the torch that is running.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.text import Text
from torchdojo.views import Curve, Table


@dataclass(frozen=True)
class Settings:
    reach: float = 30.0  # logits from -reach to +reach are compared · 比较 -reach 到 +reach 之间的 logit


def as_two_classes(z: Tensor, y: Tensor) -> Tensor:
    """The same loss as a choice between class 0 with logit 0 and class 1 with logit z."""
    return F.cross_entropy(torch.stack([torch.zeros_like(z), z], dim=1), y.long(), reduction="none")


def loss_and_gradient(loss: Callable[[Tensor, Tensor], Tensor], z: float, y: float) -> tuple[float, float]:
    logit = torch.tensor([z], requires_grad=True)
    value = loss(logit, torch.tensor([y]))
    return value.item(), torch.autograd.grad(value, logit)[0].item()


def by_probability(z: Tensor, y: Tensor) -> Tensor:
    return F.binary_cross_entropy(torch.sigmoid(z), y)


def refusal(call: Callable[[], Tensor]) -> str:
    try:
        return f"{call().item():.4g}"
    except (RuntimeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def refusals() -> list[tuple[str, str]]:
    p = torch.tensor([[0.2], [0.7]])  # (2, 1)
    y = torch.tensor([[1.0], [0.0]])  # (2, 1)
    return [
        ("BCELoss(p (2,1), y (2,))", refusal(lambda: F.binary_cross_entropy(p, y.squeeze(1)))),
        ("BCELoss(p, y.long())", refusal(lambda: F.binary_cross_entropy(p, y.long()))),
        ("BCELoss(1.2, 1)", refusal(lambda: F.binary_cross_entropy(p + 1, y))),
        ("BCELoss(0.0, 1)", refusal(lambda: F.binary_cross_entropy(torch.zeros(1), torch.ones(1)))),
        ("BCELoss(0.7, 0.9)", refusal(lambda: F.binary_cross_entropy(p[1], torch.tensor([0.9])))),
        (
            "CrossEntropyLoss(z (2,2), y (2,).float())",
            refusal(lambda: F.cross_entropy(p @ y.T, y.squeeze(1))),
        ),
        ("CrossEntropyLoss(z (2,2), y (2,1).long())", refusal(lambda: F.cross_entropy(p @ y.T, y.long()))),
        ("CrossEntropyLoss(z (2,1), y (2,1).float())", refusal(lambda: F.cross_entropy(p, y))),
    ]


def look(s: Settings) -> Training:
    z = torch.linspace(-s.reach, s.reach, 2401, dtype=torch.float64)  # (2401,)
    with_logits = {
        y: F.binary_cross_entropy_with_logits(z, torch.full_like(z, y), reduction="none") for y in (0.0, 1.0)
    }
    gap = max(
        (as_two_classes(z, torch.full_like(z, y)) - loss).abs().max() for y, loss in with_logits.items()
    )
    z32, zeros = z[::20].float(), torch.zeros(121)
    clamped = F.binary_cross_entropy(torch.sigmoid(z32), zeros, reduction="none")  # (121,)
    yield Curve(
        Text(en="Loss of a sample with y = 0, in float32", zh="y = 0 的样本的损失（float32）"),
        x="z",
        y=Text(en="loss", zh="损失"),
        series={
            "BCEWithLogitsLoss(z, 0)": (z.tolist(), with_logits[0.0].tolist()),
            "BCELoss(σ(z), 0)": (z32.tolist(), clamped.tolist()),
        },
    )
    wrong = [(0.0, 2.0), (0.0, 16.0), (0.0, 17.0), (1.0, -28.0), (1.0, -50.0), (1.0, -110.0)]
    good = {(y, z): loss_and_gradient(F.binary_cross_entropy_with_logits, z, y) for y, z in wrong}
    bad = {(y, z): loss_and_gradient(by_probability, z, y) for y, z in wrong}
    yield Table(
        Text(en="Sure and wrong, in float32: loss and gradient", zh="很有把握却错了（float32）：损失与梯度"),
        columns=("y", "z", "BCEWithLogitsLoss", "d/dz BCEWithLogitsLoss", "BCELoss(σ(z))", "d/dz BCELoss"),
        rows=[(*pair, *good[pair], *bad[pair]) for pair in wrong],
    )
    yield Table(Text(en="What torch says", zh="torch 怎么说"), columns=("call", "torch"), rows=refusals())
    chosen = torch.softmax(torch.stack([torch.zeros_like(z), z], dim=1), dim=1)[:, 1]  # (2401,)
    yield Result(
        identity=gap.item(),
        softmax_is_sigmoid=(chosen - torch.sigmoid(z)).abs().max().item(),
        loss_at_17=bad[0.0, 17.0][0],
        gradient_at_17=bad[0.0, 17.0][1],
        gradient_with_logits_at_17=good[0.0, 17.0][1],
    )


PROGRAM = Program(
    title=Text(en="Logits: three losses, one formula", zh="logit：三个损失，一个公式"),
    settings=Settings,
    run=look,
    expect=(
        Expect("identity", 0.0, within=1e-12),
        Expect("softmax_is_sigmoid", 0.0, within=1e-12),
        Expect("loss_at_17", 100.0, within=1e-6),
        Expect("gradient_at_17", 0.0, within=1e-9),
        Expect("gradient_with_logits_at_17", 1.0, within=1e-6),
    ),
)
