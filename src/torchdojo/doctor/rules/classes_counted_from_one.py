"""classes-counted-from-one: argmax counts from 0, the labels it is compared with from 1."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
FROM_ONE = ("y_data = (x_data[:, 0]", "y_data = 1 + (x_data[:, 0]")
LESS_ONE = ("loss = criterion(outputs, labels)", "loss = criterion(outputs, labels - 1)")
SICK = changed(CLASSIFIER, FROM_ONE, LESS_ONE, (COUNT, f"{COUNT[:-1]}  # <- here\n"))
CURED = changed(CLASSIFIER, FROM_ONE, LESS_ONE, (COUNT, COUNT.replace("== labels)", "== labels - 1)")))
ONE_MORE = changed(
    CLASSIFIER, FROM_ONE, LESS_ONE, (COUNT, COUNT.replace(".argmax(dim=1)", ".argmax(dim=1) + 1"))
)
SPARE = changed(  # a fourth output for a class 0 that never comes
    CLASSIFIER, FROM_ONE, ("nn.Linear(32, 3)", "nn.Linear(32, 4)")
)


def check(case: Case) -> Iterator[Finding]:
    """The places of the highest of K scores, from 0 to K-1, meet labels that run from 1 to K."""
    groups: dict[Place, list[Event]] = {}
    for event in case.events("judged"):
        groups.setdefault(line_of(event.where), []).append(event)
    for place, events in groups.items():
        low, high = min(e["low"] for e in events), max(e["high"] for e in events)
        counts = {e["classes"] for e in events}
        if low == 1 and counts == {high} and high > 1:
            says = Text(
                en=f"Of {high:g} scores the highest has a place from 0 to {high - 1:g}; labels run from 1 to {high:g}.",
                zh=f"{high:g} 个分数的 argmax 是 0 到 {high - 1:g}，这里的标签却是 1 到 {high:g}。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="classes-counted-from-one", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Answers count from 0, labels from 1.", zh="预测从 0 开始数，标签从 1 开始数。"),
    why=Text(en="Every right answer is one less than its label and counts as wrong; some wrong ones count as right.",
             zh="每个正确的预测都比标签小 1，被算成错的；有些错的反而算成对的。"),
    cure=Text(en="Let the labels start at 0 once and for all: labels = labels - 1 where they are read.",
              zh="读入数据时就把标签改成从 0 开始：labels = labels - 1，训练和评估都用它。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=CURED, twins=(ONE_MORE, SPARE), check=check,
)  # fmt: skip
