"""learning-rate-too-large: each step overshoots, and the loss grows instead of falling."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import hand_steps, paces, tuning
from torchdojo.text import Text

SICK = changed(REGRESSION, ("lr=0.05)", "lr=3.0)  # <- here"))
RESTING = changed(
    REGRESSION,
    ("    optimizer.step()\n", "    optimizer.step()\n    optimizer.param_groups[0]['lr'] = 0.04\n"),
)


def check(case: Case) -> Iterator[Finding]:
    """The losses of an optimizer explode or are thrown away; or those of weights that are moved by hand."""
    for optimizer in case.optimizers:
        if not paces.overshooting(case, optimizer) and not paces.thrown(case, optimizer):
            continue
        values, lr = tuning.learned(case, optimizer), tuning.rate(case, optimizer)
        share = 100 * max(tuning.shares(case, optimizer), default=0.0)
        says = Text(
            en=f"With lr = {lr:g} the loss went from {values[0]:.3g} to {values[-1]:.3g}, at worst "
            f"{max(values):.3g}; one step moved the weights by up to {share:.3g} % of their size.",
            zh=f"lr = {lr:g} 时，损失从 {values[0]:.3g} 变成 {values[-1]:.3g}，最大到过 {max(values):.3g}；"
            f"一步最多让权重移动了自身大小的 {share:.3g} %。",
        )
        yield Finding(line_of(optimizer.where), says)
    place = next(hand_steps.lines(case), None) if not case.optimizers and paces.by_hand(case) else None
    if place is not None:
        far, size, rate = hand_steps.gone(case) or (0.0, 0.0, 0.0)
        yield Finding(place, Text(
            en=f"Steps of about {rate:.2g} times the gradient took the weights {far / size:.3g} times their own size "
            "away, and the loss is no better than knowing nothing.",
            zh=f"每步约为梯度的 {rate:.2g} 倍，权重被甩到了自身大小 {far / size:.3g} 倍远的地方，"
            "损失却不比什么都不知道更好。",
        ))  # fmt: skip


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
