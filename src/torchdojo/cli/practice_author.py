"""`torchdojo practice author`: proves the bank."""

import os

from torchdojo.cli import DONE, FAILED
from torchdojo.cli.grammar import Told
from torchdojo.cli.screen import screen
from torchdojo.practice import author, bank
from torchdojo.text import Text


def author_check(told: Told) -> int:
    """Prove the bank, or the exercises that were named: print every fault, and end with 1 if there is one."""
    named = [name for name in told.names or () if name != "check"]
    chosen = [bank.find(name) for name in named] or list(bank.exercises())
    faults = [] if named else list(author.whole_bank())
    judged = 0
    for examined in author.examine(chosen, told.jobs or os.cpu_count() or 1):
        faults += examined.faults
        judged += examined.judged
        state = Text(en="ok", zh="正常") if not examined.faults else Text(en="FAULTY", zh="有问题")
        words = f"{examined.exercise.lecture:>2} {examined.exercise.name}: {state}, {examined.slowest:.1f} s"
        screen().print(words, soft_wrap=True, highlight=False)
    for fault in faults:
        screen().print(
            f"{fault.exercise}/{fault.file}: {fault.what}", soft_wrap=True, markup=False, highlight=False
        )
    summary = Text(
        en="{n} exercises, {judged} answers judged, {faults} faults.",
        zh="{n} 道练习，判了 {judged} 份答案，{faults} 处问题。",
    )
    screen().print(str(summary.format(n=len(chosen), judged=judged, faults=len(faults))))
    return FAILED if faults else DONE
