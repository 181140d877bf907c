"""negatives-cost-nothing: a cross-entropy by hand has the term of the label 1 alone."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.computing import computed
from torchdojo.text import Text

LOSS = "    loss = criterion(logits, y_data)\n"
SHARE = "    p = torch.sigmoid(logits).clamp(1e-6, 1 - 1e-6)\n"
ONE = "    loss = -(y_data * p.log()).mean()"
BOTH = "    loss = -(y_data * p.log() + (1 - y_data) * (1 - p).log()).mean()\n"
SICK = changed(BINARY, (LOSS, f"{SHARE}{ONE}  # <- here\n"))
CURED = changed(BINARY, (LOSS, SHARE + BOTH))
APART = changed(  # each half is learned from for itself
    BINARY, (LOSS, f"{SHARE}{ONE}\n    rest = -((1 - y_data) * (1 - p).log()).mean()\n"),
    ("    loss.backward()\n", "    loss.backward(retain_graph=True)\n    rest.backward()\n"),
)  # fmt: skip
PICKED = changed(  # of two classes that share out 1: the other one falls as this one rises
    BINARY, ("nn.Linear(16, 1)", "nn.Linear(16, 2)"),
    (LOSS, "    y = nn.functional.one_hot(y_data.long()[:, 0], 2).float()\n"
           "    loss = -(y * torch.log(logits.softmax(1))).sum(1).mean()\n"),
    ("((model(x_data) > 0) == (y_data > 0.5))", "(model(x_data).argmax(1) == y_data[:, 0])"),
)  # fmt: skip
LEAST = 3


def learned(case: Case) -> Iterator[tuple[Event, bool]]:
    """Yield where gradients were asked for, and whether by the term of the label 1 alone."""
    rows = case.log.run.get("graphs", [])
    for event in case.backwards:
        if event["graph"] is not None and event["graph"] >= 0:
            yield event, rows[event["graph"]]["one_sided"]
    for event in case.events("grad"):
        yield event, event["one_sided"]


def check(case: Case) -> Iterator[Finding]:
    """All that is learned is this one term: nothing wants the probability of any sample to be lower."""
    events = list(learned(case))
    sick = [event for event, one_sided in events if one_sided]
    if len(sick) >= LEAST and len(sick) == len(events):
        says = Text(
            en=f"In all {len(sick)} losses looked at, only label 1 is weighed with log p: of label 0, nothing is said.",
            zh=f"看过的 {len(sick)} 次损失，只有标签 1 乘上了 log p，标签 0 的样本一项也没有。",
        )
        yield Finding(computed(most(sick)), says)


RULE = Rule(
    name="negatives-cost-nothing", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The loss by hand has no term for the label 0.", zh="手写的损失里没有标签 0 的那一项。"),
    why=Text(en="-y log p is 0 wherever y is 0. The loss falls as long as any probability rises: the best answer is 1 "
                "for all.",
             zh="y 是 0 时，-y log p 恒等于 0。任何概率往上升，损失都会降：对谁都答 1，就是“最优解”。"),
    cure=Text(en="-(y * log(p) + (1 - y) * log(1 - p)), or BCEWithLogitsLoss of the scores.",
              zh="-(y * log(p) + (1 - y) * log(1 - p))；或者对分数直接用 BCEWithLogitsLoss。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BCELoss.html",
    sick=SICK, cured=CURED, twins=(APART, PICKED), check=check,
)  # fmt: skip
