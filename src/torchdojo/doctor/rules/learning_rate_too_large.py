"""learning-rate-too-large: each step overshoots, and the loss grows instead of falling."""

import math
from collections.abc import Iterator
from statistics import median

from torchdojo.doctor import tuning
from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.progress import course
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

SICK = changed(REGRESSION, ("lr=0.05)", "lr=3.0)  # <- here"))
RESTING = changed(
    REGRESSION,
    ("    optimizer.step()\n", "    optimizer.step()\n    optimizer.param_groups[0]['lr'] = 0.04\n"),
)


def check(case: Case) -> Iterator[Finding]:
    """Of one optimizer: the loss explodes, or never gets better than it began while weights jump by a fifth a step."""
    values = [event["value"] for event in case.backwards if event["value"] is not None]
    if len(case.optimizers) != 1 or len(values) < 10 or not math.isfinite(values[0]) or values[0] <= 0:
        return
    optimizer, start = case.optimizers[0], median(values[:3])
    exploded = not all(map(math.isfinite, values)) or values[-1] > 20 * values[0]
    best = median(values[len(values) // 2 :])
    moved = tuning.typical(tuning.shares(case, optimizer))
    first = (tuning.shares(case, optimizer) or [0.0])[0]  # Adam's long steps soon make the weights as long
    grew = [value for value in values if math.isfinite(value) and value > 20 * values[0]]
    rates = [event["lr"] for event in case.steps if event["lr"] is not None]
    jumped = max(tuning.shares(case, optimizer), default=0.0) > 0.5 and max(values) > 5 * values[0]
    known = course(case) if jumped else None  # what it had before is gone, and nothing was learned since
    nothing = known is not None and min(known[1], best) > 0.98 * known[2]
    if (
        nothing
        or (exploded and grew and moved > 0.02)
        or (max(moved, first / 5) > 0.2 and best >= min(max(values[0], start), 3 * values[0]) and case.losses)
    ):
        says = Text(
            en=f"With lr = {max(rates, default=0.0):g} the loss went from {values[0]:.3g} to "
            f"{values[-1]:.3g}, at worst {max(values):.3g}; a typical step moved "
            f"the weights by {100 * moved:.3g} % of their size.",
            zh=f"lr = {max(rates, default=0.0):g} 时，损失从 {values[0]:.3g} 变成 {values[-1]:.3g}，"
            f"最大到过 {max(values):.3g}；一步通常让权重移动了自身大小的 {100 * moved:.3g} %。",
        )
        yield Finding(line_of(optimizer.where), says)


RULE = Rule(
    name="learning-rate-too-large",
    severity=Severity.WARNING,
    certainty=Certainty.STATISTIC,
    what=Text(en="The learning rate is too large for this problem.", zh="学习率对这个问题来说太大了。"),
    why=Text(
        en="A step longer than twice the distance to the bottom of the valley ends higher on the other side.",
        zh="一步的长度超过到谷底距离的两倍，就会落到对面更高的地方。",
    ),
    cure=Text(
        en="Divide lr by 10 until the loss falls; scale the inputs first if they are large.",
        zh="把 lr 除以 10，直到损失下降为止；输入数值很大的话，先做归一化。",
    ),
    lecture=2,
    source="https://www.deeplearningbook.org/contents/optimization.html",
    sick=SICK,
    cured=REGRESSION,
    twins=(RESTING,),
    check=check,
)
