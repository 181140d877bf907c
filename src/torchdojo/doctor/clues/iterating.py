"""Iterators that deliver once, and the loops that run over them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, Scope, called, last_word, leaves_early, own, text

ONCE = {"zip", "map", "filter", "iter", "reversed", "enumerate", "chain", "starmap"}
ENDLESS = {"cycle", "count", "repeat"}
THROUGH = {"enumerate", "tqdm", "trange", "zip", "progress", "track"}  # what passes every element on


@dataclass(frozen=True, slots=True)
class Once:
    """An expression that makes an iterator, where it stands, and the name it is given ("" for an argument)."""

    node: ast.stmt | ast.expr
    value: ast.expr
    key: str


def delivers_once(flow: Flow, value: ast.expr) -> bool:
    """Whether an expression makes an iterator that ends, and can be run over once."""
    if isinstance(value, ast.GeneratorExp):
        return True
    if not isinstance(value, ast.Call) or any(called(part) in ENDLESS for part in ast.walk(value)):
        return False
    name = called(value)
    if name in ONCE and (isinstance(value.func, ast.Name) or text(value.func).startswith("itertools.")):
        return not (name == "iter" and len(value.args) > 1)
    function = flow.functions.get(name)
    if function is None or isinstance(value.func, ast.Attribute) != (flow.owner(function) is not None):
        return False
    inside = list(own(function))
    forever = any(isinstance(n, ast.While) and isinstance(n.test, ast.Constant) for n in inside)
    decorated = bool(function.decorator_list)
    return any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in inside) and not forever and not decorated


def one_shots(flow: Flow) -> Iterator[Once]:
    """Yield the iterators that are given a name, and those that are given to a function."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and delivers_once(flow, node.value):
            if text(node.targets[0]):
                yield Once(node, node.value, text(node.targets[0]))
        elif isinstance(node, ast.Call) and last_word(node.func) in flow.functions:
            yield from (Once(arg, arg, "") for arg in node.args if delivers_once(flow, arg))


def second_use(flow: Flow, made: Once) -> ast.AST | None:
    """Return the loop over an iterator that is reached again after it has been run over."""
    if not made.key:
        call = flow.parents[made.value]
        return _inside(flow, call, made.value, again=False)
    home: Scope = flow.scope(made.node)
    if made.key.startswith("self."):
        home = flow.owner(made.node) or home
    seen: list[ast.AST] = []
    for use, leaf in _uses(flow, made, home):
        loops = [loop for loop in flow.loops(use) if not flow.within(made.node, loop)]
        fresh = [stmt for stmt, _ in flow.bindings(made.key) if stmt is not made.node]
        loops = [loop for loop in loops if not any(flow.within(stmt, loop) for stmt in fresh)]
        consumed = _inside(flow, use, leaf, again=bool(loops)) if isinstance(use, ast.Call) else use
        if consumed is None or (
            isinstance(consumed, ast.For) and (leaves_early(consumed) or _counted(consumed))
        ):
            continue
        if loops or (isinstance(use, ast.Call) and _inside(flow, use, leaf, again=False) is not None):
            return consumed
        if _in_turn(flow, made, [*seen, use], fresh) or (not fresh and _called_again(flow, made, use)):
            return consumed
        seen.append(use)
    return None


def _counted(loop: ast.For) -> bool:
    """Whether a loop takes so many elements and no more, and the next one goes on from there: zip(range(40), rows)."""
    parts = [part for part in ast.walk(loop.iter) if called(part) == "zip"]
    return any(called(arg) == "range" for zipped in parts for arg in zipped.args)  # type: ignore[attr-defined]


def _called_again(flow: Flow, made: Once, use: ast.AST) -> bool:
    """Whether the function that runs over what is kept in self is called in a loop."""
    function = flow.scope(use)
    if not made.key.startswith("self.") or not isinstance(function, ast.FunctionDef) or flow.loops(made.node):
        return False
    calls = [n for n in ast.walk(flow.tree) if called(n) == function.name and flow.loops(n)]
    return flow.scope(made.node) is not function and bool(calls)


def _in_turn(flow: Flow, made: Once, uses: list[ast.AST], fresh: list[ast.stmt]) -> bool:
    """Whether two uses follow each other in one block, and no new iterator was made."""
    if len(uses) < 2 or fresh or flow.loops(made.node):
        return False
    one, other = (flow.statement(use) for use in uses[-2:])
    return one is not other and flow.parents.get(one) is flow.parents.get(other) is flow.parents.get(
        made.node
    )


def _uses(flow: Flow, made: Once, home: Scope) -> Iterator[tuple[ast.AST, ast.expr]]:
    """Yield the loops over the iterator, and the calls of the file's own functions it is given to."""
    for node in sorted(ast.walk(home), key=lambda n: getattr(n, "lineno", 0)):
        if isinstance(node, ast.For):
            leaf = _bare(node.iter, made.key)
            if leaf is not None:
                yield node, leaf
        elif isinstance(node, ast.Call) and last_word(node.func) in flow.functions:
            given = [*node.args, *(word.value for word in node.keywords)]
            yield from ((node, arg) for arg in given if text(arg) == made.key)


def _bare(node: ast.expr, key: str) -> ast.expr | None:
    """Return the name itself, if this is the name or something that passes every element of it on."""
    if text(node) == key:
        return node
    if isinstance(node, ast.Call) and called(node) in THROUGH:
        return next((found for arg in node.args if (found := _bare(arg, key)) is not None), None)
    return None


def _inside(flow: Flow, call: ast.AST, given: ast.expr, again: bool) -> ast.For | None:
    """Return the loop over this argument in the function that is called: any, or one inside another loop."""
    function = flow.functions.get(called(call))
    if function is None or not isinstance(call, ast.Call):
        return None
    name = _parameter(call, function, given)
    loops = [n for n in own(function) if isinstance(n, ast.For) and name and _bare(n.iter, name) is not None]
    loops = [loop for loop in loops if not leaves_early(loop)]
    if flow.bindings(name, function):
        return None
    return next((loop for loop in loops if again or flow.loops(loop)), None)


def _parameter(call: ast.Call, function: ast.FunctionDef, given: ast.expr) -> str:
    names = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]
    if names and names[0] in ("self", "cls"):
        names = names[1:]
    if given in call.args:
        number = call.args.index(given)
        return names[number] if number < len(names) else ""
    return next((word.arg or "" for word in call.keywords if word.value is given), "")
