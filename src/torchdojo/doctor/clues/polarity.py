"""What a loss is added up from, by reading: every part of it, and whether it is added or taken away."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.clues.handing import handed
from torchdojo.doctor.flow import Flow, called, returns, text

KEEPING = {
    "mean", "sum", "nanmean", "nansum", "stack", "cat", "squeeze", "unsqueeze", "view", "reshape", "flatten", "float",
    "to", "double", "clone", "gather", "scale", "contiguous", "tensor", "min", "minimum", "clamp", "clip", "exp",
    "as_tensor", "detach", "item", "flip", "diagonal", "diag",
}  # fmt: skip
HANDED_TO = {"accelerator", "fabric", "self", "autograd", "scaler"}  # accelerator.backward(loss)
OWNERS = {"torch", "F", "scaler", "self.scaler", "grad_scaler"}
DEEP = 14
Piece = tuple[ast.expr, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an expression, the sign with which it stands there, and the part that it is a part of."""

    node: ast.expr
    sign: int
    above: "Part | None" = None

    def ways(self) -> Iterator["Part"]:
        """Yield the part and those it is a part of, up to the whole."""
        part: Part | None = self
        while part is not None:
            yield part
            part = part.above


def learned(flow: Flow) -> Iterator[Part]:
    """Yield the parts of everything on which the file calls backward(), with their signs: 1 or -1."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="backward" | "manual_backward"), args=args):
                given = [one for one in args if text(owner).split(".")[-1] in HANDED_TO]
                yield from parts(flow, Part((*given, owner)[0], 1))


def parts(flow: Flow, part: Part, deep: int = DEEP) -> Iterator[Part]:
    """Yield an expression and what it is made of, through sums, means, names and functions that keep a sign.

    The nearest come first, each once.
    """
    seen, level = {(id(part.node), part.sign)}, [part]
    for _ in range(deep + 1):
        yield from level
        below = [Part(node, up.sign * turn, up) for up in level for node, turn in _inside(flow, up.node)]
        level = []
        for one in below:
            if (id(one.node), one.sign) not in seen:
                seen.add((id(one.node), one.sign))
                level.append(one)


def _inside(flow: Flow, node: ast.expr) -> Iterator[Piece]:
    """Yield the parts of which an expression is directly made."""
    match node:
        case (
            ast.UnaryOp(op=ast.USub(), operand=inner) | ast.Call(func=ast.Attribute(value=inner, attr="neg"))
        ):
            yield inner, -1
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            yield from ((left, factor(flow, right)), (right, factor(flow, left)))
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Div() as op, right=right):
            yield left, 1
            if isinstance(op, (ast.Add, ast.Sub)):
                yield right, 1 if isinstance(op, ast.Add) else -1
        case ast.ListComp(elt=inner) | ast.GeneratorExp(elt=inner):
            yield inner, 1
        case ast.Call():
            yield from _call(flow, node)
        case ast.Name() | ast.Attribute() | ast.Subscript():
            yield from _bound(flow, node)


def factor(flow: Flow, node: ast.expr) -> int:
    """Return the sign of a factor: that of its number; a weight that is no number is taken to be positive."""
    match node:
        case ast.Constant(value=int(number) | float(number)):
            return -1 if number < 0 else 1
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -factor(flow, inner)
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div(), right=right):
            return factor(flow, left) * factor(flow, right)
        case ast.Name() | ast.Attribute():
            made = flow.made(node)
            return factor(flow, made) if isinstance(made, (ast.Constant, ast.UnaryOp)) else 1
    return 1


def _call(flow: Flow, node: ast.Call) -> Iterator[Piece]:
    """Yield what a call passes on: its owner or argument, or what a function of the file returns."""
    function = flow.functions.get(called(node)) or _forward(flow, node.func)
    if function is not None:
        yield from ((value, 1) for value in returns(function))
    elif called(node) in KEEPING and isinstance(node.func, ast.Attribute):
        listed = [
            one
            for arg in node.args[: 2 if called(node) in ("min", "minimum") else 1]
            for one in (arg.elts if isinstance(arg, ast.List) else [arg])
        ]
        owner = node.func.value
        yield from ((one, 1) for one in (listed if text(owner) in OWNERS else [owner]))


def _forward(flow: Flow, func: ast.expr) -> ast.FunctionDef | None:
    """Return forward() of the class of this file whose object is called."""
    made = flow.made(func) if text(func) else None
    for cls in (
        n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef) and n.name == called(made or func)
    ):
        return next((n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "forward"), None)
    return None


def _bound(flow: Flow, node: ast.expr) -> Iterator[Piece]:
    """Yield what a name was made of, added to, and what was appended to it; of x[i] also x."""
    if isinstance(node, ast.Subscript):
        yield node.value, 1
    made = flow.made(node)
    if made is not None:
        yield from ((one, 1) for one in _element(flow, made, text(node)))
    yield from ((one, 1) for one in handed(flow, node))
    for other in ast.walk(flow.scope(node)):
        match other:
            case ast.AugAssign(target=target, op=ast.Add(), value=value) if text(target) == text(node):
                yield value, 1
            case ast.AugAssign(target=target, op=ast.Sub(), value=value) if text(target) == text(node):
                yield value, -1


def _element(flow: Flow, made: ast.expr, name: str) -> list[ast.expr]:
    """Return what a name got; of `a, b = f()` the a of what f returns."""
    around = flow.parents.get(made)
    target = around.targets[0] if isinstance(around, ast.Assign) else None
    if not isinstance(target, ast.Tuple) or not isinstance(made, ast.Call):
        return [made]
    at = [text(one) for one in target.elts].index(name)
    function = flow.functions.get(called(made)) or _forward(flow, made.func)
    given = returns(function) if function is not None else []
    return [one.elts[at] for one in given if isinstance(one, ast.Tuple) and len(one.elts) == len(target.elts)]
