"""learning-rate-too-small: the weights hardly leave the place where they began."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import hand_steps, paces, schedules
from torchdojo.doctor.traces.signs import values
from torchdojo.text import Text

SICK = changed(REGRESSION, ("lr=0.05)", "lr=1e-6)  # <- here"))
FROM_A_GOOD_START = changed(  # going on from weights that were trained before
    REGRESSION,
    ("criterion = nn", "state = {'weight': torch.tensor([[1.0, -2.0, 0.5]]), 'bias': torch.tensor([0.4])}\n"
     "model.load_state_dict(state)\ncriterion = nn"),
    ("lr=0.05", "lr=1e-6"),
)  # fmt: skip
WARMING_UP = changed(  # tiny at first, on purpose
    REGRESSION,
    ("lr=0.05)\n", "lr=1e-6)\n"),
    (
        "    optimizer.step()\n",
        "    optimizer.step()\n    optimizer.param_groups[0]['lr'] = 0.05 * min(1, epoch / 10)\n",
    ),
)


def by_hand(case: Case) -> Iterator[Finding]:
    """Weights without an optimizer moved, but by next to nothing of their gradients."""
    gone, seen = hand_steps.gone(case), values(case)
    place = next(hand_steps.lines(case), None) if gone is not None and len(seen) >= 10 else None
    if gone is not None and place is not None and 0 < gone[2] < paces.TINY and paces.flat(case):
        yield Finding(place, Text(
            en=f"Steps of about {gone[2]:.1g} times the gradient moved the weights by {gone[0]:.2g} in all; the loss "
            f"went from {seen[0]:.4g} to {seen[-1]:.4g}.",
            zh=f"每步约为梯度的 {gone[2]:.1g} 倍，权重总共只移动了 {gone[0]:.2g}；"
            f"损失从 {seen[0]:.4g} 变成 {seen[-1]:.4g}。",
        ))  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """In all their steps together the weights moved by a few percent or less; the loss stayed, but for its noise."""
    if not case.optimizers:
        yield from by_hand(case)
    found = [one for one in paces.creeping(case) if not schedules.held_back(case, one[0])]
    for optimizer, way, rate in (
        found[:1] if paces.flat(case) or not any(rate for _, _, rate in found) else ()
    ):
        seen, loss = values(case), paces.divided(case)
        says = Text(
            en=f"{case.steps_of(optimizer)} steps with lr = {rate:g} moved the weights by at most {100 * way:.2g} % of "
            f"their size; the loss went from {seen[0]:.4g} to {seen[-1]:.4g}.",
            zh=f"lr = {rate:g}，走了 {case.steps_of(optimizer)} 步，权重最多只移动了自身大小的 {100 * way:.2g} %；"
            f"损失从 {seen[0]:.4g} 变成 {seen[-1]:.4g}。",
        )
        yield Finding(line_of(optimizer.where if loss is None else loss.where), says)


RULE = Rule(
    name="learning-rate-too-small",
    severity=Severity.WARNING,
    certainty=Certainty.STATISTIC,
    what=Text(en="The learning rate is too small to get anywhere.", zh="学习率太小，哪儿也到不了。"),
    why=Text(
        en="A step is learning rate times gradient. At this pace it takes thousands of times as many steps to see "
        "anything.",
        zh="每一步的长度是学习率乘梯度。照这个速度，要多走成千上万倍的步数才看得出变化。",
    ),
    cure=Text(en="Multiply lr by 10 until the loss falls: 0.1 to 0.01 for SGD, about 0.001 for Adam.",
              zh="把 lr 乘以 10，直到损失开始下降：SGD 一般 0.1 到 0.01，Adam 一般 0.001 左右。"),
    lecture=2,
    source="https://www.deeplearningbook.org/contents/optimization.html",
    sick=SICK, cured=REGRESSION, twins=(FROM_A_GOOD_START, WARMING_UP), check=check,
)  # fmt: skip
