"""weight-decay-too-large: the weights are pulled to zero faster than they can learn."""

from collections.abc import Iterator
from statistics import median

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import tuning
from torchdojo.doctor.traces.signs import fell
from torchdojo.text import Text

SICK = changed(CLASSIFIER, ("lr=0.1)", "lr=0.1, weight_decay=1.0)  # <- here"))
USUAL = changed(CLASSIFIER, ("lr=0.1)", "lr=0.1, weight_decay=0.01)"))
STRONG = changed(CLASSIFIER, ("torch.optim.SGD(model.parameters(), lr=0.1)",
                              "torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.5)"))  # fmt: skip
LARGE, LEFT, LEARNED = 0.05, 0.3, 0.3
LARGER, UNLEARNED = 0.6, 0.03  # more may be left where nothing at all was learned
HEAVY, EVEN = 0.5, 0.7  # a decay that nobody gives a net of layers, and pulls about as strong as the loss
FORGETTING, EARLY = 0.02, 10  # of every weight in one step; looks at weights still near their beginning


def stronger(case: Case, optimizer: Thing) -> bool:
    """Whether decay pulled harder than the loss from beginning to end, at first more than twice as hard."""
    pulls = tuning.pulls(case, optimizer)
    return nearly_all(sum(pull > 1 for pull in pulls), len(pulls)) and median(pulls[:EARLY]) > 2


def balanced(case: Case, optimizer: Thing, decay: float) -> bool:
    """Whether a heavy decay pulls as hard as the loss from beginning to end: a net of layers, no ridge regression."""
    pulls = tuning.pulls(case, optimizer)
    matrices = [n for n in case.held(optimizer) if len(case.log.things[n]["shape"] or ()) > 1]
    ends = pulls[:EARLY], pulls[len(pulls) // 2 :]
    return (
        decay >= HEAVY and len(matrices) > 1 and len(pulls) > 5 and all(median(some) > EVEN for some in ends)
    )


def forgotten(case: Case, optimizer: Thing, decay: float) -> float:
    """Return which share of every weight a step takes away, where decay is no part of the gradient."""
    apart = optimizer.cls == "AdamW" or (optimizer["settings"] or [{}])[0].get("decoupled_weight_decay")
    return decay * tuning.rate(case, optimizer) if apart else 0.0


def check(case: Case) -> Iterator[Finding]:
    """Weight decay is large, less than a third of the weights' size is left; the loss hardly fell, or counts less."""
    lost = fell(case)
    if lost is None:
        return
    for optimizer in case.optimizers:
        decay = max((group.get("weight_decay") or 0 for group in optimizer["settings"] or ()), default=0)
        left = tuning.left(case, optimizer)
        if decay < LARGE or left is None:
            continue
        strong = left <= LARGER and stronger(case, optimizer)
        forgetting = left <= LARGER and forgotten(case, optimizer, decay) >= FORGETTING
        shrunk = (left < LEFT or forgetting) and (lost < LEARNED or strong)
        if shrunk or (lost < UNLEARNED and strong) or balanced(case, optimizer, decay):
            says = Text(
                en=f"With weight_decay = {decay:g} the weights shrank to {100 * left:.2g} % of their size, while the "
                f"loss fell by {100 * lost:.2g} %.",
                zh=f"weight_decay = {decay:g} 时，权重缩到了原来大小的 {100 * left:.2g} %，"
                f"损失降了 {100 * lost:.2g} %。",
            )
            yield Finding(line_of(optimizer.where), says)


RULE = Rule(
    name="weight-decay-too-large", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="Weight decay is stronger than learning.", zh="权重衰减压过了学习。"),
    why=Text(en="Each step takes lr times weight_decay of every weight away. If that is more than the gradient brings, "
                "the model forgets faster than it learns and answers the same to everything.",
             zh="每一步都要从每个权重里减掉 lr × weight_decay 那么大的比例。减得比学得多，"
                "模型就忘得比学得快，最后对什么输入都给同样的答案。"),
    cure=Text(en="Use 0 first, then 1e-4 to 1e-2 if the model learns its training data by heart.",
              zh="先设为 0；出现过拟合时再试 1e-4 到 1e-2。"),
    lecture=9, source="https://www.deeplearningbook.org/contents/regularization.html",
    sick=SICK, cured=CLASSIFIER, twins=(USUAL, STRONG), check=check,
)  # fmt: skip
