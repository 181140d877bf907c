"""scheduler-never-steps: a schedule is made, and nobody follows it."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import schedules
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
DECAY = "scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)"
SICK = changed(CLASSIFIER, (MADE, f"{MADE}{DECAY}  # <- here\n"))
CURED = changed(
    CLASSIFIER, (MADE, f"{MADE}{DECAY}\n"), ("    model.eval()\n", "    scheduler.step()\n    model.eval()\n")
)
ON_CONDITION = changed(  # only when it is needed, and it was not
    CLASSIFIER,
    (MADE, f"{MADE}{DECAY}\n"),
    ("    model.eval()\n", "    if loss.item() > 50:\n        scheduler.step()\n    model.eval()\n"),
)


def check(case: Case) -> Iterator[Finding]:
    """The optimizer makes its steps; no scheduler of it ever does."""
    for scheduler, optimizer in schedules.waiting(case):
        steps = case.steps_of(optimizer)
        says = Text(
            en=f"{steps} steps of the {optimizer.cls}, none of the {scheduler.cls}: the rate never changed.",
            zh=f"{optimizer.cls} 走了 {steps} 步，{scheduler.cls} 一步也没走：学习率从没变过。",
        )
        yield Finding(schedules.named(case, scheduler), says)


RULE = Rule(
    name="scheduler-never-steps",
    severity=Severity.WARNING,
    certainty=Certainty.FACT,
    what=Text(en="A scheduler is made and never used.", zh="创建了学习率调度器，却从没用过。"),
    why=Text(en="A scheduler changes the learning rate only when its step() is called.",
             zh="只有调用 scheduler.step()，学习率才会变化。"),
    cure=Text(en="Call scheduler.step() once per epoch (OneCycleLR: once per batch), or delete it.",
              zh="每个 epoch 调用一次 scheduler.step()（OneCycleLR 每个批次一次），不需要就删掉。"),
    lecture=7,
    source="https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate",
    sick=SICK, cured=CURED, twins=(ON_CONDITION,), check=check,
)  # fmt: skip
