"""Weights moved without an optimizer: the lines that do it, how far they went, and at what pace."""

import ast
import math
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, flow_of
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.signs import words_of

SLOPE = re.compile(r"(^|_)(grads?|g|dw|db|gw|gb|slopes?)\d*(_|$)|^d[A-Z]")
MOVING = ("sub_", "add_", "copy_", "subtract_")


def lines(case: Case) -> Iterator[Place]:
    """Yield the lines that take a share of a gradient off a weight, in place."""
    for file in case.files:
        flow = flow_of(source_of(file))
        yield from (flow.source.place(node) for node in ast.walk(flow.tree) if _moves(flow, node))


def _moves(flow: Flow, node: ast.AST) -> bool:
    match node:
        case ast.AugAssign(op=ast.Sub() | ast.Add(), value=value):
            pass
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=attr)) as value) if attr in MOVING:
            pass
        case ast.Assign(targets=[ast.Attribute(attr="data")], value=value):
            pass
        case _:
            return False
    return bool(flow.loops(node) or flow.scope(node) is not flow.tree) and any(
        map(SLOPE.search, words_of(value))
    )


def gone(case: Case) -> tuple[float, float, float] | None:
    """Return how far leaves without an optimizer went, how long they were, and their rate: way by sum of gradients."""
    seen = case.events("gone")
    if not seen or any(event["leaves"] != seen[-1]["leaves"] for event in seen):
        return None
    far, size, held = seen[-1]["far"], seen[-1]["size"], set(seen[-1]["leaves"])
    looks = [event for event in case.events("slopes") if held & set(event["leaves"])]
    steep = [
        math.hypot(*(s for n, s in zip(e["leaves"], e["slopes"], strict=True) if n in held)) for e in looks
    ]
    mean = sum(steep) / len(steep) if steep else 0.0
    ticks = seen[-1].tick - seen[0].tick
    return far, size, far / (mean * ticks) if mean * ticks > 0 else math.inf
