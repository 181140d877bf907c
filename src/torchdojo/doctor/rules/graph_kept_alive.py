"""graph-kept-alive: losses are collected together with their graphs."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.keeping import losses_summed, read_at_once
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

START = ("    model.train()\n", "    model.train()\n    total = 0.0\n")
STEP = "        optimizer.step()\n"
SICK = changed(CLASSIFIER, START, (STEP, f"{STEP}        total += loss  # <- here\n"))
CURED = changed(CLASSIFIER, START, (STEP, f"{STEP}        total += loss.item()\n"))
DETACHED = changed(CLASSIFIER, START, (STEP, f"{STEP}        total += loss.detach()\n"))
TWO_LOSSES = changed(
    CLASSIFIER,
    (
        "loss = criterion(outputs, labels)",
        "loss = criterion(outputs, labels)\n        loss += 0.01 * outputs.pow(2).mean()",
    ),
)


def appending(case: Case, near: Place) -> Place:
    """Return the nearest line below that appends to a list in the same loop."""
    source = case.source(near)
    loops = source.loops(near.line)
    lines = [
        c.lineno
        for c in source.calls("append")
        if c.args and isinstance(c.args[0], (ast.Name, ast.Attribute))
    ]
    inside = [n for n in lines if not loops or loops[0].lineno < n <= (loops[0].end_lineno or 0)]
    return Place(near.file, min(inside, key=lambda n: abs(n - near.line)), near.function) if inside else near


def check(case: Case) -> Iterator[Finding]:
    """A loss that backward() has used is added up with its graph, or dozens of used losses are still held."""
    sums = [
        event
        for event in case.events("sum")
        if event["learned"] and not read_at_once(case.source(place := line_of(event.where)), place.line)
    ]
    if len(sums) >= 10:
        says = Text(
            en=f"{len(sums)} sums looked at took in a loss with its graph, after backward() had used it.",
            zh=f"看到 {len(sums)} 次求和，把 backward() 已经用过的损失连同计算图一起加了进去。",
        )
        yield Finding(most(sums), says)
        return
    held = max((event["alive"] or 0 for event in case.backwards), default=0)
    if held >= 25 and all((event["alive"] or 0) >= 20 for event in case.backwards[-3:]):
        says = Text(
            en=f"{held} losses that backward() had used were still held, each with its graph.",
            zh=f"有 {held} 个 backward() 用过的损失还被留着，每个都带着计算图。",
        )
        yield Finding(appending(case, line_of(case.backwards[-1].where)), says)


RULE = Rule(
    name="graph-kept-alive",
    severity=Severity.WARNING,
    certainty=Certainty.FACT,
    what=Text(en="Losses are collected with their graphs.", zh="收集损失时把计算图也留下了。"),
    why=Text(
        en="Every loss holds the whole computation behind it, so memory grows with every step.",
        zh="每个 loss 都牵着它背后的整个计算过程，内存会一步一步涨上去。",
    ),
    cure=Text(en="Collect loss.item(), or loss.detach().", zh="收集 loss.item() 或 loss.detach()。"),
    lecture=3,
    source="https://docs.pytorch.org/docs/stable/notes/faq.html",
    sick=SICK,
    cured=CURED,
    twins=(DETACHED, TWO_LOSSES),
    check=check,
    read=losses_summed,
)
