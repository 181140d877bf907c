"""dropout-too-high: most of a layer is thrown away at every step."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import dropping
from torchdojo.doctor.traces.signs import fell
from torchdojo.text import Text

SICK = changed(CLASSIFIER, ("    nn.Dropout(0.1),\n", "    nn.Dropout(0.9),  # <- here\n"))
HALF = changed(CLASSIFIER, ("nn.Dropout(0.1)", "nn.Dropout(0.5)"))
KEPT = changed(CLASSIFIER, ("    nn.Dropout(0.1),\n", "    nn.Dropout(1 - 0.9),\n"))
HIGH, LEARNED, HALF_KEPT = 0.8, 0.5, 0.5


def check(case: Case) -> Iterator[Finding]:
    """Dropout drops 80 % or more and the loss lost less than half of its first value, or p is called after keeping."""
    lost = fell(case)
    found: dict[Place, float] = {}
    for event in case.events("dropout"):
        p = event["p"]
        if lost is None or not event["works"] or not event["grad"] or not isinstance(p, float | int):
            continue
        place = dropping.where(case, event)
        if p > HALF_KEPT and dropping.means_kept(case, place):
            found[place] = p
        elif p >= HIGH and lost < LEARNED:
            found[dropping.number(case, place, p)] = p
    for place, p in found.items():
        kept, share = f"{10 * (1 - p):.1g}", f"{100 * (lost or 0):.0f}"
        says = Text(
            en=f"p = {p:g}: of ten units {kept} are left in a step; the loss fell by {share} %.",
            zh=f"p = {p:g}：每一步十个单元里只剩 {kept} 个；损失降了 {share} %。",
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
    cure=Text(
        en="Use 0.1 to 0.5; of a share that is kept, Dropout(1 - keep).",
        zh="用 0.1 到 0.5；如果手里的数是保留比例，就写 Dropout(1 - keep)。",
    ),
    lecture=9,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout.html",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(HALF, KEPT),
    check=check,
)
