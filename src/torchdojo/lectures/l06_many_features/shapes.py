"""Lecture 6 · Shapes: a table is a matrix, and a layer multiplies it by another.

Question   Eight numbers per row come in, one probability goes out. What happens to the shapes on the way?
See        x Wᵀ + b, three times: (N, 8) → (N, 6) → (N, 4) → (N, 1), with 54 + 28 + 5 = 87 parameters.
Source     Course lecture 7, slides 10 and 16. The notes (line 83) say that without [-1] one gets a list. It is an
           array of shape (N,): BCELoss refuses it, and MSELoss silently compares every row with every other.
"""

import warnings
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.lectures.l06_many_features.recipes import Recipe, network
from torchdojo.lectures.l06_many_features.two_classes import two_classes
from torchdojo.text import Text
from torchdojo.views import Note, Table


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled breast cancer; or "diabetes"; or a CSV · "" = 自带乳腺癌数据；"diabetes"；或 CSV 路径
    label: str = ""  # the column to predict; "" = the last one · 要预测的列；"" = 最后一列
    seed: int = 0  # of the first weights · 初始权重的种子


def say(loss: nn.Module, y_pred: torch.Tensor, y: torch.Tensor) -> tuple[str, float]:
    """Return what torch says to these shapes, and the loss if it gives one (else nan)."""
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        try:
            value = loss(y_pred, y).item()
        except ValueError as refused:
            return f"ValueError: {refused}", float("nan")
    return f"{value:.4f}" + "".join(f" ({w.category.__name__})" for w in heard), value


def look(s: Settings) -> Training:
    loaded, x, _ = two_classes(s.data, s.label)
    torch.manual_seed(s.seed)
    rows, off, h = list[tuple[str, str, str, str, int]](), 0.0, x
    for layer in network(x.shape[1], Recipe()):
        out, before, name = layer(h), str((*h.shape,)), type(layer).__name__
        if isinstance(layer, nn.Linear):
            off = max(off, (h @ layer.weight.T + layer.bias - out).abs().max().item())
            count = layer.weight.numel() + layer.bias.numel()
            rows.append((name, before, str((*layer.weight.shape,)), str((*out.shape,)), count))
        else:
            rows.append((name, before, "", str((*out.shape,)), 0))
        h = out
    yield Table(
        Text(en=f"{loaded.name} on its way through the layers", zh=f"{loaded.name} 逐层的形状"),
        (Text(en="layer", zh="层"), "x", "W", "x Wᵀ + b", Text(en="parameters", zh="参数个数")),
        rows,
    )

    xy = np.column_stack([loaded.x, loaded.y]).astype(np.float32)
    column = torch.from_numpy(xy[:, [-1]])  # (N, 1)
    flat = torch.from_numpy(xy[:, -1])  # (N,)
    pairs = [(loss, y) for loss in (nn.BCELoss(), nn.MSELoss()) for y in (column, flat)]
    said = [say(loss, column, y) for loss, y in pairs]
    yield Table(
        Text(
            en="A perfect y_pred, and y as xy[:, [-1]] or xy[:, -1]",
            zh="预测全对时，y 写成 xy[:, [-1]] 或 xy[:, -1]",
        ),
        ("loss", "y_pred", "y", "torch"),
        [
            (type(loss).__name__, str((*column.shape,)), str((*y.shape,)), words)
            for (loss, y), (words, _) in zip(pairs, said, strict=True)
        ],
    )
    yield Note(
        Text(
            en=f"(N, 1) against (N,) broadcasts to {len(x)} x {len(x)}: every prediction is compared with the labels "
            "of all rows. The loss of a perfect prediction is then far from 0.",
            zh=f"(N, 1) 与 (N,) 会广播成 {len(x)} x {len(x)}：每个预测都与所有行的标签比了一遍，全对时损失也不是 0。",
        )
    )
    yield Result(
        parameters=sum(count for *_, count in rows),
        by_hand=off,
        refused=float(np.isnan(said[1][1])),
        mse=said[2][1],
        mse_of_wrong_shape=said[3][1],
    )


PROGRAM = Program(
    title=Text(en="Shapes through the layers", zh="形状怎样穿过各层"),
    settings=Settings,
    run=look,
    expect=(
        Expect("parameters", 87, within=0),
        Expect("by_hand", 0.0, within=1e-3),
        Expect("refused", 1, within=0),
        Expect("mse", 0.0, within=1e-9),
        Expect("mse_of_wrong_shape", 0.4675, within=0.0005),
    ),
)
