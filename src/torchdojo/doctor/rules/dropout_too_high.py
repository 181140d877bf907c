"""dropout-too-high: most of a layer is thrown away at every step."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.signs import fell
from torchdojo.text import Text

SICK = changed(CLASSIFIER, ("    nn.Dropout(0.1),\n", "    nn.Dropout(0.9),  # <- here\n"))
HALF = changed(CLASSIFIER, ("nn.Dropout(0.1)", "nn.Dropout(0.5)"))
HIGH, LEARNED = 0.8, 0.5


def check(case: Case) -> Iterator[Finding]:
    """Dropout of 80 % or more works in training, and the loss lost less than half of its first value."""
    lost = fell(case)
    found: dict[Place, list[Event]] = {}
    for event in case.events("dropout"):
        if event["works"] and event["grad"] and isinstance(event["p"], float | int) and event["p"] >= HIGH:
            layer = case.log.things.get(event["layer"] or 0)
            place = line_of(layer.where if layer is not None and event["contained"] else event.where)
            found.setdefault(place, []).append(event)
    for place, events in found.items() if lost is not None and lost < LEARNED else ():
        p = events[0]["p"]
        kept, share = f"{10 * (1 - p):.1g}", f"{100 * (lost or 0):.0f}"
        says = Text(
            en=f"p = {p:g}: of ten units {kept} are left in a step; the loss fell by {share} %.",
            zh=f"p = {p:g}：每一步十个单元里只剩 {kept} 个；损失只降了 {share} %。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="dropout-too-high",
    severity=Severity.WARNING,
    certainty=Certainty.STATISTIC,
    what=Text(en="Dropout throws nearly everything away.", zh="dropout 丢掉了几乎所有单元。"),
    why=Text(
        en="p is the share that is dropped, not the share that is kept. With 0.9 each step trains a tenth of the "
        "layer, ten times enlarged: mostly noise.",
        zh="p 是丢掉的比例，不是保留的比例。p = 0.9 时每一步只训练这一层的十分之一，还放大了十倍：基本上都是噪声。",
    ),
    cure=Text(en="Use 0.1 to 0.5.", zh="用 0.1 到 0.5。"),
    lecture=9,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout.html",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(HALF,),
    check=check,
)
