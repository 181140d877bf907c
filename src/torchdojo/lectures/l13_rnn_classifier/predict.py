"""Lecture 13 · Ask the network where a name comes from.

Question   And my own name?
See        Three languages and their probabilities. All 18 add up to 1, even for a name from none of them.
Source     Course lecture 13 ends before this; with its code a name with é stops at "index out of range in self".
           Here é is read as e, and a name without a Latin letter is refused with a word on why.
"""

import re
import sys
import threading
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from torch import nn

from torchdojo.data.names import names
from torchdojo.engine.program import Epoch, Event, Expect, Parts, Program, Result, Step, Training
from torchdojo.engine.settings import make
from torchdojo.lectures.l13_rnn_classifier import names as lesson
from torchdojo.lectures.l13_rnn_classifier.letters import codes, padded, predict
from torchdojo.text import DojoError, Text
from torchdojo.views import Table

EXAMPLES = "Kowalczuk, Papandreou, Nakagawa, O'Sullivan, Müller"
YES, NO = Text(en="yes", zh="是"), Text(en="no", zh="否")
QUESTION = Text(
    en=f"Which names? (with commas between them; Enter takes {EXAMPLES}) ",
    zh=f"想问哪些名字？（用逗号分开；直接回车就用 {EXAMPLES}）",
)


@dataclass(frozen=True)
class Settings:
    name: str = ""  # a name, or several with commas; "" asks you · 一个名字，或用逗号分开的几个；不写就来问你
    data: str = ""  # "" = bundled; names = the course's; or a path · "" = 自带；names = 课程数据；或路径
    epochs: int = 3  # how long it learns before it answers · 学几个 epoch 再回答
    device: str = "auto"  # auto, cpu, cuda or mps · auto、cpu、cuda 或 mps
    seed: int = 0  # first weights and order of the names · 决定初始权重和名字的顺序


def ask() -> str:
    """Ask the person at the terminal; a test, a page or a pipe has none."""
    if not (sys.stdin.isatty() and threading.current_thread() is threading.main_thread()):
        return EXAMPLES
    try:
        return input(str(QUESTION)).strip() or EXAMPLES
    except EOFError:
        return EXAMPLES


def asked_for(text: str) -> list[str]:
    wanted = [name.strip() for name in re.split("[,，、;；]", text) if name.strip()]
    strange = next((name for name in wanted if not any(codes(name))), None if wanted else text)
    if strange is None:
        return wanted
    raise DojoError(
        what=Text(en=f"“{strange}” has no Latin letter.", zh=f"“{strange}”里没有拉丁字母。"),
        why=Text(
            en="The network learned from names in Latin letters; for others it has no number.",
            zh="网络是用拉丁字母写的名字训练的，别的文字它没有编号。",
        ),
        cure=Text(
            en="Write the name as it is spelled in Latin letters: Garcia for García.",
            zh="请用拉丁字母拼写，比如 王 写成 Wang。",
        ),
    )


def trained(s: Settings) -> Generator[Event, Any, nn.Module]:
    """Pass the lecture's training on as it comes, and return the model it ends with."""
    given = {"recipe": "fast", "data": s.data, "epochs": s.epochs, "device": s.device, "seed": s.seed}
    training, answer, model = lesson.train(make(lesson.PROGRAM, given)), None, nn.Module()
    with suppress(StopIteration):
        while True:
            event = training.send(answer)
            if isinstance(event, Parts):
                model = cast(nn.Module, event.stateful["model"])
            answer = (yield event) if isinstance(event, Parts | Step | Epoch) else None
    return model


def train(s: Settings) -> Training:
    wanted = asked_for(s.name or ask())
    n = names(s.data)
    model = yield from trained(s)
    x, lengths = padded([codes(name) for name in wanted])
    logits = predict(model, x.to(next(model.parameters()).device), lengths)  # (N, K)
    p, best = logits.softmax(dim=1).topk(min(3, len(n.languages)), dim=1)
    known = {tuple(codes(name.casefold())) for name, _ in n.train}
    rows: list[list[Text | str]] = []
    for name, shares, places in zip(wanted, p.tolist(), best.tolist(), strict=True):
        answers = [f"{n.languages[i]} {100 * share:.0f} %" for share, i in zip(shares, places, strict=True)]
        rows.append([name, *answers, YES if tuple(codes(name.casefold())) in known else NO])
    yield Table(
        Text(en="Where the name comes from", zh="这个名字像哪种语言"),
        [
            Text(en="name", zh="名字"),
            *("1", "2", "3")[: p.shape[1]],
            Text(en="seen in training", zh="训练时见过"),
        ],
        rows,
    )
    yield Result(**{n.languages[i]: share for i, share in zip(best[0].tolist(), p[0].tolist(), strict=True)})


PROGRAM = Program(
    title=Text(en="Where does my name come from?", zh="我的名字像哪种语言"),
    settings=Settings,
    run=train,
    expect=(Expect("Greek", 0.98, within=0.05, given={"name": "Papadopoulakis", "epochs": 1}),),
    quick={"name": "Kowalczuk, Müller", "epochs": 1},
)
