"""dropout-on-the-answers: dropout stands behind the last layer and strikes out scores or predictions."""

from collections.abc import Iterator
from typing import Any

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

DROPOUT, LAST = "    nn.Dropout(0.1),\n", "    nn.Linear(32, 3),\n"
SICK = changed(CLASSIFIER, (DROPOUT, ""), (LAST, f"{LAST}    nn.Dropout(0.1),  # <- here\n"))
HINTS = changed(  # two views of one hidden layer should agree: no answer
    CLASSIFIER,
    ("        loss = criterion(outputs, labels)\n", "        hidden = model[:3]\n"
     "        agree = nn.functional.mse_loss(hidden(inputs), hidden(inputs))\n"
     "        loss = criterion(outputs, labels) + 0.1 * agree\n"),
)  # fmt: skip
FEW = 3


def dropped(event: Event) -> dict[str, Any] | None:
    """Return the dropout that made what a loss was given, if need be before the activation at the end."""
    links = event["chain"] or [{"by": ""}]
    if links[0]["by"].startswith(("LogSoftmax", "Softmax", "Sigmoid")):
        links = links[1:] or links
    found: dict[str, Any] = links[0]
    return found if found.get("dropout") and not event["target"]["grad"] else None


def check(case: Case) -> Iterator[Finding]:
    """In nearly all losses of one kind the prediction came out of dropout."""
    for name in {event["name"]: 0 for event in case.losses}:
        losses = case.learned_losses(name)
        sick = [event for event in losses if dropped(event)]
        if len(sick) >= FEW and nearly_all(len(sick), len(losses)):
            link = dropped(sick[-1]) or {}
            share = f"{link['dropout']:.0%}"
            says = Text(
                en=f"In {len(sick)} of {len(losses)} losses looked at, {share} of the predictions had been struck out.",
                zh=f"看过的 {len(losses)} 次损失里，有 {len(sick)} 次的预测值先被 dropout 抹掉了 {share}。",
            )
            yield Finding(case.made(link), says)


RULE = Rule(
    name="dropout-on-the-answers", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Dropout strikes out answers.", zh="dropout 抹掉的是输出本身。"),
    why=Text(en="Dropout makes hidden units independent of each other. Behind the last layer it sets scores and "
                "predictions to 0 at random and enlarges the rest: an error that nothing can be learned from.",
             zh="dropout 是用来让隐藏单元不互相依赖的。放在最后一层后面，它会随机把分数或预测值变成 0，"
                "再放大其余的：这种误差是学不掉的。"),
    cure=Text(en="Put it before the last layer: nn.Dropout(0.5), nn.Linear(d, k).",
              zh="放到最后一层前面：nn.Dropout(0.5), nn.Linear(d, k)。"),
    lecture=7, source="https://jmlr.org/papers/v15/srivastava14a.html",
    sick=SICK, cured=CLASSIFIER, twins=(HINTS,), check=check,
)  # fmt: skip
