"""penalty-too-large: a penalty on the weights that is added by hand outweighs the loss, and nothing is learned."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import penalties, tuning
from torchdojo.doctor.traces.progress import course
from torchdojo.text import Text

CALL = "        loss = criterion(outputs, labels)\n"
ADDED = "        loss = loss + {} * sum(w.pow(2).sum() for w in model.parameters()){}\n"
SICK = changed(CLASSIFIER, (CALL, CALL + ADDED.format("2.0", "  # <- here")))
CURED = changed(CLASSIFIER, (CALL, CALL + ADDED.format("1e-4", "")))
LEFT, TIMES, KNOWN = 0.3, 2, 0.9


def outweighed(case: Case) -> tuple[float, float] | None:
    """Return what was learned from and the loss in it at the beginning, if the one was twice the other and more."""
    roots = {event.tick: event["value"] for event in case.backwards if event["value"]}
    known = [(roots[e.tick + 1], e["value"]) for e in case.losses if e["value"] and roots.get(e.tick + 1)]
    first = known[:3]
    return known[0] if nearly_all(sum(root > TIMES * loss for root, loss in first), len(first)) else None


def check(case: Case) -> Iterator[Finding]:
    """The weights shrank, the penalty outweighed the loss, and in the end the loss is what knowing nothing gives."""
    known, heavy, place = course(case), outweighed(case), next(penalties.lines(case), None)
    if known is None or heavy is None or place is None or known[1] < KNOWN * min(known[0], known[2]):
        return
    for optimizer in case.optimizers:
        left = tuning.left(case, optimizer)
        if left is not None and left < LEFT:
            says = Text(
                en=f"At first the loss was {heavy[1]:.3g} of the {heavy[0]:.3g} that was learned from; the weights "
                f"shrank to {100 * left:.2g} % of their size, and the loss ended at {known[1]:.3g}.",
                zh=f"一开始 backward() 的总损失是 {heavy[0]:.3g}，真正的损失只占 {heavy[1]:.3g}；"
                f"权重缩到了原来大小的 {100 * left:.2g} %，损失最后停在 {known[1]:.3g}。",
            )
            yield Finding(place, says)
            return


RULE = Rule(
    name="penalty-too-large", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The penalty on the weights outweighs the loss.", zh="对权重的惩罚压过了损失。"),
    why=Text(en="The sum of all squares (or absolute values) of a model's weights is often a hundred times the loss. "
                "With such a factor it is cheapest to have no weights at all: the model says the same to everything.",
             zh="模型所有权重的平方和（或绝对值之和）往往是损失的上百倍。系数这么大，"
                "最省的办法就是干脆不要权重：模型对什么输入都给同样的答案。"),
    cure=Text(en="Begin with a factor of 1e-4 and print both terms; or let the optimizer do it: weight_decay=1e-4.",
              zh="系数从 1e-4 试起，把两项都打印出来看看；或者交给优化器：weight_decay=1e-4。"),
    lecture=9, source="https://www.deeplearningbook.org/contents/regularization.html",
    sick=SICK, cured=CLASSIFIER, twins=(CURED,), check=check,
)  # fmt: skip
