"""outputs-kept-with-graph: answers of every step are collected with all that it took to compute them."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.keeping import adds, stores
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import called, flow_of
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

START = ("for epoch in range(6):\n", "history = []\nfor epoch in range(6):\n")
STEP = "        optimizer.step()\n"
SICK = changed(CLASSIFIER, START, (STEP, f"{STEP}        history.append(outputs)  # <- here\n"))
CURED = changed(CLASSIFIER, START, (STEP, f"{STEP}        history.append(outputs.detach())\n"))
AN_EPISODE = changed(  # several answers, one backward(): they are needed
    CLASSIFIER,
    ("        loss = criterion(outputs, labels)\n",
     "        parts = [criterion(model(inputs), labels) for _ in range(25)]\n        loss = sum(parts) / 25 + "
     "0 * outputs.sum()\n"),
    ("range(6)", "range(2)"),
)  # fmt: skip
MANY = 20


def keeping(case: Case, event: Event) -> Place:
    """Return the nearest line after the call of the model that stores something, else one that adds, in its loop."""
    for keeps in (stores, adds):
        for place in event.where:
            flow = flow_of(source_of(place.file))
            loop = next(iter(flow.source.loops(place.line)), None)
            for node in sorted(ast.walk(loop) if loop else (), key=lambda n: getattr(n, "lineno", 0)):
                plain = any(called(part) in ("detach", "item", "numpy", "tolist") for part in ast.walk(node))
                if getattr(node, "lineno", 0) >= place.line and keeps(flow, node) and not plain:
                    return flow.source.place(node)
    return line_of(event.where)


def begun_anew(case: Case) -> bool:
    """Whether answers of dozens of steps were held, none let go but all at once, and then those of the next steps."""
    held = [event["outputs_of"] or 0 for event in case.backwards]
    falls = [at for at, (one, other) in enumerate(pairwise(held), 1) if other < one]
    whole = bool(falls) and all(held[at] <= 1 for at in falls) and max(held) >= MANY
    needed = any(event["retain"] for event in case.backwards)
    return whole and max(held[falls[0] :]) > 1 and not needed


def check(case: Case) -> Iterator[Finding]:
    """Dozens of answers of earlier steps are still held, each with its graph, up to the end, or of every epoch."""
    held = [event["outputs"] or 0 for event in case.backwards]
    to_the_end = len(held) > MANY and max(held) >= MANY and min(held[-3:]) >= 0.7 * max(held)
    if to_the_end or begun_anew(case):
        before = [e for e in case.events("forward") if e.number < case.backwards[-1].number and e["grad"]]
        says = Text(
            en=f"{max(held)} answers of earlier steps were still held, each with its graph.",
            zh=f"还留着 {max(held)} 个早先各步的输出，每个都带着计算图。",
        )
        latest = {event.where: event for event in before}.values()  # one of each place
        places = [place for event in latest if (place := keeping(case, event)) != line_of(event.where)]
        nearest = keeping(case, before[-1]) if before else line_of(())
        yield Finding(places[-1] if places and nearest == line_of(before[-1].where) else nearest, says)


RULE = Rule(
    name="outputs-kept-with-graph", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Outputs are collected with their graphs.", zh="收集输出时把计算图也留下了。"),
    why=Text(en="An output remembers how it was computed, with all numbers in between. Memory grows with every step.",
             zh="每个输出都记着自己是怎么算出来的，连同中间结果。内存会一步一步涨上去。"),
    cure=Text(en="Collect output.detach(); add up loss.item().", zh="收集 output.detach()；累加 loss.item()。"),
    lecture=3, source="https://docs.pytorch.org/docs/stable/notes/faq.html",
    sick=SICK, cured=CURED, twins=(AN_EPISODE,), check=check,
)  # fmt: skip
