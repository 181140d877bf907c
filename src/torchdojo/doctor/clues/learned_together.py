"""What a function delivers for training: inputs a model is asked with, and what a loss holds against its answers."""

import ast
from collections.abc import Iterator
from functools import cache

from torchdojo.doctor.clues.splitting import NO_MODELS, as_sets, base
from torchdojo.doctor.flow import Flow, called, parameters, returns, text

FAR = 6  # steps back
Pair = tuple[ast.AST, str, str]  # the function or file, and the names of inputs and answers in it


@cache
def delivered(flow: Flow) -> frozenset[Pair]:
    """Return the functions that make what is learned from, and their names for it: x, y of `return x, y`."""
    found, todo = set[Pair](), set(_learned(flow))
    for _ in range(FAR):
        todo = {older for pair in todo for older in _older(flow, *pair)} - found
        found |= todo
    return frozenset(found)


def _learned(flow: Flow) -> Iterator[Pair]:
    """Yield x and y of loss(model(x), y) and loss(model(x[rows]), y[rows]); rows that meet as two sets are no pairs."""
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Call) or len(node.args) != 2 or as_sets(flow, node):
            continue
        scope, aim = flow.scope(node), node.args[1]
        for part in flow.expanded(node.args[0], 1, callers=False):
            asked = isinstance(part, ast.Call) and part.args and called(part) not in NO_MODELS
            if asked and flow.scope(part) is scope and _rows(part.args[0]) == _rows(aim):  # type: ignore[attr-defined]
                yield from _named(scope, part.args[0], aim)  # type: ignore[attr-defined]


def _rows(node: ast.expr) -> str:
    return ast.unparse(node.slice) if isinstance(node, ast.Subscript) else ""


def _named(scope: ast.AST, one: ast.expr, other: ast.expr) -> Iterator[Pair]:
    x, y = text(base(one)), text(base(other))
    if x and y and x != y:
        yield scope, x, y


def _older(flow: Flow, scope: ast.AST, x: str, y: str) -> Iterator[Pair]:
    """Yield what two names were made of side by side: parts with the same rows, a function's results, its arguments."""
    mine, its = flow.bindings(x, scope), flow.bindings(y, scope)  # type: ignore[arg-type]
    if not mine and not its:
        yield from _handed(flow, scope, x, y)
    for statement, value in mine:
        for _, aim in its:
            if value is aim:
                yield from _results(flow, statement, value, x, y)
            elif _rows(value) == _rows(aim) and {type(value), type(aim)} == {ast.Subscript}:
                yield from _named(scope, value, aim)


def _handed(flow: Flow, scope: ast.AST, x: str, y: str) -> Iterator[Pair]:
    """Yield what two parameters stand for at each call, or two names of the file; in a loop, what it goes through."""
    loops = [n for n in ast.walk(flow.tree) if isinstance(n, ast.For) and flow.scope(n) is scope]
    turns = [
        n
        for n in loops
        if isinstance(n.target, ast.Tuple) and [text(one) for one in n.target.elts][:2] == [x, y]
    ]
    for loop in turns:
        yield from _gone_through(flow, loop)
    if turns:
        return
    if isinstance(scope, ast.FunctionDef) and {x, y} <= parameters(scope):
        names = [argument.arg for argument in scope.args.args]
        for call in flow.source.calls(scope.name):
            if len(call.args) > max(names.index(x), names.index(y)) and isinstance(call.func, ast.Name):
                yield from _named(flow.scope(call), call.args[names.index(x)], call.args[names.index(y)])
    elif scope is not flow.tree and not {x, y} & parameters(scope):
        yield flow.tree, x, y


def _gone_through(flow: Flow, loop: ast.For) -> Iterator[Pair]:
    """Yield a and b of a loop over zip(a, b), or over a loader of TensorDataset(a, b)."""
    for part in flow.expanded(loop.iter, 2):
        if isinstance(part, ast.Call) and called(part) in ("TensorDataset", "zip") and len(part.args) >= 2:
            yield from _named(flow.scope(part), part.args[0], part.args[1])


def _results(flow: Flow, statement: ast.stmt, value: ast.expr, x: str, y: str) -> Iterator[Pair]:
    """Yield the names that a function of the file has for what `x, y = f()` gets of it."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    function = flow.functions.get(called(value))
    if function is None or not isinstance(target, ast.Tuple):
        return
    names = [text(one) for one in target.elts]
    for given in returns(function):
        if isinstance(given, ast.Tuple) and len(given.elts) == len(names):
            yield from _named(function, given.elts[names.index(x)], given.elts[names.index(y)])
