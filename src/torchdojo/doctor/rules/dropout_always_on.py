"""dropout-always-on: model.eval() does not reach this dropout."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.spotting import dropout_without_mode
from torchdojo.text import Text

HIDDEN = "        x = torch.tanh(self.hidden(x))\n"
DROPPED = "        x = nn.functional.dropout(torch.tanh(self.hidden(x)), 0.2)  # <- here\n"
EVAL = ("with torch.no_grad():\n", "model.eval()\nwith torch.no_grad():\n")
SICK = changed(BINARY, EVAL, (HIDDEN, DROPPED))
CURED = changed(
    BINARY, EVAL, (HIDDEN, DROPPED.replace(", 0.2)  # <- here", ", 0.2, training=self.training)"))
)
MONTE_CARLO = changed(BINARY, EVAL, (HIDDEN, DROPPED.replace(", 0.2)  # <- here", ", 0.2, training=True)")))
LAYER = changed(
    BINARY,
    EVAL,
    ("        self.out", "        self.drop = nn.Dropout(0.2)\n        self.out"),
    (HIDDEN, f"{HIDDEN}        x = self.drop(x)\n"),
)
NO_EVAL = changed(BINARY, (HIDDEN, f"{HIDDEN}        x = nn.functional.dropout(x)\n"))  # always in training


def forgotten(event: Event) -> bool:
    """Whether dropout worked in an evaluation without being told to."""
    if not event["works"]:
        return False
    if event["by_layer"]:
        return bool(event["strange"])
    return not event["told"]


def check(case: Case) -> Iterator[Finding]:
    """Dropout works in a module in eval mode, or, where there is no module, whether gradients are wanted or not."""
    groups: dict[object, list[Event]] = {}
    for event in case.events("dropout"):
        groups.setdefault(line_of(event.where), []).append(event)
    for events in groups.values():
        bare = all(event["mode"] is None and not event["by_layer"] for event in events)
        examined = [e for e in events if (not e["grad"] if bare else e["mode"] is False)]
        sick = [event for event in examined if forgotten(event)]
        learned = any(event["grad"] for event in events)
        if nearly_all(len(sick), len(examined)) and (learned or not bare) and case.backwards:
            says = Text(
                en=f"{len(sick)} of {len(examined)} calls in an evaluation still dropped units at random.",
                zh=f"评估时的 {len(examined)} 次调用里，有 {len(sick)} 次仍在随机丢弃。",
            )
            yield Finding(line_of(sick[0].where), says)


RULE = Rule(
    name="dropout-always-on", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Dropout stays on when the model is examined.", zh="评估时 dropout 依然开着。"),
    why=Text(en="F.dropout works unless it is told training=False, and a dropout layer made inside forward() "
                "belongs to "
                "no model: model.eval() reaches neither. The answers stay random and worse than they need be.",
             zh="F.dropout 不传 training=False 就一直生效；在 forward() 里临时造的 dropout 层不属于模型。"
                "model.eval() 都管不到它们，于是预测既随机又偏差。"),
    cure=Text(en="Write F.dropout(x, p, training=self.training), or make an nn.Dropout in __init__.",
              zh="写成 F.dropout(x, p, training=self.training)，或在 __init__ 里建一个 nn.Dropout。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.dropout.html",
    sick=SICK, cured=CURED, twins=(MONTE_CARLO, LAYER, NO_EVAL), check=check, read=dropout_without_mode,
)  # fmt: skip
