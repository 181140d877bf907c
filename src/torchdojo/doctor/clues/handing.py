"""What a name gets that no assignment gives it: items of loops, of lists, dicts and records, arguments of calls."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, parameters, text

Binding = tuple[ast.expr, ast.expr]  # a target, and what it runs over
SAME = {"reversed", "list", "tuple", "tqdm", "flip", "sorted", "deque", "array", "tensor", "stack"}
ADDING = {"append", "appendleft", "add", "insert", "extend", "push"}


def handed(flow: Flow, node: ast.expr) -> Iterator[ast.expr]:
    """Yield what this name, attribute or entry gets otherwise than by a plain assignment."""
    match node:
        case ast.Name(id=name):
            for target, over in _bindings(flow, flow.scope(node)):
                for path in _paths(target, name):
                    yield from items(flow, over, path)
            if name in parameters(flow.scope(node)):
                yield from _given(flow, flow.scope(node), name)
            yield from added(flow, node)
        case ast.Attribute(attr=name):
            yield from added(flow, node)
            yield from (
                word.value
                for word in ast.walk(flow.tree)
                if isinstance(word, ast.keyword) and word.arg == name
            )
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            yield from _entries(flow, key)


def items(flow: Flow, over: ast.expr, path: tuple[int, ...]) -> Iterator[ast.expr]:
    """Yield what one item of this is, or, with a path, a part of it: path (1,) of zip(a, b) is an item of b."""
    inner, rest = _unwrapped(over, path)
    if inner is not None:
        yield from items(flow, inner, rest)
    elif not path:
        yield over
    else:
        rows = [row for row in added(flow, over) if isinstance(row, ast.Tuple) and path[0] < len(row.elts)]
        yield from (row.elts[path[0]] for row in rows)


def _unwrapped(over: ast.expr, path: tuple[int, ...]) -> tuple[ast.expr | None, tuple[int, ...]]:
    """Return what an iterable runs over, and the rest of the path: of zip(a, b) with path (1,) b; None if itself."""
    match over:
        case ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]) if path[:1] == (1,):
            return inner, path[1:]
        case ast.Call(func=ast.Name(id="zip"), args=[ast.Starred(value=rows)]) if path:
            return rows, path
        case ast.Call(func=ast.Name(id="zip"), args=args) if path and path[0] < len(args):
            return args[path[0]], path[1:]
        case (
            ast.Call(func=ast.Name(id="map"), args=[_, inner]) | ast.Subscript(value=inner, slice=ast.Slice())
        ):
            return inner, path
        case ast.Call(args=[inner, *_]) | ast.Call(func=ast.Attribute(value=inner)) if called(over) in SAME:
            return inner, path
    return None, path


def added(flow: Flow, listed: ast.expr) -> Iterator[ast.expr]:
    """Yield what is appended to a list: one of the same function, or an attribute of the same name anywhere."""
    inside = flow.scope(listed) if isinstance(listed, ast.Name) else flow.tree
    for node in ast.walk(inside):
        match node:
            case ast.Call(func=ast.Attribute(value=owner), args=[*_, value]) if called(node) in ADDING:
                if _same(owner, listed):
                    yield value
            case ast.AugAssign(target=target, op=ast.Add(), value=ast.List(elts=values)) if _same(
                target, listed
            ):
                yield from values


def _same(one: ast.expr, other: ast.expr) -> bool:
    match one, other:
        case ast.Attribute(attr=first), ast.Attribute(attr=second):
            return first == second
        case ast.Name(id=first), ast.Name(id=second):
            return first == second
        case ast.Subscript(slice=ast.Constant(value=first)), ast.Subscript(slice=ast.Constant(value=second)):
            return bool(first == second)
    return False


def _bindings(flow: Flow, scope: ast.AST) -> Iterator[Binding]:
    """Yield the targets of loops and comprehensions, and those that zip() is unpacked to."""
    for node in ast.walk(scope):
        match node:
            case ast.For(target=target, iter=over) | ast.comprehension(target=target, iter=over):
                yield target, over
            case ast.Assign(
                targets=[ast.Tuple() as target], value=ast.Call(func=ast.Name(id="zip" | "map")) as over
            ):
                yield target, over


def _paths(target: ast.expr, name: str) -> Iterator[tuple[int, ...]]:
    match target:
        case ast.Name(id=own) if own == name:
            yield ()
        case ast.Tuple(elts=elts) | ast.List(elts=elts):
            yield from ((at, *path) for at, one in enumerate(elts) for path in _paths(one, name))


def _given(flow: Flow, function: ast.AST, name: str) -> Iterator[ast.expr]:
    """Yield what the calls of a function hand over under the name of a parameter."""
    if not isinstance(function, ast.FunctionDef):
        return
    order = [
        one.arg for one in (*function.args.posonlyargs, *function.args.args) if one.arg not in ("self", "cls")
    ]
    for call in (node for node in ast.walk(flow.tree) if isinstance(node, ast.Call)):
        if called(call) == function.name:
            at = order.index(name) if name in order else len(call.args)
            yield from (word.value for word in call.keywords if word.arg == name)
            yield from call.args[at : at + 1]


def _entries(flow: Flow, key: str) -> Iterator[ast.expr]:
    """Yield what is stored under a key: {"key": value}, x["key"] = value, x["key"].append(value)."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Dict(keys=keys, values=values):
                yield from (
                    v
                    for k, v in zip(keys, values, strict=True)
                    if isinstance(k, ast.Constant) and k.value == key
                )
            case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=own))], value=value) if (
                own == key
            ):
                yield value
            case ast.Call(
                func=ast.Attribute(value=ast.Subscript(slice=ast.Constant(value=own))), args=[*_, value]
            ):
                if own == key and called(node) in ADDING:
                    yield value


def names(node: ast.AST) -> str:
    """Return what an expression is called: the name, the attribute, or the key of an entry."""
    match node:
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            return key
    return text(node).split(".")[-1]
