"""evaluating-in-train-mode: dropout and batch norm go on as in training while the model is examined."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, Spot, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.contests import makers
from torchdojo.doctor.traces.examinations import unread
from torchdojo.doctor.traces.switches import for_the_statistics
from torchdojo.text import Text

ASKED = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
SICK = changed(CLASSIFIER, ("    model.eval()\n", ""), (ASKED, f"{ASKED[:-1]}  # <- here\n"))
MONTE_CARLO = changed(  # many answers to one question, averaged
    CLASSIFIER,
    ("    model.eval()\n", ""),
    ("model(inputs).argmax", "torch.stack([model(inputs) for _ in range(8)]).mean(0).argmax"),
)
NOTHING_TO_SWITCH = changed(CLASSIFIER, ("    model.eval()\n", ""), ("    nn.Dropout(0.1),\n", ""))
DROPS_NOTHING = changed(CLASSIFIER, ("    model.eval()\n", ""), ("nn.Dropout(0.1)", "nn.Dropout(0.0)"))


def interleaved(case: Case, spot: Spot) -> bool:
    """Whether the model is asked at nearly every step, as acting in an environment or a second loss would."""
    asked = {event.tick for event in spot.forwards}
    learned = {e.tick for e in case.events("forward") if e["grad"] and e.tick >= min(asked)}
    return len(asked) > 0.5 * max(2, len(learned))


def repeated(case: Case, spot: Spot) -> bool:
    """Whether the same rows were asked again and again between two steps."""
    ticks = [event.tick for event in spot.forwards]
    rows = [
        e["examined"]
        for e in case.events("rows")
        if e.where == spot.where and e["module"] == spot.model.number
    ]
    given = [event["inputs"][0]["shape"][0] for event in spot.forwards if event["inputs"]]
    passes = max(1, len(set(ticks)))
    return bool(rows) and bool(given) and sum(given) > 2.5 * passes * rows[0]


def check(case: Case) -> Iterator[Finding]:
    """Nearly all calls without learning run with dropout or batch norm in training mode."""
    switched = any(not event["training"] for event in case.events("mode"))
    generators = makers(case)  # what they make is looked at, not measured
    for spot in case.evaluations():
        asked = [event for event in spot.forwards if event.tick > 0 and not for_the_statistics(case, event)]
        awake = [event for event in asked if sum(event["modes"]) == event["modes"][0] > 0]
        sick = [event for event in awake if event["training"] or not switched]  # model.training = False alone
        if not nearly_all(len(sick), len(asked)) or interleaved(case, spot) or repeated(case, spot):
            continue
        place = line_of(spot.where)
        if spot.model.number in generators or unread(case.source(place), place.line):
            continue
        says = Text(
            en=f"{len(sick)} of {len(asked)} calls here ran with {sick[0]['modes'][0]} dropout or "
            "batch norm layers in training mode.",
            zh=f"这里的 {len(asked)} 次调用中，有 {len(sick)} 次让 {sick[0]['modes'][0]} 个 dropout "
            "或 batch norm 层处于训练模式。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="evaluating-in-train-mode",
    severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The model is examined in training mode.", zh="评估时模型还处于训练模式。"),
    why=Text(en="Dropout makes the answers worse and random; batch norm learns from the test data.",
             zh="dropout 让答案变差、变随机；batch norm 会从测试数据里学东西。"),
    cure=Text(en="Call model.eval() before the evaluation and model.train() after it.",
              zh="评估前调用 model.eval()，评估后调用 model.train()。"),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/notes/autograd.html#evaluation-mode-nn-module-eval",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(MONTE_CARLO, NOTHING_TO_SWITCH, DROPS_NOTHING),
    check=check,
)  # fmt: skip
