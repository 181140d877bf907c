"""stepping-on-test-batches: the model learns from the data that is to examine it."""

import re
from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Trail, Where
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import phases
from torchdojo.doctor.traces.batches import loader_names
from torchdojo.text import Text

TEST = re.compile(
    r"(^|_)(te|tst|test|va|val|valid|validation|eval|dev|held|holdout|unseen)(_|$)", re.IGNORECASE
)
TRAIN = re.compile(r"(^|_)train", re.IGNORECASE)
EVALUATION = CLASSIFIER[CLASSIFIER.index("    model.eval()") : CLASSIFIER.index("    print(")]
LEARNING = """\
    correct = 0
    for x, y in test_loader:
        optimizer.zero_grad()
        scores = model(x)
        criterion(scores, y).backward()
        optimizer.step()  # <- here
        correct += (scores.argmax(dim=1) == y).sum().item()
"""
SICK = changed(CLASSIFIER, (EVALUATION, LEARNING))


def last_batch(trail: Trail) -> set[int]:
    """Return the loader of the last batch that was fetched before a step."""
    return set([about for kind, about, _ in trail.marks if kind == "batch"][-1:])


def check(case: Case) -> Iterator[Finding]:
    """Steps follow batches of a loader named after testing, or are made where a model is examined."""
    names = loader_names(case)
    test = {n for n, given in names.items() if any(TEST.search(g) and not TRAIN.search(g) for g in given)}
    steps: Counter[Where] = Counter()
    learned_from: set[int] = set()
    also = {trail.optimizer for trail in case.log.trails if last_batch(trail) - test}
    for trail in case.log.trails:
        learned_from |= last_batch(trail)
        if last_batch(trail) & test and trail.optimizer in also:  # others adapt or calibrate, on purpose
            steps[trail.marks[-1][2]] += trail.count
    if not learned_from & (names.keys() - test):
        steps.clear()
    steps = steps or Counter(event.where for event in phases.sick(case))
    for where, n in steps.most_common(1):
        says = Text(
            en=f"{sum(steps.values())} steps looked at were made on data that examine the model.",
            zh=f"看到有 {sum(steps.values())} 步是在评估用的数据上走的。",
        )
        if n > 1:
            yield Finding(line_of(where), says)


RULE = Rule(
    name="stepping-on-test-batches",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The optimizer makes steps on test data.", zh="优化器在测试数据上更新了权重。"),
    why=Text(
        en="Data that the model has learned from can no longer say how it does on data it has never seen.",
        zh="模型已经学过的数据，就不能再说明它在没见过的数据上表现如何。",
    ),
    cure=Text(
        en="Only evaluate on test data: no backward(), no step().",
        zh="测试数据只用来评估：不要 backward()，不要 step()。",
    ),
    lecture=7,
    source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK,
    cured=CLASSIFIER,
    check=check,
)
