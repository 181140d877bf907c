"""`torchdojo practice`: exercises, checked while you write them."""

import os

from torchdojo.cli import DONE, FAILED
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.screen import screen
from torchdojo.cli.values import TEXT, whole
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


COMMANDS = {
    "author": Command(
        does=Text(
            en="For authors of exercises: prove that the starter fails, every right answer passes, and every wrong one "
            "gets its sentence.",
            zh="给出题人用：证明初始文件不通过、每份正确答案都通过、每份错误答案都得到对应的那句话。",
        ),
        run=author_check,
        takes=(
            Argument("names", Text(en="check, and names of exercises; all if left out", zh="check，以及练习的名字；不写就是全部"), TEXT, many=True),
            Argument("--jobs", Text(en="how many at once", zh="同时检查几道"), whole(1)),
        ),
        examples=("torchdojo practice author check", "torchdojo practice author check mse"),
    ),
}  # fmt: skip
