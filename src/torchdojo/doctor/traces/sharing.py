"""Shares that add up to 1: along which axis of an answer, or of the parts of a row, they were dealt out."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import called
from torchdojo.doctor.log import Event, Place

Shapes = set[tuple[int, ...]]  # each behind the tick in which it was seen


def over_the_batch(event: Event, answers: Shapes) -> bool:
    """Whether a softmax of the model's whole answer runs along the samples."""
    shape = event["shape"]
    return len(shape) == 2 and event["dim"] in (0, -2) and min(shape) > 1 and (event.tick, *shape) in answers


def both_ways(case: Case, event: Event) -> bool:
    """Whether the function around shares out along several axes in turn, as Sinkhorn's steps do."""
    place = line_of(event.where)
    parts = list(ast.walk(case.source(place).function(place.line) or ast.Module([], [])))
    calls = [part for part in parts if isinstance(part, ast.Call) and "softmax" in called(part)]
    axes = {ast.unparse(call.keywords[0].value if call.keywords else call.args[-1]) for call in calls if
            call.keywords or call.args}  # fmt: skip
    return len(axes) > 1 and not any(called(part) == "backward" for part in parts)


def answered(case: Case) -> Shapes:
    """Return the shapes of answers; not (D, N) of an input (D, N, F): there both are rows."""
    inputs = ((event.tick, one["shape"]) for event in case.events("forward") for one in event["inputs"] or ())
    deep = {(tick, *shape[:2]) for tick, shape in inputs if len(shape) == 3}
    return {(event.tick, *event["shape"]) for event in case.events("answer")} - deep


def bags(case: Case) -> Iterator[tuple[Place, int, int, int]]:
    """Yield where the parts of each row are weighed by shares that add up to 1 over the rows: rows, parts, axis."""
    given = [one["shape"] for event in case.events("forward") for one in event["inputs"] or ()]
    rows = {shape[0] for shape in (*given, *(event["shape"] for event in case.events("answer"))) if shape}
    for one, where in case.oddities("over_bags"):
        place = case.making(one["made"]) or line_of(case.log.stacks[one["where"]] or where)
        n, k, dim = one["shape"][0], max(one["shape"][1:]), one.get("dim", 0)
        steps_first = any(shape[:2] == [k, n] for shape in given)
        if n in rows and n != k and min(n, k) > 1 and (dim == 0 or steps_first):
            yield place, n, k, dim


def beside_classes(case: Case) -> Iterator[tuple[Place, list[int], int, int]]:
    """Yield where labels pick classes out of shares that add up to 1 along another axis: shape, axis, classes."""
    found = dict[Place, tuple[list[int], int, int]]()
    for odd, where in case.oddities("beside_classes"):
        place = case.made(odd["made"]) if odd["made"].get("where") else line_of(where)
        found.setdefault(place, (odd["shape"], odd["dim"], odd["classes"]))
    for place, told in found.items():
        yield place, *told
