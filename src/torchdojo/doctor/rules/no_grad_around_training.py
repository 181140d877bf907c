"""no-grad-around-training: what is to be learned is computed where nothing is remembered."""

from collections.abc import Iterator

from torchdojo.doctor.case import CLOSE, Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import cuts
from torchdojo.text import Text

TRAIN = "        outputs = model(inputs)\n"
SICK = changed(CLASSIFIER, (TRAIN, f"        with torch.no_grad():  # <- here\n    {TRAIN}"))
TEACHER = changed(  # beside the training, not around it
    CLASSIFIER, (TRAIN, f"        with torch.no_grad():\n            target = model(inputs)\n{TRAIN}")
)


def blind(case: Case, event: Event) -> Event | None:
    """Return the last model (or, without one, the last loss) before a backward(), if all ran without a graph."""
    for kind in ("forward", "loss"):
        work = [e for e in case.events(kind) if e.tick == event.tick - 1 and e.number < event.number]
        if work:
            return None if any(e["grad"] for e in work) else work[-1]
    return None


def nowhere(case: Case, event: Event) -> bool:
    """Whether a backward() reached no parameter at all, at most a tensor that was told to want gradients."""
    leaves = [case.log.things[number] for number in case.graph(event).leaves]
    return not any(one["registered"] or one["module"] or one.number in case.owned for one in leaves)


def switch(case: Case, event: Event) -> Place | None:
    """Return the line that turned the graph off: around the call, around its callers, or before it."""
    for place in event.where:
        for line in cuts.around(case, place):
            return Place(place.file, line, place.function)
    place = line_of(event.where)
    above = case.source(place).nearest_above(place.line, cuts.WITHOUT)
    return Place(place.file, above, place.function) if above else None


def check(case: Case) -> Iterator[Finding]:
    """backward() starts from what was computed without a graph; or a layer that shall learn always runs without."""
    lost = [event for event in case.backwards if event.tick <= CLOSE and nowhere(case, event)]
    sick = [work for event in lost if (work := blind(case, event))]
    parts = [] if sick else cuts.unseen(case)
    place = switch(case, sick[0]) if sick else next(iter(parts), None)
    if place is not None:
        n, blocked = len(case.backwards), len(sick) or len(case.backwards)
        says = Text(
            en=f"{blocked} of {n} backward() looked at could not go back through what was computed here.",
            zh=f"看过的 {n} 次 backward() 里，有 {blocked} 次回不到这里算出的结果。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="no-grad-around-training",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="Training runs under no_grad().", zh="训练的前向计算放在了 no_grad() 里。"),
    why=Text(
        en="no_grad() computes without remembering how. backward() then finds no way to the weights; "
        "loss.requires_grad_() silences the error and changes nothing.",
        zh="no_grad() 只算结果，不记过程，backward() 就找不到回到权重的路；"
        "loss.requires_grad_() 只是让它不报错，并没有用。",
    ),
    cure=Text(en="Keep no_grad() for evaluation only.", zh="no_grad() 只用在评估时。"),
    lecture=3,
    source="https://docs.pytorch.org/docs/stable/notes/autograd.html#locally-disabling-gradient-computation",
    sick=SICK, cured=CLASSIFIER, twins=(TEACHER,), check=check,
)  # fmt: skip
