"""Pixels that a model divides by 255 although they were divided before."""

import ast
import math

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import flow_of, parameters, text
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import source_of

WHITE = 255


def inside(call: Event, first: Event) -> bool:
    """Whether a model divides by 255 what it is given, and is given numbers from 0 to 1 already."""
    given, entered = call["spread"], first["spread"]
    if first["scaling"] or not entered:
        return False
    same = math.prod(call["inputs"][0]["shape"]) == math.prod(first["shape"])
    same = same and given["min"] >= 0 and 0 < given["max"] <= 1
    return same and all(abs(WHITE * entered[k] - given[k]) <= 1e-4 * given["max"] for k in ("max", "mean"))


def dividing(case: Case, first: Event) -> Place:
    """Return the only line in a forward() that speaks of 255 and its input, or the call of the first layer."""
    found = set[Place]()
    for flow in (flow_of(source_of(file)) for file in case.files):
        methods = [n for n in ast.walk(flow.tree) if isinstance(n, ast.FunctionDef) and n.name == "forward"]
        for method in methods:
            for part in ast.walk(method):
                statement = flow.statement(part)
                names = {text(inner) for inner in ast.walk(statement)} & parameters(method)
                if isinstance(part, ast.Constant) and part.value == WHITE and names - {"self"}:
                    found.add(flow.source.place(statement))
    return found.pop() if len(found) == 1 else line_of(first.where)
