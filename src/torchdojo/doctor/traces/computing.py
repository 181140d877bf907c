"""Where a loss is computed, and what cuts it from what should learn: lines found from its backward()."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, flow_of, last_word, returns
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of

GUARDS = {"no_grad", "inference_mode"}


def losses(flow: Flow, line: int) -> Iterator[ast.expr]:
    """Yield what backward() or autograd.grad() is called on in this line."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=loss, attr="backward"), lineno=first):
                if first <= line <= (node.end_lineno or 0):
                    yield loss
            case ast.Call(func=ast.Attribute(attr="grad"), args=[loss, *_], lineno=first):
                if first <= line <= (node.end_lineno or 0):
                    yield loss


def computed(learning: Place) -> Place:
    """Return the line that computes what backward() is called on there: of a function that only this line asks, its."""
    flow = flow_of(source_of(learning.file))
    for loss in losses(flow, learning.line):
        made = flow.made(loss) or loss
        function = flow.functions.get(called(made))
        given = returns(function) if function is not None else []
        alone = sum(called(node) == called(made) for node in ast.walk(flow.tree)) == 1
        return flow.source.place(given[0] if len(given) == 1 and alone else made)
    return learning


def _whole(flow: Flow, loss: ast.expr) -> Iterator[ast.AST]:
    """Yield what a loss is made of, and what is handed to the function that computes it, if one line calls that."""
    yield from flow.expanded(loss, 4)
    name = getattr(flow.scope(loss), "name", "")
    calls = [
        node for node in ast.walk(flow.tree) if isinstance(node, ast.Call) and name and called(node) == name
    ]
    for call in calls if len(calls) == 1 else ():
        for given in (*call.args, *(keyword.value for keyword in call.keywords)):
            yield from flow.expanded(given, 4)


def cut(learning: Place, words: set[str]) -> Place | None:
    """Return the line, on the way to what backward() is called on there, that one of these words cuts the graph in."""
    flow = flow_of(source_of(learning.file))
    for loss in losses(flow, learning.line):
        for part in _whole(flow, loss):
            guard = next(_guards(flow, part), None) if isinstance(part, ast.Call) else None
            later = flow.scope(part) is flow.scope(loss) and getattr(part, "lineno", 0) > learning.line
            if not later and (guard is not None or last_word(part) in words):
                return flow.source.place(guard or flow.statement(part))
    return None


def _guards(flow: Flow, node: ast.AST) -> Iterator[ast.AST]:
    """Yield the no_grad() around a node: the with statement, or the decorator of its function."""
    for up in flow.above(node):
        heads = [item.context_expr for item in up.items] if isinstance(up, ast.With) else []
        heads += up.decorator_list if isinstance(up, ast.FunctionDef) else []
        yield from (one for one in heads if any(last_word(part) in GUARDS for part in ast.walk(one)))
