"""argmax-over-the-batch: the largest is looked for among the samples, not among the classes."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of, text
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
SICK = changed(CLASSIFIER, (COUNT, f"{COUNT[:-1]}  # <- here\n".replace("dim=1", "")))
MOST_TYPICAL = changed(  # of each class the row with the highest score
    CLASSIFIER,
    (COUNT, f"{COUNT}            typical = inputs[model(inputs).argmax(dim=0)]\n            typical.sum()\n"),
)
ONE_ROW = changed(
    CLASSIFIER,
    (
        COUNT,
        COUNT.replace(
            "(model(inputs).argmax(dim=1) == labels).sum().item()", "model(inputs[:1]).argmax().item()"
        ),
    ),
    ("correct / 100", "correct"),
)


def compared(event: Event) -> bool:
    """Whether what is found is compared with labels: on this line, or by its name on another."""
    place = line_of(event.where)
    flow = flow_of(source_of(place.file))
    statement = flow.source.statement(place.line)
    names = set(flow.source.names_given(place.line))
    rows = any(isinstance(n, ast.Subscript) and text(n.slice) in names for n in ast.walk(flow.tree))
    return statement is not None and not rows and flow.meets_labels(statement)


def in_order(event: Event) -> bool:
    """Whether the labels are 0, 1, 2, ...: contrastive learning, where both ways are meant."""
    labels = event["labels"]
    return (
        bool(labels) and labels["first"] == 0 and labels["kinds"] == labels["rows"] == labels["changes"] + 1
    )


def check(case: Case) -> Iterator[Finding]:
    """Of scores (N, K) of a model trained by cross-entropy, the largest over N, or over all, meets labels."""
    shapes = [event["input"]["shape"] for event in case.learned_losses("cross_entropy", "nll_loss")]
    classes = {shape[1] for shape in shapes if len(shape) == 2}
    pairs = any(in_order(event) for event in case.learned_losses("cross_entropy"))
    groups: dict[Place, list[Event]] = {}
    for event in case.events("largest"):
        flat = len(event["shape"]) == 2 and event["shape"][0] > 1 and event["shape"][1] in classes
        if flat and not (event["name"] != "argmax" and event["dim"] is None):
            groups.setdefault(line_of(event.where), []).append(event)
    for place, events in groups.items():
        sick = [event for event in events if event["dim"] in (0, -2, None)]
        if nearly_all(len(sick), len(events)) and not pairs and place.line and compared(sick[0]):
            n, k = sick[0]["shape"]
            says = Text(
                en=f"Of scores ({n}, {k}) the largest was taken over the {n} samples, not the {k} classes.",
                zh=f"对形状为 ({n}, {k}) 的分数，是在 {n} 个样本之间取最大，而不是在 {k} 个类别之间。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="argmax-over-the-batch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="argmax runs over the samples instead of the classes.", zh="argmax 取的是样本维，不是类别维。"),
    why=Text(en="The result says which row of the batch has the highest score. Compared with labels it is a number "
                "without meaning.",
             zh="这样得到的是“这一批里哪一行分数最高”，拿它和标签比没有任何意义。"),
    cure=Text(en="Take it along the classes: scores.argmax(dim=1).", zh="沿类别维取：scores.argmax(dim=1)。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.argmax.html",
    sick=SICK, cured=CLASSIFIER, twins=(MOST_TYPICAL, ONE_ROW), check=check,
)  # fmt: skip
