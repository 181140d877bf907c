"""cross-entropy-for-several-labels: the classes compete for one probability, and each is then asked on its own."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most, nearly_always
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import called, flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.signs import looked_at
from torchdojo.text import Text

TAGS = (
    ("y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()",
     "y_data = (x_data[:, :3] > 0).float()"),
    ("(model(inputs).argmax(dim=1) == labels).sum().item()",
     "((torch.sigmoid(model(inputs)) > 0.5) == (labels > 0.5)).all(dim=1).sum().item()"),
)  # fmt: skip
MADE = "nn.CrossEntropyLoss()\n"
SICK = changed(CLASSIFIER, *TAGS, (MADE, "nn.CrossEntropyLoss()  # <- here\n"))
CURED = changed(CLASSIFIER, *TAGS, (MADE, "nn.BCEWithLogitsLoss()\n"))
RANKED = changed(  # what somebody watched, as one draw after the other, and a ranking of the answers
    SICK, ("  # <- here", ""),
    ("((torch.sigmoid(model(inputs)) > 0.5) == (labels > 0.5)).all(dim=1).sum().item()",
     "labels.gather(1, model(inputs).topk(1).indices).sum().item()"),
)  # fmt: skip
YES_OR_NO = ("sigmoid", "expit")


def asked_alone(case: Case) -> bool:
    """Whether a sigmoid, or a threshold on it, makes yes or no of each answer."""
    for file in case.files:
        flow = flow_of(source_of(file))
        compared = (
            n for n in ast.walk(flow.tree) if isinstance(n, ast.Compare) or called(n) in ("round", "ge", "gt")
        )
        if any(called(part) in YES_OR_NO for node in compared for part in flow.expanded(node)):
            return True
    return False


def check(case: Case) -> Iterator[Finding]:
    """Targets are ones and zeros, up to several in a row and not as many in each; a sigmoid reads the answers."""
    losses = looked_at(case.learned_losses("cross_entropy"))
    sick = [event for event in losses if event["several"]]
    ends = [end for event in sick for end in event["several"]]
    if not sick or max(ends) < 2 or min(ends) == max(ends) or not nearly_always(sick, losses):
        return
    if asked_alone(case):
        made = case.log.things.get(sick[0]["criterion"] or 0)
        says = Text(
            en=f"Rows have {min(ends)} to {max(ends)} labels, and sigmoid makes yes or no of each answer.",
            zh=f"每行有 {min(ends)} 到 {max(ends)} 个标签，而且之后又用 sigmoid 给每个标签单独判是或否。",
        )
        yield Finding(line_of(made.where) if made is not None else most(sick), says)


RULE = Rule(
    name="cross-entropy-for-several-labels", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Cross-entropy learns a question that has several right labels.",
              zh="一行可以有多个标签，却用交叉熵来学。"),
    why=Text(en="Its softmax lets the labels compete: only differences between scores count, a row without a label "
                "teaches nothing, and no score ever learns on which side of 0 it belongs.",
             zh="交叉熵里的 softmax 让标签互相竞争：只看分数之间的差，没有标签的行什么也教不了，"
                "分数该在 0 的哪一边，从来没人教过它。"),
    cure=Text(en="Use BCEWithLogitsLoss: one yes or no for each label.",
              zh="改用 BCEWithLogitsLoss：每个标签各判是或否。"),
    lecture=6, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html",
    sick=SICK, cured=CURED, twins=(RANKED,), check=check,
)  # fmt: skip
