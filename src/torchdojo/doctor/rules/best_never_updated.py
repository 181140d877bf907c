"""best-never-updated: each score is compared with the best so far, which keeps the value it began with."""

import math
from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.measures import UP
from torchdojo.doctor.traces.records import FAR, Record, records
from torchdojo.text import Text

HEAD, PRINT = "for epoch in range(6):\n", "    print(epoch, loss.item(), correct / 100)\n"
BEGIN = (HEAD, f"best_correct, best_epoch = 0, 0\n{HEAD}")
KEEP = f"""{PRINT}    if correct > best_correct:
        best_correct = correct
        best_epoch = epoch
"""
SICK = changed(
    CLASSIFIER,
    BEGIN,
    (
        PRINT,
        KEEP.replace("        best_correct = correct\n", "").replace("correct:\n", "correct:  # <- here\n"),
    ),
)
CURED = changed(CLASSIFIER, BEGIN, (PRINT, KEEP))
KNOWN = changed(  # a baseline that is given does not change
    CLASSIFIER, (HEAD, f"best_published = 0.93\n{HEAD}"),
    (PRINT, f"{PRINT}    if correct / 100 > best_published:\n        print('better')\n"),
)  # fmt: skip


def anything_beats(one: Record) -> bool:
    """Whether a record begins with a number that every score beats: infinity, or 0 and less for what has to rise."""
    begins = one.begins if one.way == UP else -one.begins
    return begins == -math.inf or begins <= -FAR or (one.way == UP and one.begins in (0.0, -1.0))


def read(source: Source) -> Iterator[Finding]:
    """The best so far begins with what any score beats, and is never given another value."""
    flow = flow_of(source)
    for one in records(flow):
        if anything_beats(one) and not one.stores(flow):
            says = Text(
                en=f"{one.key} is set once, at line {one.line}, and never given the better value.",
                zh=f"{one.key} 只在第 {one.line} 行设过一次，之后从没换成更好的值。",
            )
            yield Finding(source.place(one.test), says)


RULE = Rule(
    name="best-never-updated", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The best score so far is never updated.", zh="“目前最好成绩”从来没有更新。"),
    why=Text(en="Each score is compared with the value it began with, so each one counts as the best: what is kept is "
                "the last state, and early stopping never stops.",
             zh="每次都是和最初的那个值比，次次都算“最好”：留下的其实是最后一次的模型，早停也永远不会停。"),
    cure=Text(en="Give it the new value where the comparison holds: best = score.",
              zh="比较成立时把新值记下来：best = score。"),
    lecture=7, source="https://docs.pytorch.org/tutorials/beginner/introyt/trainingyt.html",
    sick=SICK, cured=CURED, twins=(KNOWN,), check=in_run(read), read=read,
)  # fmt: skip
