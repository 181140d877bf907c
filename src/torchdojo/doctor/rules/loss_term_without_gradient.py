"""loss-term-without-gradient: a part of the loss is turned into a number before it is added."""

import ast
from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.runaways import runaways
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import terms
from torchdojo.text import Text

LOSS = "    loss = criterion(y_pred, y_train)\n"
SIZE = "    size = 0.01 * model.weight.abs().sum()\n"
CURED = changed(REGRESSION, (LOSS, f"{SIZE}{LOSS[:-1]} + size\n"))
SICK = changed(REGRESSION, (LOSS, f"{SIZE}{LOSS[:-1]} + size.item()  # <- here\n"))
PRINTED = changed(
    REGRESSION,
    ("    optimizer.step()\n", "    optimizer.step()\n    both = loss.item() + y_pred.mean().item()\n"),
)
EXPANDED = changed(  # what depends on the data alone has nothing to learn from
    REGRESSION,
    (LOSS, "    loss = y_pred.square().mean() - 2 * (y_pred * y_train).mean() + y_train.square().mean()\n"),
)
LONG = 3
ONLY_ITS_PRICE = Text(
    en="“{cut}” has no graph: all that {name} feels of this loss is the term “{name}”, which pulls it the same way at "
    "every step, without end.",
    zh="“{cut}” 不带计算图：这个损失里，{name} 只感受得到“{name}”这一项，每一步都被往同一个方向拉，没有尽头。",
)


def check(case: Case) -> Iterator[Finding]:
    """Sums on which backward() is called and one of whose terms is written as x.item() and has no graph."""
    told = [event for event in case.backwards if event["alone"]]
    lines = Counter(line_of(case.log.stacks[where]) for event in told for where in set(event["alone"]))
    for place, n in lines.items():
        for term, line in terms.numbers(case, place) if n >= LONG else ():
            whole = ast.unparse(term)
            says = Text(
                en=f"“{whole}” has no graph: in {n} of {n} losses that were looked at it changed the number, not one "
                "gradient.",
                zh=f"“{whole}” 不带计算图：看过的 {n} 次损失里，它只改变了数值，没有改变任何梯度。",
            )
            yield Finding(line, says)
    for flow in (flow_of(source_of(file)) for file in case.files if len(case.backwards) >= LONG):
        for cut, name in runaways(flow):
            yield Finding(flow.source.place(cut), ONLY_ITS_PRICE.format(cut=ast.unparse(cut), name=name))


RULE = Rule(
    name="loss-term-without-gradient",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="A term of the loss has no gradient.", zh="损失里有一项没有梯度。"),
    why=Text(
        en="item(), float(), detach() and .data make a plain number. Added to a loss it moves the curve up or down; "
        "the weights learn as if it were not there.",
        zh="item()、float()、detach()、.data 得到的只是一个普通数字。加进损失只会让曲线上下平移，"
        "权重学习时就像没有这一项。",
    ),
    cure=Text(en="Add the tensor itself; take item() only for what is printed.",
              zh="直接加张量本身；item() 只在打印时用。"),
    lecture=3,
    source="https://docs.pytorch.org/docs/stable/notes/autograd.html",
    sick=SICK, cured=CURED, twins=(PRINTED, EXPANDED), check=check,
)  # fmt: skip
