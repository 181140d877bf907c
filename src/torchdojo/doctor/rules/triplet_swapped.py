"""triplet-swapped: the negative stands where the positive belongs."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

LOSS = "    loss = criterion(logits, y_data)\n"
NAMED = "    positive, negative = model(x_data + 0.1), model(x_data.flip(0))\n"
MADE = ("nn.BCEWithLogitsLoss()", "nn.TripletMarginLoss(0.5)")
CURED = changed(BINARY, MADE, (LOSS, f"{NAMED}    loss = criterion(logits, positive, negative)\n"))
SICK = changed(BINARY, MADE, (LOSS, f"{NAMED}    loss = criterion(logits, negative, positive)  # <- here\n"))
KINDS = (
    "TripletMarginLoss",
    "TripletMarginWithDistanceLoss",
    "triplet_margin_loss",
    "triplet_margin_with_distance_loss",
)
POSITIVE, NEGATIVE = (
    re.compile(rf"(^|_)({word})(_|\d|$)", re.IGNORECASE) for word in ("pos|positives?", "neg|negatives?")
)


def says(node: ast.expr) -> tuple[bool, bool]:
    """Return whether the names in an expression speak of positives, and of negatives."""
    words = words_of(node)
    return any(map(POSITIVE.search, words)), any(map(NEGATIVE.search, words))


def read(source: Source) -> Iterator[Finding]:
    """A triplet loss of torch's is given something called negative second, and something called positive third."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or len(node.args) < 3 or "maximize" in "".join(source.lines):
            continue
        made = source.meaning.made(node.func) or {source.meaning.called(node)}
        torchs = all(name.startswith("torch.nn.") and name.rsplit(".", 1)[-1] in KINDS for name in made)
        if torchs and says(node.args[1]) == (False, True) and says(node.args[2]) == (True, False):
            second, third = ast.unparse(node.args[1]), ast.unparse(node.args[2])
            told = Text(en=f"It is given {second} as the positive and {third} as the negative.",
                        zh=f"把 {second} 当成了正样本，把 {third} 当成了负样本。")  # fmt: skip
            yield Finding(source.place(node), told)


RULE = Rule(
    name="triplet-swapped", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A triplet loss gets its negative where the positive belongs.", zh="三元组损失的正、负样本传反了。"),
    why=Text(en="It pulls the second argument towards the anchor and pushes the third away: different things come "
                "together, equal ones part.",
             zh="它把第二个参数拉向锚点，把第三个推开：结果不同的东西凑到了一起，相同的反而分开了。"),
    cure=Text(en="criterion(anchor, positive, negative).", zh="按 criterion(anchor, positive, negative) 的顺序传。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.TripletMarginLoss.html",
    sick=SICK, cured=CURED, check=in_run(read), read=read,
)  # fmt: skip
