"""Models that are asked together, although they learned the same from the same beginning: copies of each other."""

import ast
from collections import Counter

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import called, flow_of
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.source import source_of

LOOKS = 5  # at the weights of each
SEVERAL = 3
TOGETHER = {"stack", "cat", "sum", "mean", "concatenate", "array"}
ANSWERS = {"argmax", "eq", "item"}  # a score of each for itself is no vote
Course = tuple[tuple[float, ...], ...]


def copies(case: Case) -> list[Thing]:
    """Return the models whose weights were as long as each other's at every look, and moved in between."""
    courses: dict[Course, list[Thing]] = {}
    for optimizer in case.optimizers:
        looks = [event["sizes"] for event in case.events("weights") if event["optimizer"] == optimizer.number]
        own = [m for m in case.models if case.held(optimizer) == set(m["parameters"].values())]
        if len(looks) >= LOOKS and looks[0] != looks[-1] and own:
            courses.setdefault(tuple(map(tuple, looks)), []).append(own[0])
    most = max(courses.values(), key=len, default=[])
    return most if len({model.number for model in most}) >= SEVERAL else []


def vote(case: Case, models: list[Thing]) -> bool:
    """Whether the answers of all these models, and of no other, are put together in one line when they have learned."""
    numbers = {model.number for model in models}
    asked: dict[Place, set[int]] = {}
    for event in case.events("forward"):
        if not event["grad"]:
            asked.setdefault(line_of(event.where), set()).add(event["module"])
    return any(numbers == seen and _joined(place) for place, seen in asked.items())


def _joined(place: Place) -> bool:
    """Whether this is torch.stack([m(x) for m in models]), sum(m(x) for m in models) / n or votes += m(x)."""
    statement = flow_of(source_of(place.file)).source.statement(place.line)
    match statement:
        case ast.AugAssign(op=ast.Add(), value=value):
            return not {called(part) for part in ast.walk(value)} & ANSWERS
    for part in ast.walk(statement) if statement is not None else ():
        if called(part) in TOGETHER and isinstance(part, ast.Call) and part.args:
            each = part.args[0].elt if isinstance(part.args[0], ast.ListComp | ast.GeneratorExp) else None
            inside = [called(one) for one in ast.walk(each)] if each is not None else []
            if (
                each is not None
                and not isinstance(each, ast.Compare)
                and not set(inside) & (ANSWERS - {"argmax"})
            ):
                return True
    return False


def seeded(case: Case, times: int) -> tuple[Place, int] | None:
    """Return the line that set one seed so often, and the seed."""
    found = Counter((line_of(e.where), e["value"]) for e in case.events("seed") if e["library"] == "torch")
    lines = Counter(place for place, _ in found)
    alike = [key for key, n in found.items() if n >= times and lines[key[0]] == 1]
    return alike[-1] if alike else None
