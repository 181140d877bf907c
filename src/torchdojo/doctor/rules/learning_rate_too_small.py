"""learning-rate-too-small: the weights hardly leave the place where they began."""

from collections.abc import Iterator

from torchdojo.doctor import tuning
from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.signs import fell, noise, values
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
FEW, SHORT, TINY = 20, 0.012, 1e-4


def check(case: Case) -> Iterator[Finding]:
    """In all their steps together the weights moved by a percent or less; the loss fell by no more than its noise."""
    lost, seen = fell(case), values(case)
    if lost is None or lost > max(0.1, noise(case)) or case.events("load") or len(case.optimizers) != 1:
        return
    optimizer = case.optimizers[0]
    far, rate = tuning.travel(case, optimizer), tuning.rate(case, optimizer)
    if far is not None and 0 < far < SHORT and 0 < rate <= TINY and case.steps_of(optimizer) >= FEW:
        says = Text(
            en=f"{case.steps_of(optimizer)} steps with lr = {rate:g} moved the weights by at most {100 * far:.2g} % of "
            f"their size; the loss went from {seen[0]:.4g} to {seen[-1]:.4g}.",
            zh=f"lr = {rate:g}，走了 {case.steps_of(optimizer)} 步，权重最多只移动了自身大小的 {100 * far:.2g} %；"
            f"损失从 {seen[0]:.4g} 变成 {seen[-1]:.4g}。",
        )
        yield Finding(line_of(optimizer.where), says)


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
