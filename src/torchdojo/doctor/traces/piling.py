"""Samples on their way into a batch: the statement that changes them where they lie, or that mixes their order."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, flow_of, own, pairs, parameters, text
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import Source, source_of

SORTING = {"sorted", "sort", "argsort", "shuffle", "permutation", "randperm", "sample", "topk"}
CUTTING = {"split", "chunk"}
WRITTEN_ANEW = {
    "copy_",
    "normal_",
    "uniform_",
    "fill_",
    "zero_",
    "random_",
    "bernoulli_",
    "exponential_",
    "copyto",
}


def function_at(source: Source, line: int) -> ast.AST | None:
    """Return the function whose code begins in this line: with its first decorator, if it has one."""
    found = [node for node in ast.walk(source.tree) if isinstance(node, FUNCTIONS) and node.lineno >= line]
    return min(found, key=lambda node: node.lineno, default=None)


def mixed_at(file: str, line: int) -> Place | None:
    """Return where the function that begins here puts something into another order, else where it returns."""
    source = source_of(file)
    function = function_at(source, line)
    if function is None:
        return None
    nodes = [node for node in own(function) if called(node) in SORTING] or [function]
    return source.place(flow_of(source).statement(nodes[0]))


def place(case: Case, code: tuple[str, int], kept: str) -> Place | None:
    """Return where self.kept[row], or a name of it, is changed in place; None if it is only written anew."""
    source = source_of(code[0])
    function, flow = function_at(source, code[1]), flow_of(source)
    if function is None:
        return None
    if code[0] not in case.files:  # torch's own: a transform or collate_fn of the user's must have done it
        return next(_elsewhere(case, set()), None)
    stored = f"self.{kept.split('.')[0]}"
    names = _names(flow, function, stored)
    if _anew(flow, function, stored, names):
        return None
    found = next(changes(function, names), None)
    if found is not None:
        return source.place(found)
    asked = {called(node) for node in own(function)} | {"__call__"}
    read = (node for node in own(function) if _root(node) == stored)
    return next(_elsewhere(case, asked), None) or source.place(flow.statement(next(read, function)))


def sliced(case: Case, event: Event) -> Place | None:
    """Return where a piece x[i:j], or one of x.split(n), is changed in place in the loop that gives it to the model."""
    for place in event.where[:2]:
        source = case.source(place)
        flow, statement = flow_of(source), source.statement(place.line)
        for loop in flow.loops(statement)[:1] if statement is not None else ():
            over = loop.iter if isinstance(loop, ast.For) else loop.test
            cut = isinstance(loop, ast.For) and bool({called(node) for node in ast.walk(over)} & CUTTING)
            views = {text(name) for name in ast.walk(loop.target)} if cut else set()  # type: ignore[union-attr]
            made = (pair for node in own(loop) if isinstance(node, ast.Assign) for pair in pairs(node))
            views |= {text(target) for target, value in made if _piece(value) and not _refilled(flow, value)}
            found = next(changes(loop, views - {""}), None)
            if found is not None:
                return source.place(found)
    return None


def _piece(value: ast.expr) -> bool:
    """Whether this is x[i:j]: a view, where x[order] would be a copy."""
    return isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice)


def _refilled(flow: Flow, piece: ast.expr) -> bool:
    """Whether x of x[i:j] is written anew somewhere: a buffer."""
    name = _root(piece)
    stores = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store)]
    methods = [
        n.func for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)
    ]
    written = [one.value for one in methods if one.attr in WRITTEN_ANEW]
    return any(_root(one) == name for one in (*(store.value for store in stores), *written))


def _names(flow: Flow, function: ast.AST, stored: str) -> set[str]:
    """Return the stored data and the names that a row of them goes by."""
    names = {stored}
    for node in own(function):
        if isinstance(node, ast.Assign):
            names |= {text(target) for target, value in pairs(node) if _root(value) in names}
    return names - {""}


def _root(node: ast.AST) -> str:
    """Return self.x of self.x[i].view(-1)."""
    while isinstance(node, (ast.Subscript, ast.Call)):
        if isinstance(node, ast.Call) and not isinstance(node.func, ast.Attribute):
            return ""
        node = node.value if isinstance(node, ast.Subscript) else node.func.value  # type: ignore[attr-defined]
    return text(node)


def changes(function: ast.AST, names: set[str]) -> Iterator[ast.AST]:
    """Yield statements that change one of these in place: x += noise, x[3:5] = 0, x.mul_(2)."""
    for node in own(function):
        match node:
            case ast.AugAssign(target=target) if _root(target) in names:
                yield node
            case ast.Assign(targets=[ast.Subscript(value=value)]) if _root(value) in names:
                yield node
            case ast.Call(func=ast.Attribute(value=value, attr=attr)) if (
                attr.endswith("_") and not attr.endswith("__") and _root(value) in names
            ):
                yield node


def _elsewhere(case: Case, asked: set[str]) -> Iterator[Place]:
    """Yield where functions and transforms of these names, or of any, change what they are given."""
    for file in case.files:
        source = source_of(file)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef) and (
                node.name in asked if asked else node.name != "forward"
            ):
                given = parameters(node) - {"self", "cls"}
                loops = [part for part in own(node) if isinstance(part, ast.For) and text(part.iter) in given]
                given |= {text(name) for loop in loops for name in ast.walk(loop.target)} - {""}
                yield from (source.place(one) for one in changes(node, given))


def _anew(flow: Flow, function: ast.AST, stored: str, names: set[str]) -> bool:
    """Whether the row is a place to write into: what was there before plays no part."""
    for node in own(function):
        match node:
            case ast.Assign(targets=[ast.Subscript(value=value)], value=given) if _root(value) == stored:
                if stored not in {text(part) for part in flow.expanded(given, 4)}:
                    return True
            case ast.Call() if called(node) in WRITTEN_ANEW:
                written = [
                    *node.args[:1],
                    *([node.func.value] if isinstance(node.func, ast.Attribute) else []),
                ]
                if any(_root(one) in names for one in written):
                    return True
            case ast.keyword(arg="out", value=value) if _root(value) in names:
                return True
    return False
