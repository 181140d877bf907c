"""precision-and-recall-swapped: what is called precision is divided by what was there, or recall by what was said."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues import sides
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.flow import flow_of, last_word
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces import confusion
from torchdojo.text import Text

PRINT = "print(loss.item(), right.item())\n"
COUNTS = """\
said, truth = model(x_data) > 0, y_data > 0.5
tp = (said & truth).sum().item()
fp = (said & ~truth).sum().item()
fn = (~said & truth).sum().item()
"""
CURED = changed(BINARY, (PRINT, f"{PRINT}{COUNTS}precision = tp / (tp + fp)\nprint(precision)\n"))
SICK = changed(CURED, ("precision = tp / (tp + fp)\n", "precision = tp / (tp + fn)  # <- here\n"))
JACCARD = changed(
    CURED, ("precision = tp / (tp + fp)\n", "precision, iou = tp / (tp + fp), tp / (tp + fp + fn)\n")
)
NAMES = {
    "precision": re.compile(r"(^|_)(precisions?|prec|ppv)(_|$)", re.IGNORECASE),
    "recall": re.compile(r"(^|_)(recalls?|sensitivity|tpr)(_|$)", re.IGNORECASE),
}
COUNTED = {
    "tp": re.compile(r"^(n_?|num_)?(tp|true_?pos(itives?)?)s?$", re.IGNORECASE),
    "fp": re.compile(r"^(n_?|num_)?(fp|false_?pos(itives?)?)s?$", re.IGNORECASE),
    "fn": re.compile(r"^(n_?|num_)?(fn|false_?neg(atives?)?)s?$", re.IGNORECASE),
}
OTHER = {"precision": ("recall", "召回率", {"tp", "fn"}), "recall": ("precision", "精确率", {"tp", "fp"})}


def counted(node: ast.AST) -> set[str]:
    """Return which of tp, fp and fn an expression speaks of."""
    words = {last_word(part) for part in ast.walk(node)}
    return {name for name, known in COUNTED.items() if any(map(known.match, words))}


def read(source: Source) -> Iterator[Finding]:
    """True positives are divided by the sum of the other measure."""
    flow = flow_of(source)
    for name, value in sides.named(flow.tree):
        called = [measure for measure, known in NAMES.items() if known.search(name)]
        english, chinese, below = OTHER.get("".join(called), ("", "", {"nothing"}))
        for part in (n for n in ast.walk(value) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Div)):
            by_side = {"precision": "true", "recall": "said"}.get("".join(called), "nothing")
            other = sides.side(flow, part.right) == by_side and sides.both(flow, part.left)
            table = confusion.measured(flow, part) == english != ""
            if other or table or (counted(part.left) == {"tp"} and counted(part.right) == below):
                written = ast.unparse(part)
                says = Text(en=f"{written} is the {english}.", zh=f"{written} 其实是{chinese}。")
                yield Finding(source.place(part), says)


RULE = Rule(
    name="precision-and-recall-swapped", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Precision and recall are mixed up.", zh="精确率和召回率弄反了。"),
    why=Text(en="Precision asks how many of those said to be positive are: tp / (tp + fp). Recall asks how many of the "
                "positive ones were found: tp / (tp + fn).",
             zh="精确率问的是：判为正的里面有多少真是正的，tp / (tp + fp)；召回率问的是：真正的正例找到了多少，"
                "tp / (tp + fn)。"),
    cure=Text(en="Divide by tp + fp for precision, by tp + fn for recall.",
              zh="精确率除以 tp + fp，召回率除以 tp + fn。"),
    lecture=9, source="https://scikit-learn.org/stable/modules/model_evaluation.html",
    sick=SICK, cured=CURED, twins=(JACCARD,), check=in_run(read), read=read,
)  # fmt: skip
