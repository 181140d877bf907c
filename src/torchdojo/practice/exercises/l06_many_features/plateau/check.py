"""Lecture 6 · plateau: the share of the larger class, and no spread."""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, said, show

Facts = tuple[int, int, int, float, float]  # right, larger class, ones, spread, standard deviation
# kind, what the mistake answers, its sentence
MISTAKES: tuple[tuple[str, Callable[[Facts], bool], str, str], ...] = (
    ("always-yes", lambda f: True, "It always says True.", "它总是说 True。"),
    ("always-no", lambda f: False, "It always says False, also for a network that gives everyone the same answer. Look at how right answers are counted: cut at 0.5 first, and (N, 1) on both sides.", "它总是说 False，对谁都给同样回答的网络也不例外。看看答对的个数是怎么数的：先按 0.5 判断，并且两边都是 (N, 1)。"),
    ("spread-ignored", lambda f: f[0] == f[1], "The accuracy is compared, the spread of the probabilities is not.", "比较了准确率，没有看概率的跨度。"),
    ("accuracy-ignored", lambda f: f[3] < 0.02, "The spread is measured, the accuracy is not: probabilities close to 0.5 may still separate the classes.", "看了跨度，没有看准确率：挤在 0.5 附近的概率也可能把两类分开。"),
    ("majority-is-one", lambda f: f[0] == f[2] and f[3] < 0.02, "Class 1 is not always the more frequent one: take the larger of both counts.", "类别 1 不一定更多：要取两个个数里大的那个。"),
    ("at-most", lambda f: f[0] <= f[1] and f[3] < 0.02, "Worse than the larger class is not “exactly as often”.", "比多数类还差，不等于“恰好一样多”。"),
    ("either", lambda f: f[0] == f[1] or f[3] < 0.02, "Both must hold: and, not or.", "两条要同时成立：用 and，不是 or。"),
    ("other-spread", lambda f: f[0] == f[1] and f[4] < 0.02, "That is the standard deviation: take the largest minus the smallest.", "这是标准差：要用最大值减最小值。"),
    ("turned-round", lambda f: not (f[0] == f[1] and f[3] < 0.02), "True and False are exchanged.", "True 和 False 反了。"),
)  # fmt: skip


def column(*numbers: float) -> Tensor:
    return torch.tensor(numbers, dtype=torch.float32).reshape(-1, 1)


def facts(p: Tensor, y: Tensor) -> Facts:
    right, ones = int(((p > 0.5) == (y == 1)).sum()), int((y == 1).sum())
    return right, max(ones, len(y) - ones), ones, (p.max() - p.min()).item(), p.std(correction=0).item()


def scenes(draw: Draw) -> list[tuple[Tensor, Tensor]]:
    y = column(1, 1, 0)
    found = [(column(0.66, 0.66, 0.65), y), (column(0.9, 0.9, 0.6), y), (column(0.51, 0.51, 0.495), y)]
    found += [(column(0.3, 0.3, 0.3), y), (column(0.36, 0.35, 0.355), 1 - y), (column(0.7, 0.7, 0.69), 1 - y)]
    ten = (torch.arange(60) % 3 == 0).float().reshape(-1, 1)
    wide = torch.full((60, 1), 0.35)
    wide[7], wide[9] = 0.34, 0.37  # a large spread with a small standard deviation
    found += [(wide, ten), (torch.full((60, 1), 0.35), ten), (0.3 + 0.01 * draw.uniform(60, 1).float(), ten)]
    found += [
        (draw.uniform(60, 1).float(), ten),
        (0.1 + 0.3 * draw.uniform(60, 1).float(), ten),
        (0.495 + 0.01 * ten, ten),
    ]
    found += [(column(0.5, 0.5, 0.49), 1 - y), (column(0.5, 0.5, 0.505), y)]  # exactly one half is class 0
    return found


@prop("True on the plateau, False elsewhere", "在高原上是 True，别处是 False")
def told(answer: Answer, draw: Draw) -> None:
    replies = list[tuple[bool, Facts]]()
    failed: tuple[str, str, str] | None = None
    for p, y in scenes(draw):
        called = f"on_plateau({show(p)}, {show(y)})"
        got = answer.run(answer.get("on_plateau"), called, p.clone(), y.clone())
        expected = facts(p, y)[0] == facts(p, y)[1] and facts(p, y)[3] < 0.02
        if not (isinstance(got, Tensor) and got.numel() == 1) and not isinstance(got, bool | int | np.bool_):
            says = Text(en="True or False is to come back.", zh="应当返回 True 或 False。")
            raise Wrong(
                "nothing-returned" if got is None else "not-true-or-false",
                says,
                called,
                show(got),
                str(expected),
            )
        replies.append((bool(got), facts(p, y)))
        if bool(got) != expected and failed is None:
            right, larger, _, spread, _ = facts(p, y)
            failed = (
                called,
                str(bool(got)),
                said(
                    f"{expected}: {right} right, the larger class has {larger}, spread {spread:.3f}",
                    f"{expected}：答对 {right} 个，较多的一类有 {larger} 个，跨度 {spread:.3f}",
                ),
            )
    if failed is None:
        return
    for kind, like, en, zh in MISTAKES:
        if all(got == like(f) for got, f in replies):
            raise Wrong(kind, Text(en=en, zh=zh), *failed)
    says = Text(en="Count again: how many (p > 0.5) equal y, how many the larger class has, the largest p minus the smallest. "
                "Compare counts: of shares, 2/3 and 1 - 1/3 may differ by rounding.",
                zh="重新数一数：(p > 0.5) 与 y 相等的有几个，较大的一类有几个，最大的 p 减最小的 p 是多少。"
                "比较个数：换成比例的话，2/3 和 1 - 1/3 会因为舍入而不相等。")  # fmt: skip
    raise Wrong("accuracy-wrong", says, *failed)


CHECK = Check([told])
