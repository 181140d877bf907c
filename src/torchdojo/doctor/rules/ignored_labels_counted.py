"""ignored-labels-counted: an accuracy counts the positions that the loss leaves out."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import Flow, flow_of
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import counting
from torchdojo.text import Text

LABELS = "train_loader = DataLoader("
UNKNOWN = ("y_data[::5] = -100  # unknown\n" + LABELS,)
COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
MEAN = "            correct += 50 * (model(inputs).argmax(dim=1) == labels).float().mean().item()"
KNOWN = "            right = (model(inputs).argmax(dim=1) == labels)[labels != -100]\n"
SICK = changed(CLASSIFIER, (LABELS, *UNKNOWN), (COUNT, f"{MEAN}  # <- here\n"))
CURED = changed(
    CLASSIFIER, (LABELS, *UNKNOWN), (COUNT, f"{KNOWN}            correct += right.sum().item()\n")
)
NEVER_GUESSED = changed(
    CLASSIFIER, (LABELS, *UNKNOWN), ("correct / 100", "correct / 80")
)  # the sum is of the known


def counted(flow: Flow, place: Place, both: int) -> bool:
    """Whether what is compared at this line is counted as it is: (guess == y).sum(), nothing masked."""
    statement = flow.source.statement(place.line)
    equal = [n for n in ast.walk(statement) if counting.compares(n)] if statement is not None else []
    words = counting.done_to(flow, equal[0]) if len(equal) == 1 else set()
    return not words & {"mul", "masked_select", "all", "any"} and bool(
        words & {"sum", "mean"} if both else "mean" in words
    )


def check(case: Case) -> Iterator[Finding]:
    """Labels that the loss ignores are compared too, and the guess is counted there, as right or as wrong."""
    found: dict[Place, list[int]] = {}
    for event in case.events("ignored"):
        place = line_of(event.where)
        if place.line and counted(flow_of(source_of(place.file)), place, event["both"]):
            sums = found.setdefault(place, [0, 0, event["label"]])
            sums[0] += event["ignored"]
            sums[1] += event["all"]
    for place, (ignored, whole, label) in found.items():
        says = Text(
            en=f"{ignored} of the {whole} labels compared here are {label}, which the loss leaves out "
            f"(ignore_index={label}).",
            zh=f"这里比较的 {whole} 个标签里有 {ignored} 个是 {label}，而损失是不算它们的（ignore_index={label}）。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="ignored-labels-counted", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The accuracy counts positions that are no answers.", zh="准确率把不算数的位置也数进去了。"),
    why=Text(en="The loss leaves these positions out, the metric does not: it reports how well padding is guessed, and "
                "changes with the length of the longest sentence.",
             zh="损失不算这些位置，指标却算：报告里混进了“填充猜得准不准”，最长的句子一变，数字也跟着变。"),
    cure=Text(en="Count where there is an answer: known = y != IGNORED; right = (guess == y)[known].sum(), of "
                 "known.sum().",
              zh="只在有答案的位置上数：known = y != IGNORED，right = (guess == y)[known].sum()，除以 known.sum()。"),
    lecture=13, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=CURED, twins=(NEVER_GUESSED,), check=check,
)  # fmt: skip
