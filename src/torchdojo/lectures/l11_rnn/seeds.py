"""Lecture 11 · How many of 20 random starts learn hello -> ohlol, for each of the five networks.

Question   Is one lucky run a proof that a network can do it?
See        Cell and RNN stay at 16 of 20 for ever; the three with a linear layer reach 20.
Source     Course lecture 12 shows one run of each. Measured here: training cycles of hello.py, nothing else.
"""

from dataclasses import dataclass
from typing import Literal

from torchdojo.engine.finish import finish
from torchdojo.engine.program import Expect, Program, Result, Step, Training
from torchdojo.lectures.l11_rnn import hello
from torchdojo.text import Text
from torchdojo.views import Note, Table

KINDS = ("cell", "rnn", "embedding", "lstm", "gru")


@dataclass(frozen=True)
class Settings:
    kind: Literal["all", "cell", "rnn", "embedding", "lstm", "gru"] = "all"  # which network · 哪种网络
    starts: int = 20  # random starts, seeds 0, 1, 2 ... · 随机起点的个数，种子为 0、1、2……
    longest: int = (
        100  # epochs of each run; it is also looked at after 15 · 每次训练几个 epoch；第 15 个时也看一眼
    )


def train(s: Settings) -> Training:
    yield Note(
        Text(
            en=f"{s.starts} random starts of each network; solved means all five letters right.",
            zh=f"每种网络各 {s.starts} 个随机起点；五个字母全对才算解出。",
        )
    )
    solved: dict[str, list[int]] = {}
    for kind in KINDS if s.kind == "all" else [s.kind]:
        solved[kind] = [0, 0]
        for seed in range(s.starts):
            run = finish(hello.PROGRAM, {"kind": kind, "seed": seed, "epochs": s.longest})
            right = [epoch["accuracy"] == 1 for epoch in run.epochs]
            solved[kind][0] += right[min(15, s.longest) - 1]
            solved[kind][1] += right[-1]
            yield Step(loss=run.losses[-1])
    yield Table(
        Text(en=f"Solved, of {s.starts} starts", zh=f"{s.starts} 个起点中解出的个数"),
        [Text(en="network", zh="网络"), "epoch 15", f"epoch {s.longest}"],
        [[kind, *counts] for kind, counts in solved.items()],
    )
    early = {f"{kind}_15": float(counts[0]) for kind, counts in solved.items()}
    late = {f"{kind}_end": float(counts[1]) for kind, counts in solved.items()}
    yield Result(**early, **late)


PROGRAM = Program(
    title=Text(en="Twenty random starts", zh="二十个随机起点"),
    settings=Settings,
    run=train,
    expect=tuple(  # a start on the verge may tip over with another processor or version
        Expect(f"{kind}_{when}", about, within=1, given={"kind": kind, "longest": longest}, slow=longest > 15)
        for when, longest, counts in (("15", 15, (13, 10, 20, 10, 17)), ("end", 100, (16, 16, 20, 20, 20)))
        for kind, about in zip(KINDS, counts, strict=True)
    ),
    quick={"starts": 2, "longest": 15},
)
