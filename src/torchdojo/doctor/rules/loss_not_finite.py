"""loss-not-finite: the loss became nan or infinite and stayed so."""

import math
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.trying import in_turn
from torchdojo.text import Text

CALL = "    loss = criterion(logits, y_data)\n"
SICK = changed(
    BINARY,
    (CALL, "    loss = -(y_data * torch.log(logits)).mean()\n"),
    ("loss.backward()", "loss.backward()  # <- here"),
)
SCALED = changed(  # a step that a scaler would skip: once infinite, then well again
    BINARY, (CALL, f"{CALL}    if epoch == 0:\n        loss = loss * float('inf')\n"),
    ("    optimizer.step()\n", "    if epoch:\n        optimizer.step()\n"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """From some step on, nearly every loss on which backward() is called is nan or infinite."""
    losses = [event for event in case.backwards if event["value"] is not None]
    broken = [event for event in losses if not math.isfinite(event["value"])]
    after = [event for event in losses if broken and event.number >= broken[0].number]
    if len(broken) >= 3 and nearly_all(len(broken), len(after)) and not _in_a_later_run(case, broken[0]):
        first = broken[0]
        before = [event["value"] for event in losses if event.number < first.number]
        last = f"{before[-1]:.4g}" if before else "-"
        says = Text(
            en=f"The loss was seen to be {first['value']} first at backward() number {first.tick}; "
            f"the one seen before it was {last}.",
            zh=f"第 {first.tick} 次 backward() 时第一次看到损失为 {first['value']}，再上一次看到的是 {last}。",
        )
        yield Finding(line_of(first.where), says)


def _in_a_later_run(case: Case, event: Event) -> bool:
    """Whether this is a run of several with different settings, and those before it went well."""
    stepped = dict.fromkeys(step["optimizer"] for step in case.steps if step.number < event.number)
    places = [place for number in stepped for place in case.log.things[number].where]
    return len(stepped) > 1 and any(in_turn(case.source(place), place.line) for place in places)


RULE = Rule(
    name="loss-not-finite",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The loss is nan or infinite.", zh="损失变成了 nan 或无穷大。"),
    why=Text(
        en="One nan in the loss makes every weight nan at the next step, and nothing brings them "
        "back. The usual causes: "
        "log or square root of 0 or less, division by 0, a nan in the data, a learning rate too large.",
        zh="损失里只要有一个 nan，下一步所有权重都成 nan，再也回不来。"
        "常见原因：对 0 或负数取 log 或开方、除以 0、数据里有 nan、学习率太大。",
    ),
    cure=Text(
        en="Look at the formula of the loss first, then at the data (torch.isnan(x).any()), then at "
        "the learning rate.",
        zh="先看损失的公式，再看数据（torch.isnan(x).any()），最后看学习率。",
    ),
    lecture=5,
    source="https://docs.pytorch.org/docs/stable/autograd.html#anomaly-detection",
    sick=SICK,
    cured=BINARY,
    twins=(SCALED,),
    check=check,
)
