"""weight-decay-too-large: the weights are pulled to zero faster than they can learn."""

from collections.abc import Iterator

from torchdojo.doctor import tuning
from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.signs import fell
from torchdojo.text import Text

SICK = changed(CLASSIFIER, ("lr=0.1)", "lr=0.1, weight_decay=1.0)  # <- here"))
USUAL = changed(CLASSIFIER, ("lr=0.1)", "lr=0.1, weight_decay=0.01)"))
STRONG = changed(CLASSIFIER, ("torch.optim.SGD(model.parameters(), lr=0.1)",
                              "torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.5)"))  # fmt: skip
LARGE, LEFT, LEARNED = 0.05, 0.3, 0.3


def check(case: Case) -> Iterator[Finding]:
    """Weight decay is large, less than a third of the weights' size is left, and the loss hardly fell."""
    lost = fell(case)
    for optimizer in case.optimizers if lost is not None and lost < LEARNED else ():
        decay = max((group.get("weight_decay") or 0 for group in optimizer["settings"] or ()), default=0)
        left = tuning.left(case, optimizer)
        if decay >= LARGE and left is not None and left < LEFT:
            says = Text(
                en=f"With weight_decay = {decay:g} the weights shrank to {100 * left:.2g} % of their size, while the "
                f"loss fell by {100 * (lost or 0):.2g} %.",
                zh=f"weight_decay = {decay:g} 时，权重缩到了原来大小的 {100 * left:.2g} %，"
                f"而损失只降了 {100 * (lost or 0):.2g} %。",
            )
            yield Finding(line_of(optimizer.where), says)


RULE = Rule(
    name="weight-decay-too-large",
    severity=Severity.WARNING,
    certainty=Certainty.STATISTIC,
    what=Text(en="Weight decay is stronger than learning.", zh="权重衰减压过了学习。"),
    why=Text(
        en="Each step takes lr times weight_decay of every weight away. If that is more than the gradient brings, "
        "the model forgets faster than it learns and answers the same to everything.",
        zh="每一步都要从每个权重里减掉 lr × weight_decay 那么大的比例。减得比学得多，"
        "模型就忘得比学得快，最后对什么输入都给同样的答案。",
    ),
    cure=Text(en="Use 0 first, then 1e-4 to 1e-2 if the model learns its training data by heart.",
              zh="先设为 0；出现过拟合时再试 1e-4 到 1e-2。"),
    lecture=9,
    source="https://www.deeplearningbook.org/contents/regularization.html",
    sick=SICK, cured=CLASSIFIER, twins=(USUAL, STRONG), check=check,
)  # fmt: skip
