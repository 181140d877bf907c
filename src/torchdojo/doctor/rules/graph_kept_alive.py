"""graph-kept-alive: losses are collected together with their graphs."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.clues.keeping import kept_in, losses_summed, read_at_once
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import called, text
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


def keeping(case: Case, near: Place) -> Place:
    """Return the nearest line that keeps a loss as it is, in the loop or function around a backward(); else that."""
    source = case.source(near)
    around = next(iter(source.loops(near.line)), None) or source.function(near.line) or source.tree
    inside = [node for node in ast.walk(around) if isinstance(node, ast.stmt)]
    losses = {
        text(part.func.value)
        for node in inside
        for part in ast.walk(node)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and called(part) == "backward"
    }
    lines = [node.lineno for node in inside if kept_in(node) & losses]
    return Place(near.file, min(lines, key=lambda n: abs(n - near.line)), near.function) if lines else near


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
        yield Finding(keeping(case, line_of(case.backwards[-1].where)), says)


RULE = Rule(
    name="graph-kept-alive", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Losses are collected with their graphs.", zh="收集损失时把计算图也留下了。"),
    why=Text(
        en="Every loss holds the whole computation behind it, so memory grows with every step.",
        zh="每个 loss 都牵着它背后的整个计算过程，内存会一步一步涨上去。",
    ),
    cure=Text(en="Collect loss.item(), or loss.detach().", zh="收集 loss.item() 或 loss.detach()。"),
    lecture=3,
    source="https://docs.pytorch.org/docs/stable/notes/faq.html",
    sick=SICK, cured=CURED, twins=(DETACHED, TWO_LOSSES), check=check, read=losses_summed,
)  # fmt: skip
