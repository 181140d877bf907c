"""accuracy-above-one: right answers of many batches over the size of one, or of many epochs over one data set."""

import ast
from collections.abc import Iterator

from torchdojo.doctor import batches, counting
from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import Flow, called, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

PRINT = "    print(epoch, loss.item(), correct / 100)\n"
SICK = changed(CLASSIFIER, (PRINT, "    print(epoch, loss.item(), correct / len(labels))  # <- here\n"))
EACH_BATCH = changed(
    CLASSIFIER, (PRINT, f"{PRINT}    print((model(inputs).argmax(1) == labels).sum().item() / len(labels))\n")
)
OVER_ALL = changed(  # all epochs in one number, on purpose
    CLASSIFIER,
    ("    correct = 0\n", ""),
    ("for epoch in range(6):\n", "correct, asked = 0, 0\nfor epoch in range(6):\n"),
    (PRINT, "    asked += 100\n    print(epoch, loss.item(), correct / asked)\n"),
)


def sized(flow: Flow, ratio: counting.Ratio) -> str:
    """Return the batch whose size a tally is divided by: len(y), y.size(0), y.shape[0]."""
    under, loop = ratio.under, ratio.tally.loop
    given = {part.id for part in ast.walk(getattr(loop, "target", loop)) if isinstance(part, ast.Name)}
    grown = {text(n.target) for n in ast.walk(loop) if isinstance(n, ast.AugAssign)}
    if text(under) in grown:
        return ""
    inside = [value for stmt, value in flow.bindings(text(under)) if text(under) and flow.within(stmt, loop)]
    under = inside[-1] if inside else under
    match under:
        case ast.Call(func=ast.Attribute(value=value, attr="size" | "numel")):
            return text(value) if text(value) in given else ""
        case ast.Subscript(value=ast.Attribute(value=value, attr="shape")):
            return text(value) if text(value) in given else ""
        case ast.Call(args=[value]) if called(under) == "len":
            return text(value) if text(value) in given else ""
    return ""


def check(case: Case) -> Iterator[Finding]:
    """A count of right answers that grows over batches, over the size of one batch."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for ratio in counting.ratios(flow):
            n = batches.most_at_once(case, file, ratio.tally.loop)
            several = n > 1 or batches.learns(case, file, ratio.tally.loop)
            name = sized(flow, ratio) if ratio.tally.kind == "count" and several else ""
            if name:
                says = Text(
                    en=f"Right answers of all batches are divided by the size of one, {name}.",
                    zh=f"所有批次答对的个数，除以的只是一个批次（{name}）的大小。",
                )
                yield Finding(flow.source.place(ratio.node), says)


RULE = Rule(
    name="accuracy-above-one",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="An accuracy can rise above 1.", zh="这样算出来的准确率会超过 1。"),
    why=Text(
        en="The number above has grown over all batches, the one below is the size of a single batch.",
        zh="分子是所有批次累加起来的，分母却只是一个批次的大小。",
    ),
    cure=Text(en="Let the number of rows grow together with the right answers: total += len(labels).",
              zh="让样本数和答对数一起累加：total += len(labels)。"),
    lecture=9,
    source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(EACH_BATCH, OVER_ALL),
    check=check,
)  # fmt: skip
