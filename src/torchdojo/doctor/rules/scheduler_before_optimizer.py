"""scheduler-before-optimizer: the schedule is always one step ahead, and its first value is never used."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.clues.ordering import scheduled_first
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
DECAY = f"{MADE}scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)\n"
SICK = changed(
    CLASSIFIER, (MADE, DECAY), ("    model.train()\n", "    scheduler.step()  # <- here\n    model.train()\n")
)
CURED = changed(CLASSIFIER, (MADE, DECAY), ("    model.eval()\n", "    scheduler.step()\n    model.eval()\n"))
FORWARDED = changed(  # going on with a run: the schedule is brought to where it was
    CLASSIFIER,
    (MADE, f"{DECAY}for _ in range(2):\n    scheduler.step()\n"),
    ("    model.eval()\n", "    scheduler.step()\n    model.eval()\n"),
)


def check(case: Case) -> Iterator[Finding]:
    """The line that moves the schedule runs before the first step, and again after it."""
    first = {e["optimizer"]: e for e in reversed(case.steps)}
    for scheduler in case.things("scheduler"):
        calls = [event for event in case.events("schedule") if event["scheduler"] == scheduler.number]
        step = first.get(scheduler["optimizer"])
        if len(calls) < 2 or step is None or step["found"] != "full":
            continue
        place, at = most(calls), line_of(step.where)
        early = [event for event in calls if event.number < step.number]
        if (
            len(early) != 1
            or line_of(early[0].where) != place
            or place.file != at.file
            or place.line > at.line
        ):
            continue
        source = case.source(place)
        mine = source.loops(place.line)
        if place.function == at.function and mine and mine[0] in source.loops(at.line):
            says = Text(
                en=f"The schedule was moved on before the first step; {len(calls)} calls were seen "
                "in this order.",
                zh=f"第一次 step() 之前就推进了调度器；一共看到 {len(calls)} 次，都是这个顺序。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="scheduler-before-optimizer",
    severity=Severity.WARNING,
    certainty=Certainty.FACT,
    what=Text(
        en="scheduler.step() comes before optimizer.step().",
        zh="scheduler.step() 写在了 optimizer.step() 之前。",
    ),
    why=Text(
        en="The first learning rate of the schedule is skipped, and every later one comes one turn "
        "too early.",
        zh="调度的第一个学习率被跳过，后面每一个都早来一轮。",
    ),
    cure=Text(
        en="Move scheduler.step() behind the steps of the epoch.",
        zh="把 scheduler.step() 挪到这一轮的 optimizer.step() 之后。",
    ),
    lecture=7,
    source="https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate",
    sick=SICK,
    cured=CURED,
    twins=(FORWARDED,),
    check=check,
    read=scheduled_first,
)
