"""threshold-on-logits: 0.5 is a threshold for probabilities; raw scores are cut at 0."""

import ast
import math
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.flow import called, flow_of, own, pairs, text
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

RIGHT = "    right = ((model(x_data) > 0) == (y_data > 0.5)).float().mean()\n"
SICK = changed(BINARY, (RIGHT, RIGHT[:-1].replace("> 0)", "> 0.5)") + "  # <- here\n"))
PROBABILITY = changed(
    BINARY, (RIGHT, RIGHT.replace("(model(x_data) > 0)", "(torch.sigmoid(model(x_data)) > 0.5)"))
)
REGRESSION = changed(
    BINARY,
    ("nn.BCEWithLogitsLoss()", "nn.MSELoss()"),
    (RIGHT, RIGHT.replace("(model(x_data) > 0)", "(model(x_data) > 0.5)")),
)  # least squares on 0 and 1: 0.5 is the middle


def cut_later(event: Event) -> Iterator[Place]:
    """Yield where numbers that left torch under a name are compared with 0.5."""
    place = line_of(event.where)
    flow = flow_of(source_of(place.file))
    statement = flow.source.statement(place.line)
    names = {text(t) for t, _ in pairs(statement)} - {""} if isinstance(statement, ast.Assign) else set()
    scope = flow.scope(statement) if statement is not None else None
    bound = (s.lineno for name in names for s, _ in flow.bindings(name, scope))
    end = min((line for line in bound if line > place.line), default=math.inf)  # then it is something else
    for node in own(scope) if scope is not None else ():
        match node:
            case ast.Compare(left=left, ops=[ast.Gt() | ast.GtE()], comparators=[ast.Constant(value=0.5)]):
                plain = node.lineno <= end and "abs" not in map(called, ast.walk(left))
                if plain and ({*map(text, ast.walk(left))} & names or flow.statement(node) is statement):
                    yield flow.source.place(node)


def check(case: Case) -> Iterator[Finding]:
    """Answers of a model trained by binary_cross_entropy_with_logits, outside of 0 to 1, are compared with 0.5."""
    logits = case.learned_losses("binary_cross_entropy_with_logits")
    plain = {e["name"] for e in case.losses} - {"binary_cross_entropy_with_logits"}
    groups: dict[Place, list[Event]] = {}
    tried = {line_of(event.where) for event in case.events("threshold") if event["at"] < 0}  # many cuts
    for event in case.events("threshold"):
        if event["at"] == 0.5 and line_of(event.where) not in tried:
            groups.setdefault(line_of(event.where), []).append(event)
    for event in case.events("left"):
        for place in cut_later(event):
            groups.setdefault(place, []).append(event)
    for place, events in groups.items():
        sick = [e for e in events if e.facts.get("min", 0) < 0 or e.facts.get("max", 0) > 1]
        if logits and not plain and place.line and 2 * len(sick) > len(events):
            low, high = min(e["min"] for e in sick), max(e["max"] for e in sick)
            says = Text(
                en=f"Raw scores between {low:.2f} and {high:.2f} are cut at 0.5, which is a probability of 0.62.",
                zh=f"在 0.5 处划界的是原始分数（{low:.2f} 到 {high:.2f}），相当于概率 0.62。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="threshold-on-logits", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Raw scores are compared with a threshold for probabilities.", zh="拿概率的阈值去比原始分数。"),
    why=Text(en="BCEWithLogitsLoss trains raw scores: a probability of 0.5 is the score 0. Cut at 0.5, everything "
                "between 0 and 0.5 is counted as a no.",
             zh="BCEWithLogitsLoss 训练的是原始分数，概率 0.5 对应分数 0。在 0.5 处划界，0 到 0.5 "
                "之间的都被误判成“否”。"),
    cure=Text(en="Compare scores with 0, or torch.sigmoid(scores) with 0.5.",
              zh="分数和 0 比；或者先 torch.sigmoid，再和 0.5 比。"),
    lecture=6, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html",
    sick=SICK, cured=BINARY, twins=(PROBABILITY, REGRESSION), check=check,
)  # fmt: skip
