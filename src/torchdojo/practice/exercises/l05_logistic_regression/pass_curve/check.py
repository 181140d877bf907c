"""Lecture 5 · pass-curve: what is drawn of a logistic regression, and where it crosses one half."""

from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import Answer, Check, Closeness, Draw, Text, Wrong, agrees, prop, same, show

NEAR = Closeness(1e-3, 1e-4)


class LogisticModel(nn.Module):
    def __init__(self, w: float, b: float) -> None:
        super().__init__()
        self.linear = nn.Linear(1, 1)
        nn.init.constant_(self.linear.weight, w)
        nn.init.constant_(self.linear.bias, b)

    def forward(self, x: Tensor) -> Tensor:
        return torch.sigmoid(self.linear(x))


def lines(draw: Draw) -> list[tuple[float, float]]:
    drawn = [(sign * draw.real(0.5, 2), draw.real(-6, 6)) for sign in (1, -1, 1)]
    return [(2.0, -5.0), (1.5, 3.0), (-0.8, 3.3), *drawn]


def curve(answer: Answer, w: float, b: float) -> tuple[str, Any, Any, Any]:
    called = f"pass_curve(model), w = {w}, b = {b}"
    model = LogisticModel(w, b)
    got = answer.run(answer.get("pass_curve"), called, model)
    if not isinstance(got, tuple | list) or len(got) != 3:
        says = Text(
            en="Three things are to come back: hours, p, threshold.",
            zh="要返回三样东西：hours、p、threshold。",
        )
        raise Wrong("nothing-returned" if got is None else "not-three", says, called, show(got))
    if not agrees(list(model.parameters()), list(LogisticModel(w, b).parameters())):
        says = Text(en="The model's weights are no longer what they were.", zh="模型的权重被改动了。")
        raise Wrong("model-changed", says, called)
    return called, *got


@prop("hours and chances", "小时数与概率")
def points(answer: Answer, draw: Draw) -> None:
    hours = torch.linspace(0, 10, 101)
    for w, b in lines(draw):
        called, x, p, _ = curve(answer, w, b)
        if not agrees(x, hours):
            says = Text(en="These are not 101 points from 0 to 10, both ends included.", zh="这不是从 0 到 10（两端都算）的 101 个点。")  # fmt: skip
            raise Wrong("other-hours", says, f"{called}: hours", show(x), show(hours))
        z = w * hours + b
        if isinstance(p, Tensor) and p.shape == (101, 1):
            says = Text(en="p is a column of shape (101, 1); hours has (101,): take the axis away again.",
                        zh="p 是 (101, 1) 的一列，而 hours 是 (101,)：要把那一维去掉。")  # fmt: skip
            raise Wrong("column", says, f"{called}: p", show(p))
        likes = ((z, "no-sigmoid", "That is w·x + b itself: the sigmoid is missing. Call the model.", "这还是 w·x + b：没有经过 sigmoid。请调用模型。"),
                 (z.sigmoid().sigmoid(), "two-sigmoids", "The sigmoid was taken twice: the model has one already.", "sigmoid 算了两次：模型里已经有一个了。"))  # fmt: skip
        for like, kind, en, zh in likes:
            if agrees(p, like, NEAR):
                raise Wrong(kind, Text(en=en, zh=zh), f"{called}: p", show(p), show(z.sigmoid()))
        same(p, z.sigmoid(), f"{called}: p", NEAR)
        if isinstance(p, Tensor) and p.requires_grad:
            says = Text(en="p still hangs on its graph: a plot cannot take it. Compute it under torch.no_grad(), or detach it.",
                        zh="p 还连着计算图，画图时用不了。在 torch.no_grad() 下计算，或者 detach()。")  # fmt: skip
            raise Wrong("graph-kept", says, f"{called}: p", "requires_grad=True", "requires_grad=False")


@prop("the threshold", "界线")
def threshold(answer: Answer, draw: Draw) -> None:
    for w, b in lines(draw):
        called, _, _, at = curve(answer, w, b)
        called = f"{called}: threshold"
        if isinstance(at, Tensor):
            says = Text(
                en="The threshold is to be a Python number: .item().",
                zh="threshold 要是 Python 的数：用 .item()。",
            )
            raise Wrong("not-a-number", says, called, show(at), show(-b / w))
        if agrees(at, -b / w, NEAR):
            continue
        likes = ((b / w, "sign", "The sign: w·x + b = 0 where x = -b/w.", "符号反了：w·x + b = 0 时 x = -b/w。"),
                 (-w / b if b else 0.0, "upside-down", "Upside down: w·x + b = 0 where x = -b/w.", "分子分母反了：w·x + b = 0 时 x = -b/w。"))  # fmt: skip
        for like, kind, en, zh in likes:
            if agrees(at, like, NEAR):
                raise Wrong(kind, Text(en=en, zh=zh), called, show(at), show(-b / w))
        says = Text(en="At this x the model does not say 0.5. Take it from w and b: it need not be one of the 101 points, nor lie in 0 to 10.",
                    zh="在这个 x 处模型给的不是 0.5。请由 w 和 b 求：它不必是那 101 个点之一，也不一定在 0 到 10 之内。")  # fmt: skip
        raise Wrong("nearest-point", says, called, show(at), show(-b / w))


CHECK = Check([points, threshold])
