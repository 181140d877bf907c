"""scores-compared-with-labels: max returns the highest score and its place; the score is compared with labels."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues import maxima
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
TAKEN = "            found, _ = torch.max(model(inputs), 1)"
MET = "            correct += (found == labels).sum().item()\n"
SICK = changed(CLASSIFIER, (COUNT, f"{TAKEN}  # <- here\n{MET}"))
CURED = changed(CLASSIFIER, (COUNT, f"{TAKEN.replace('found, _', '_, found')}\n{MET}"))
SURE = changed(  # how sure it is, beside what it says
    CLASSIFIER,
    (
        COUNT,
        "            sure, found = torch.softmax(model(inputs), 1).max(1)\n"
        "            correct += ((found == labels) & (sure > 0.5)).sum().item()\n",
    ),
)
MASK = changed(  # where the highest score stands, as a mask
    CLASSIFIER,
    (
        COUNT,
        "            scores = model(inputs)\n            mask = scores == scores.max(1, keepdim=True).values\n"
        "            correct += mask[range(len(labels)), labels].sum().item()\n",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """The highest scores of a model's answers, or a view of them, meet whole numbers; or in NumPy, by the text."""
    found: set[Place] = {line_of(case.log.stacks[event["taken"]]) for event in case.events("maxima_met")}
    for event in case.events("maxima"):
        place = line_of(event.where)
        statement = case.source(place).statement(place.line)
        if isinstance(statement, ast.Assign) and maxima.counted(case.source(place), statement):
            found.add(place)
    for place in sorted(found, key=lambda one: one.line):
        says = Text(
            en="What is taken here are the highest scores themselves; later on they are compared with the numbers of "
            "the classes.",
            zh="这里取出来的是最高分本身，后面却拿它和类别编号去比。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="scores-compared-with-labels", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The highest score is taken for the class.", zh="把最高分当成了预测的类别。"),
    why=Text(en="max, topk and sort return two things: the values and where they stand. A score like 2.7 equals no "
                "class number; the accuracy is untrue.",
             zh="max、topk、sort 都返回两样东西：数值和它的位置。2.7 这样的分数不会等于任何类别编号，"
                "算出的准确率是假的。"),
    cure=Text(en="Take the second one: _, predicted = scores.max(1), or scores.argmax(1).",
              zh="取第二个：_, predicted = scores.max(1)，或直接用 scores.argmax(1)。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/generated/torch.max.html",
    sick=SICK, cured=CURED, twins=(SURE, MASK), check=check,
)  # fmt: skip
