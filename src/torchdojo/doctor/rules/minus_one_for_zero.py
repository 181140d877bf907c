"""minus-one-for-zero: a loss that knows the labels 0 and 1 is given -1 and 1."""

from collections.abc import Iterator
from math import prod

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LABELS = "y_data = (x_data.sum(dim=1, keepdim=True) > 0).float()\n"
SIGNS = (LABELS, "y_data = x_data.sum(dim=1, keepdim=True).sign()\n")
LOSS = "    loss = criterion(logits, y_data)\n"
SICK = changed(BINARY, SIGNS, (LOSS, f"{LOSS[:-1]}  # <- here\n"))
SHIFTED = changed(BINARY, SIGNS, (LOSS, "    loss = criterion(logits, (y_data + 1) / 2)\n"))
KNOWN = changed(BINARY, SIGNS, (LOSS, "    loss = nn.functional.soft_margin_loss(logits, y_data)\n"))
LEFT_OUT = changed(  # -1 means that nobody knows; a weight of 0 leaves those out
    BINARY, (LABELS, f"{LABELS}y_data[(torch.rand(200, 1) < 0.3) | (y_data == 0)] = -1\n"),
    (LOSS, "    loss = nn.functional.binary_cross_entropy_with_logits(logits, y_data, (y_data >= 0).float())\n"),
)  # fmt: skip
LEAST, MANY = 3, 20  # losses, labels


def check(case: Case) -> Iterator[Finding]:
    """At one place nearly all losses were given nothing but -1 and 1, and no weight that may leave some out."""
    places: dict[Place, list[Event]] = {}
    for event in case.learned_losses("binary_cross_entropy_with_logits"):
        plain = event["reduction"] != "none" and not event["weighted"] and event["signed"] is not None
        places.setdefault(line_of(event.where), []).extend([event] if plain else [])
    for place, events in places.items():
        sick = [event for event in events if event["signed"]]
        rows = [event["spread"]["mean"] for event in sick if event["spread"]]
        labels = sum(prod(event["target"]["shape"]) for event in sick)
        if len(sick) >= LEAST and labels >= MANY and nearly_all(len(sick), len(events)) and rows:
            share = (1 - sum(rows) / len(rows)) / 2
            says = Text(en=f"About {share:.0%} of the labels in {len(sick)} losses are -1, the others 1, none 0.",
                        zh=f"看过 {len(sick)} 次损失，约 {share:.0%} 的标签是 -1，其余是 1，没有 0。")  # fmt: skip
            yield Finding(place, says)


RULE = Rule(
    name="minus-one-for-zero", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The labels are -1 and 1; this loss knows 0 and 1.", zh="标签是 -1 和 1，而这个损失认的是 0 和 1。"),
    why=Text(en="Cross-entropy weighs the two answers with y and 1 - y: for -1 that is -1 and 2. The lower a score of "
                "such a sample, the lower the loss, without end: it falls below 0 and the scores run away.",
             zh="交叉熵用 y 和 1 - y 给两种答案加权，y = -1 时就成了 -1 和 2。这类样本的分数压得越低，损失就越低，"
                "没有尽头：损失掉到 0 以下，分数一路跑飞。"),
    cure=Text(en="Give (y + 1) / 2 instead of y, or take a loss for -1 and 1: SoftMarginLoss.",
              zh="把 y 换成 (y + 1) / 2；或用认 -1 和 1 的损失：SoftMarginLoss。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html",
    sick=SICK, cured=BINARY, twins=(SHIFTED, KNOWN, LEFT_OUT), check=check,
)  # fmt: skip
