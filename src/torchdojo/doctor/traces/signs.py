"""Signs that several rules look for: how the script crashed, how the loss went, what entered a loss."""

import ast
import math
from itertools import pairwise
from statistics import median, pstdev

from torchdojo.doctor.case import NOWHERE, Case, Graph, line_of, most
from torchdojo.doctor.log import Event, Place, Where
from torchdojo.doctor.source import source_of


def crash(case: Case, *words: str) -> Place | None:
    """Return the user's line at which an exception ended the script, if its message says one of these things."""
    error = case.log.run.get("error") or {}
    message = error.get("message", "")
    if not any(word in message for word in words):
        return None
    return Place(*error["where"][0]) if error["where"] else NOWHERE


def values(case: Case) -> list[float]:
    """Return the losses on which backward() was called most: all those of one line."""
    told = [event for event in case.backwards if event["value"] is not None]
    place = most(told)
    return [event["value"] for event in told if line_of(event.where) == place]


def fell(case: Case) -> float | None:
    """Return which share of its first value the loss has lost in the end; None if it cannot be said."""
    seen = values(case)
    few = max(1, min(5, len(seen) // 5))
    if len(seen) < 5 or not all(map(math.isfinite, seen)) or median(seen[:few]) <= 0:
        return None
    return 1 - median(seen[-few:]) / median(seen[:few])


def noise(case: Case) -> float:
    """Return how much the loss jumps from one backward() to the next, as a share of its size."""
    seen = values(case)
    jumps = [after - before for before, after in pairwise(seen)]
    return pstdev(jumps) / abs(median(seen)) if len(jumps) > 1 and median(seen) else 0.0


def halves_alike(case: Case) -> bool:
    """Whether the loss was about the same in both halves of many values: of a loud loss the ends tell little."""
    seen = values(case)
    middle = len(seen) // 2
    return len(seen) >= 40 and median(seen[middle:]) >= 0.9 * median(seen[:middle])


def shares(event: Event) -> bool:
    """Whether a loss was given probabilities: numbers from 0 to 1 that add up to 1 in every sample."""
    rows = event["rows"]
    return bool(rows) and event["input"]["min"] >= -1e-6 and all(abs(end - 1) < 1e-3 for end in rows["sum"])


def looked_at(losses: list[Event]) -> list[Event]:
    """Return the losses whose values were read, if there are any, else all."""
    return [event for event in losses if event["rows"]] or losses


def last(event: Event) -> str:
    """Return the operation that made what a loss was given."""
    return str(event["chain"][0]["by"]) if event["chain"] else ""


def origin(case: Case, event: Event, operation: str) -> Place:
    """Return the line that made what a loss was given, by this operation or as a share written by hand."""
    for link in event["chain"] or ():
        if link["by"].startswith(operation) and link.get("where"):
            return case.made(link)
    for file in case.files if event["chain"] and event["chain"][0]["by"].startswith("Div") else ():
        for node in ast.walk(source_of(file).tree):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and "sum" in words_of(node.right):
                return source_of(file).place(node)
    return line_of(event.where)


def summed(graph: Graph) -> int:
    """Return how many losses a backward() goes through: torch's own, or by how often each layer was used."""
    losses = [n for name, n in graph.operations.items() if "Loss" in name or "CrossEntropy" in name]
    used = graph.operations.get("AddmmBackward0", 0) / max(1, len(graph.leaves))
    return max(losses) if losses else int(2 * used)


def left_loop(case: Case, inner: Where, outer: Place) -> bool:
    """Whether what runs at `inner` is repeated by a loop that `outer`, a line of one of its callers, has left."""
    for depth, place in enumerate(inner):
        source = case.source(place)
        mine, other = source.loops(place.line), source.loops(outer.line)
        if place.file == outer.file and place.function == outer.function:
            return (depth > 0 and repeated(case, inner[:depth])) or set(other) < set(mine)
    return False


def repeated(case: Case, where: Where) -> bool:
    """Whether one of these lines stands in a loop or a comprehension."""
    return any(place.function.startswith("<") or case.source(place).loops(place.line) for place in where)


def words_of(node: ast.AST | None) -> set[str]:
    """Return every name, attribute and keyword in a piece of code, and "None" if that stands in it."""
    parts = list(ast.walk(node)) if node is not None else []
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    names |= {part.arg for part in parts if isinstance(part, ast.keyword) and part.arg}
    names |= {"None" for part in parts if isinstance(part, ast.Constant) and part.value is None}
    return names | {part.attr for part in parts if isinstance(part, ast.Attribute)}


def on_self(node: ast.Attribute) -> bool:
    """Whether it is an object's own attribute: self.name."""
    return isinstance(node.value, ast.Name) and node.value.id == "self"


def products(case: Case) -> Place | None:
    """Return the first line that multiplies by weights by hand: x @ w, torch.mm, F.linear."""
    for source in map(source_of, case.files):
        for node in (n for n in ast.walk(source.tree) if isinstance(n, (ast.BinOp, ast.Call))):
            sign = isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)
            name = isinstance(node, ast.Call) and bool(words_of(node.func) & {"mm", "matmul", "linear"})
            if (sign or name) and (source.loops(node.lineno) or source.function(node.lineno)):
                return source.place(node)
    return None
