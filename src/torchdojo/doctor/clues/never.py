"""Lines that numbers in the text prove to be never reached: `if i % 1000 == 0:` in `for i in range(1, 121):`."""

import ast
import operator
from collections.abc import Callable, Iterator
from itertools import product
from math import prod
from typing import Any

from torchdojo.doctor.flow import Flow, Loop, called, last_word, text

MANY = 200_000
BARS = {"tqdm", "trange", "track"}
OPERATIONS: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Mod: operator.mod,
    ast.FloorDiv: operator.floordiv, ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt,
    ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip


def condition(flow: Flow, node: ast.AST, depth: int = 2) -> ast.If | None:
    """Return the condition that is never true and keeps a line, or all calls of its function, from being reached."""
    below = node
    for up in flow.above(node):
        if isinstance(up, ast.If) and below in up.body and _never_true(flow, up.test):
            return up
        if isinstance(up, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found = [condition(flow, one, depth - 1) for one in _uses(flow, up.name)] if depth else []
            return found[0] if found and all(found) else None
        if isinstance(up, (ast.Lambda, ast.ClassDef)):
            return None
        below = up
    return None


def _uses(flow: Flow, name: str) -> list[ast.AST]:
    """Return where a function is named, but for what happens once: in a constructor, or in no loop and function."""
    words = (node for node in ast.walk(flow.tree) if isinstance(node, (ast.Name, ast.Attribute)))
    named = (word for word in words if last_word(word) == name)
    return [word for word in named if flow.loops(word) or not _once(flow.scope(word))]


def _once(scope: ast.AST) -> bool:
    return isinstance(scope, ast.Module) or getattr(scope, "name", "") == "__init__"


def _never_true(flow: Flow, test: ast.expr) -> bool:
    """Whether a test is false whatever number of their range the loops around it have reached."""
    names = {part.id for part in ast.walk(test) if isinstance(part, ast.Name)}
    runs = {name: run for name, run in _runs(flow, test) if name in names}
    if not runs or prod(map(len, runs.values())) > MANY:
        return False
    known = _constants(flow, test, set(runs))
    every = (dict(zip(runs, numbers, strict=True)) for numbers in product(*runs.values()))
    return all(_value(test, known | now) in (False, 0) for now in every)


def _runs(flow: Flow, node: ast.AST) -> Iterator[tuple[str, range]]:
    """Yield the names that loops around a node, and nothing inside them, give the numbers of a range to."""
    for loop in flow.loops(node):
        name = text(loop.target) if isinstance(loop, ast.For) else ""
        names = (part for part in ast.walk(loop) if isinstance(part, ast.Name) and part.id == name)
        given = sum(isinstance(part.ctx, ast.Store) for part in names)
        run = _range(flow, loop) if given == 1 else None
        if run is not None:
            yield name, run


def _range(flow: Flow, loop: Loop) -> range | None:
    over = loop.iter if isinstance(loop, ast.For) else None
    if isinstance(over, ast.Call) and called(over) in BARS - {"trange"} and over.args:
        over = over.args[0]
    if not isinstance(over, ast.Call) or called(over) not in ("range", "trange"):
        return None
    ends = [_value(one, _constants(flow, one, set())) for one in over.args]
    whole = [end for end in ends if type(end) is int]
    return range(*whole) if 0 < len(whole) == len(ends) and 0 not in whole[2:] else None


def _constants(flow: Flow, node: ast.expr, but: set[str]) -> dict[str, Any]:
    """Return the numbers that names in an expression certainly stand for."""
    known: dict[str, Any] = {}
    for part in ast.walk(node):
        name = text(part)
        if not name or name in but or not isinstance(part, (ast.Name, ast.Attribute)):
            continue
        values = flow.source.meaning.values(part)
        numbers = {one.value if isinstance(one, ast.Constant) else None for one in values}
        if len(numbers) == 1 and type(number := min(numbers, key=str)) in (int, float):
            known[name] = number
    return known


def _value(node: ast.expr, known: dict[str, Any]) -> Any:
    """Return what an expression of numbers comes to; None if that is not known."""
    match node:
        case ast.Constant(value=bool() | int() | float() as value):
            return value
        case ast.Name() | ast.Attribute():
            return known.get(text(node))
        case ast.UnaryOp(op=ast.Not() | ast.USub() as sign, operand=inner):
            value = _value(inner, known)
            return None if value is None else not value if isinstance(sign, ast.Not) else -value
        case ast.BoolOp(op=kind, values=parts):
            return _joined(isinstance(kind, ast.And), [_value(part, known) for part in parts])
        case ast.BinOp(left=left, op=ast.operator() as sign, right=right):
            return _two(sign, _value(left, known), _value(right, known))
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return _two(sign, _value(left, known), _value(right, known))
    return None


def _two(sign: ast.AST, left: Any, right: Any) -> Any:
    apart = isinstance(sign, (ast.Mod, ast.FloorDiv)) and right == 0
    do = OPERATIONS.get(type(sign))
    return None if left is None or right is None or do is None or apart else do(left, right)


def _joined(both: bool, values: list[Any]) -> bool | None:
    """Return a and b, or a or b: one part may settle it."""
    if any(value is not None and bool(value) is not both for value in values):
        return not both
    return None if None in values else both
