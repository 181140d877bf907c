"""Iterators that are used up where no for loop says so: drained by next(), or kept in an object."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.iterating import Once, delivers_once
from torchdojo.doctor.flow import Flow, called, pairs, text


def by_next(flow: Flow) -> Iterator[tuple[Once, ast.AST]]:
    """Yield iterators that an inner loop takes with next() until they end, though it stands in a loop itself."""
    for made in ast.walk(flow.tree):
        if not isinstance(made, ast.Assign) or not delivers_once(flow, made.value) or flow.loops(made):
            continue
        key = text(made.targets[0])
        if not key or len(flow.bindings(key)) > 1:
            continue
        for call in ast.walk(flow.tree):
            taken = isinstance(call, ast.Call) and called(call) == "next" and text(call.args[0]) == key
            if (
                taken
                and len(flow.loops(call)) > 1
                and flow.scope(call) is flow.scope(made)
                and _ends(flow, call)
            ):
                yield Once(made, made.value, key), call
                break


def _ends(flow: Flow, call: ast.AST) -> bool:
    """Whether the inner loop is left when nothing more comes: except StopIteration: break, or if batch is None."""
    inner = flow.loops(call)[0]
    for node in ast.walk(inner):
        match node:
            case ast.ExceptHandler(type=ast.Name(id="StopIteration"), body=[ast.Break()]):
                return True
            case ast.If(
                test=ast.Compare(ops=[ast.Is()], comparators=[ast.Constant(value=None)]), body=[ast.Break()]
            ):
                return len(call.args) == 2  # type: ignore[attr-defined]
    return False


def in_objects(flow: Flow) -> Iterator[tuple[Once, ast.AST]]:
    """Yield iterators given to an object that keeps them and runs over them in a method that is called in a loop."""
    classes = {node.name: node for node in ast.walk(flow.tree) if isinstance(node, ast.ClassDef)}
    for call in ast.walk(flow.tree):
        owner = classes.get(called(call)) if isinstance(call, ast.Call) else None
        if owner is None or flow.loops(call):
            continue
        for arg, name in _given(call, owner):  # type: ignore[arg-type]
            made = flow.made(arg) if text(arg) else arg
            loop = _loop_over(flow, owner, name) if made is not None and delivers_once(flow, made) else None
            if made is not None and loop is not None:
                yield Once(flow.statement(made), made, ""), loop  # type: ignore[arg-type]


def _given(call: ast.Call, owner: ast.ClassDef) -> Iterator[tuple[ast.expr, str]]:
    """Yield the arguments of a constructor, with the names of its parameters."""
    init = next((n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"), None)
    names = [arg.arg for arg in init.args.args[1:]] if init is not None else []
    yield from zip(call.args, names, strict=False)
    yield from ((word.value, word.arg or "") for word in call.keywords if word.arg in names)


def _attributes(node: ast.Assign, parameter: str) -> list[str]:
    return [
        text(to) for to, value in pairs(node) if text(value) == parameter and text(to).startswith("self.")
    ]


def _loop_over(flow: Flow, owner: ast.ClassDef, parameter: str) -> ast.For | None:
    """Return the loop over self.x, kept of this parameter and never renewed, in a method that runs again and again."""
    kept = [t for n in ast.walk(owner) if isinstance(n, ast.Assign) for t in _attributes(n, parameter)]
    for key in kept:
        attribute = key.rpartition(".")[2]
        stores = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Attribute) and n.attr == attribute]
        if sum(isinstance(n.ctx, ast.Store) for n in stores) > 1:
            continue
        for loop in (n for n in ast.walk(owner) if isinstance(n, ast.For) and text(n.iter) == key):
            method = flow.scope(loop)
            calls = [n for n in ast.walk(flow.tree) if called(n) == getattr(method, "name", "")]
            if flow.loops(loop) or any(map(flow.loops, calls)):
                return loop
    return None
