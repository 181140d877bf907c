"""zero-for-minus-one: a loss that knows the labels -1 and 1 is given 0 and 1."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LOSS = "    loss = criterion(logits, y_data)\n"
SOFT = "    loss = nn.functional.soft_margin_loss(logits, {})"
SICK = changed(BINARY, (LOSS, f"{SOFT.format('y_data')}  # <- here\n"))
CURED = changed(BINARY, (LOSS, f"{SOFT.format('2 * y_data - 1')}\n"))
MANY = 20  # labels


def check(case: Case) -> Iterator[Finding]:
    """At one place all labels looked at are 0 or 1, both of them, and none is -1."""
    places: dict[Place, list[Event]] = {}
    for event in case.events("signs"):
        places.setdefault(line_of(event.where), []).append(event)
    for place, events in places.items():
        minus, zeros, ones = (sum(event["counts"][at] for event in events) for at in range(3))
        if minus == 0 < zeros and ones and zeros + ones == sum(e["all"] for e in events) >= MANY:
            name = events[0]["name"]
            says = Text(
                en=f"{zeros} of the {zeros + ones} labels that {name} was given are 0, the others 1, none -1.",
                zh=f"{name} 得到的 {zeros + ones} 个标签里，{zeros} 个是 0，其余是 1，没有一个 -1。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="zero-for-minus-one", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The labels are 0 and 1; this loss knows -1 and 1.", zh="标签是 0 和 1，而这个损失认的是 -1 和 1。"),
    why=Text(en="Times a label of 0 an answer is gone: half of the samples cost the same whatever the model says, and "
                "teach nothing.",
             zh="乘上标签 0，模型的回答就消失了：一半样本无论模型怎么答代价都一样，什么也教不会。"),
    cure=Text(en="Give 2 * y - 1 instead of y, or take a loss for 0 and 1: BCEWithLogitsLoss.",
              zh="把 y 换成 2 * y - 1；或用认 0 和 1 的损失：BCEWithLogitsLoss。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CosineEmbeddingLoss.html",
    sick=SICK, cured=CURED, check=check,
)  # fmt: skip
