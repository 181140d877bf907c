"""step-function-before-loss: round() or sign() stands between weights and loss, and every gradient is zero."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, REGRESSION, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

ASKED = "    y_pred = model(x_train).squeeze(1)\n"
SICK = changed(REGRESSION, (ASKED, "    y_pred = model(x_train).squeeze(1).round()  # <- here\n"))
FOR_SHOW = changed(REGRESSION, (ASKED, f"{ASKED}    shown = y_pred.round()\n"))
STRAIGHT_THROUGH = changed(
    BINARY,
    (
        "x = torch.tanh(self.hidden(x))",
        "h = torch.tanh(self.hidden(x))\n        x = h + (h.sign() - h).detach()",
    ),
)
LONG = 3  # looks at the weights


def flat(looks: list[Event]) -> set[int]:
    """Return the weights that had a gradient whenever they were looked at, each time of nothing but zeros."""
    found: dict[int, list[float | None]] = {}
    for look in looks:
        for number, slope in zip(look["leaves"], look["slopes"], strict=True):
            found.setdefault(number, []).append(slope)
    return {n for n, slopes in found.items() if len(slopes) >= LONG and set(slopes) == {0.0}}


def check(case: Case) -> Iterator[Finding]:
    """Weights whose gradient is exactly zero at every look, and a step function after them in the graph."""
    zero = flat(case.events("weights"))
    found = {line_of(e.where): (e["name"], zero & set(e["leaves"])) for e in case.events("flat")}
    for place, (name, weights) in found.items():
        if weights:
            shown = ", ".join(sorted(filter(None, map(case.name, weights)))[:4])
            n = len(weights)
            says = Text(
                en=f"The gradient of {n} parameters before this {name}() is exactly 0 in every step: {shown}.",
                zh=f"这个 {name}() 之前有 {n} 个参数，每一步的梯度都正好是 0：{shown}。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="step-function-before-loss",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="A step function stops every gradient.", zh="阶梯函数把梯度全部挡住了。"),
    why=Text(
        en="round(), sign() and floor() are flat between their steps: their slope is 0, and so is every gradient that "
        "comes through them. Nothing before them learns.",
        zh="round()、sign()、floor() 在台阶之间是平的，斜率为 0，穿过它们的梯度也全是 0：前面的参数什么都学不到。",
    ),
    cure=Text(
        en="Leave it out of training, or let the gradient pass straight through: x + (x.round() - x).detach().",
        zh="训练时不要取整；或者让梯度直接穿过去：x + (x.round() - x).detach()。",
    ),
    lecture=3,
    source="https://arxiv.org/abs/1308.3432",
    sick=SICK, cured=REGRESSION, twins=(FOR_SHOW, STRAIGHT_THROUGH), check=check,
)  # fmt: skip
