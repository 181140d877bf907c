"""scheduler-of-another-optimizer: the schedule changes the rate of an optimizer that was replaced."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
DECAY = "scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)"
NEW = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)\n"
END = ("    model.eval()\n", "    scheduler.step()\n    model.eval()\n")
SICK = changed(CLASSIFIER, (MADE, f"{MADE}{DECAY}  # <- here\n{NEW}"), END)
CURED = changed(CLASSIFIER, (MADE, f"{MADE}{NEW}{DECAY}\n"), END)
PHASES = changed(  # the first optimizer had its time, and its schedule
    CLASSIFIER, (MADE, f"{MADE}{DECAY}\n"), END,
    ("    model.train()\n", "    model.train()\n    if epoch == 3:\n"
     "        optimizer = torch.optim.Adam(model.parameters())\n"
     "        scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1, 0.9)\n"),
)  # fmt: skip
LONG, MANY = 3, 5


def successor(case: Case, optimizer: Thing) -> Thing | None:
    """Return the optimizer that steps instead, with the same parameters, and has no schedule of its own."""
    served = {s["optimizer"] for s in case.things("scheduler") if any(True for _ in moves(case, s))}
    for other in case.optimizers:
        same = case.held(other) & case.held(optimizer)
        if other is not optimizer and same and case.steps_of(other) >= MANY and other.number not in served:
            return other
    return None


def moves(case: Case, scheduler: Thing) -> Iterator[int]:
    """Yield the numbers of the steps of a scheduler."""
    yield from (event.number for event in case.events("schedule") if event["scheduler"] == scheduler.number)


def check(case: Case) -> Iterator[Finding]:
    """A scheduler steps; its optimizer never does, but another one that was given the same parameters."""
    for scheduler in case.things("scheduler"):
        optimizer = case.log.things.get(scheduler["optimizer"] or 0)
        times = len(list(moves(case, scheduler)))
        if optimizer is None or case.steps_of(optimizer) or times < LONG:
            continue
        other = successor(case, optimizer)
        if other is not None:
            says = Text(
                en=f"{times} steps of this {scheduler.cls}; its {optimizer.cls} made none, the {other.cls} of line "
                f"{line_of(other.where).line} made {case.steps_of(other)}.",
                zh=f"这个 {scheduler.cls} 走了 {times} 步；它管的 {optimizer.cls} 一步没走，"
                f"第 {line_of(other.where).line} 行的 {other.cls} 走了 {case.steps_of(other)} 步。",
            )
            yield Finding(line_of(scheduler.where), says)


RULE = Rule(
    name="scheduler-of-another-optimizer", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The scheduler belongs to an optimizer that was replaced.", zh="调度器管的是已经被换掉的优化器。"),
    why=Text(en="A scheduler keeps the optimizer it was made with. One made later, under the same name, is unknown to "
                "it: the rate that is printed falls, the rate that is used stays.",
             zh="调度器一直拿着创建时传给它的那个优化器。后来新建的优化器，哪怕同名，它也不认识："
                "打印出来的学习率在降，真正用的学习率没变。"),
    cure=Text(en="Make the scheduler after the optimizer that steps.", zh="先建好真正要用的优化器，再建调度器。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate",
    sick=SICK, cured=CURED, twins=(PHASES,), check=check,
)  # fmt: skip
