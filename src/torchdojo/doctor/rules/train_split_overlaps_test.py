"""train-split-overlaps-test: rows the model has learned stand in its examination."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, REGRESSION, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LOADER = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:]), batch_size=50)\n"
MORE = "test_loader = DataLoader(TensorDataset(x_data[250:], y_data[250:]), batch_size=50)  # <- here\n"
SICK = changed(CLASSIFIER, (LOADER, MORE))
TRAINING_SCORE = changed(
    REGRESSION, ("model(x_test).squeeze(1), y_test", "model(x_train).squeeze(1), y_train")
)
TEST = re.compile(r"(^|[_\s])(test|val|valid|validation|holdout)([_\s]|$)")


def split(case: Case, event: Event) -> Place:
    """Return where the loader of this evaluation was made, if it has one, else the evaluation."""
    before = [e for e in case.events("batch") if e.number < event.number]
    forwards = [e for e in case.events("forward") if e.where == event.where]
    before = [e for e in before if forwards and e.number < forwards[-1].number]
    size = forwards[-1]["inputs"][0]["shape"] if forwards and forwards[-1]["inputs"] else []
    if before and before[-1]["parts"] and before[-1]["parts"][0]["shape"][:1] == size[:1]:
        return line_of(case.log.things[before[-1]["loader"]].where)
    return line_of(event.where)


def check(case: Case) -> Iterator[Finding]:
    """Some of the rows examined were learned before; or all, and the code calls them test rows; no row is common."""
    for event in case.events("rows"):
        examined, both = event["examined"], event["both"]
        place = split(case, event)
        words = case.source(line_of(event.where)).words(line_of(event.where).line)
        named = TEST.search(words) and "train" not in words
        whole = both >= 0.95 * min(examined, event["trained"])
        if (
            event["twice"]
            or event["trained"] < 20
            or both < 5
            or both < 0.03 * examined
            or (whole and not named)
        ):
            continue
        says = Text(
            en=f"{both} of the {examined} rows examined are among the {event['trained']} rows "
            "learned before.",
            zh=f"用来评估的 {examined} 行里，有 {both} 行在之前训练过的 {event['trained']} 行当中。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="train-split-overlaps-test",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="Training data and test data share rows.", zh="训练集和测试集有重复的行。"),
    why=Text(
        en="The model has seen these answers. The score says how well it remembers, not how well it will do.",
        zh="这些题的答案模型都见过。这样的分数只说明它记得多牢，不说明它以后做得多好。",
    ),
    cure=Text(
        en="Split once, so that every row is in exactly one part: random_split, or slices that do "
        "not overlap.",
        zh="只划分一次，让每一行只属于一个部分：用 random_split，或互不重叠的切片。",
    ),
    lecture=7,
    source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(TRAINING_SCORE,),
    check=check,
)
