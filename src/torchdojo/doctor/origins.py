"""Where the data that a model is given were made: from its call back to the line that made them."""

import ast

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, called, flow_of, last_word, text
from torchdojo.doctor.iterating import THROUGH
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import source_of

DEEP = 8
CONTAINERS = {"DataLoader", "TensorDataset", "random_split", "Subset", "zip", "list"} | THROUGH


def origin(case: Case, event: Event) -> Place:
    """Return the line that last made the data of this call of a model, or the call itself."""
    for number, place in enumerate(event.where):
        flow = flow_of(source_of(place.file))
        statement = flow.source.statement(place.line)
        function = event.where[number - 1].function if number else ""
        calls = [n for n in ast.walk(statement) if isinstance(n, ast.Call)] if statement is not None else []
        if function:
            calls = [call for call in calls if last_word(call.func) == function]
        given = next((arg for call in calls for arg in call.args if text(_base(arg))), None)
        if given is None:
            continue
        found = _back(flow, _base(given), statement or given)
        if found is not None:
            return flow.source.place(found)
    return line_of(event.where)


def _base(node: ast.expr) -> ast.expr:
    """Return x of x[:10], of x.float() and of x.to(device)."""
    while True:
        match node:
            case ast.Subscript(value=inner) | ast.Call(func=ast.Attribute(value=inner)) if (
                text(inner) != "torch"
            ):
                node = inner
            case ast.Call(args=[inner, *_]) if called(node) in CONTAINERS:
                node = inner
            case _:
                return node


def _back(flow: Flow, node: ast.expr, use: ast.AST) -> ast.AST | None:
    """Return the statement in which this name was made, going on to what it was made of where that is a container."""
    last: ast.AST | None = None
    for _ in range(DEEP):
        key = text(node)
        loop = next((up for up in flow.loops(use) if isinstance(up, ast.For) and _in(key, up.target)), None)
        if loop is not None:
            node, use = _base(loop.iter), loop
            continue
        found = [
            (s, v) for s, v in flow.bindings(key, flow.scope(use)) if s.lineno <= getattr(use, "lineno", 0)
        ]
        found = [pair for pair in found or flow.bindings(key, flow.tree) if pair[0] is not use]
        if not found:
            return last
        last, value = found[-1]
        function = flow.functions.get(called(value))
        if (
            function is not None
            and len(results := [n for n in ast.walk(function) if isinstance(n, ast.Return)]) == 1
        ):
            return results[0]
        inner = _base(value)
        if inner is value or called(value) not in CONTAINERS:
            return last
        node, use = inner, last
    return last


def _in(key: str, target: ast.expr) -> bool:
    return bool(key) and any(text(part) == key for part in ast.walk(target))
