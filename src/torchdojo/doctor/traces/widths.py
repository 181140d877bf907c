"""Losses of a model that says how sure it is: whether being unsure costs anything."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.polarity import learned
from torchdojo.doctor.flow import Flow, called, own, text
from torchdojo.doctor.traces.explained import side

WIDENING = {"exp", "softplus", "exp2"}
KEEPING = {"clamp", "clamp_min", "clip", "square", "squeeze", "float"}


def free(flow: Flow) -> Iterator[ast.BinOp]:
    """Yield (y - mu) ** 2 / var that is learned, where var is the model's own and stands nowhere else."""
    for node in {part.node for part in learned(flow)}:
        match node:
            case ast.BinOp(left=error, op=ast.Div(), right=width) if _squared(flow, error):
                family = _family(flow, width)
                if family and not _elsewhere(flow, node, family):
                    yield node


def _squared(flow: Flow, node: ast.expr) -> bool:
    """Whether this is the square of a difference between what is said and what is true."""
    made = (flow.made(node) if text(node) else node) or node
    inner: ast.expr | None = None
    match made:
        case ast.BinOp(left=left, op=ast.Pow(), right=ast.Constant(value=2)):
            inner = left
        case ast.Call(func=ast.Attribute(value=owner)) if called(made) in ("pow", "square"):
            inner = owner
    inner = (flow.made(inner) if inner is not None and text(inner) else inner) or inner
    if not isinstance(inner, ast.BinOp) or not isinstance(inner.op, ast.Sub):
        return False
    return any(_said(flow, one) for one in (inner.left, inner.right))


def _said(flow: Flow, node: ast.expr) -> bool:
    made = flow.made(node) if text(node) else None
    return side(flow, node) == "said" or (made is not None and _answered(flow, made))


def _family(flow: Flow, width: ast.expr, widened: bool = False, deep: int = 8) -> set[str]:
    """Return the names of a width that a model answers: var, log_var of var = log_var.exp(); empty for others."""
    name, inner = text(width), None if text(width) else _inside(width)
    if name:
        made = flow.made(width)
        if made is None or side(flow, width) == "true" or not deep:
            return set()
        if widened and _answered(flow, made):
            return {name}
        further = _family(flow, made, widened, deep - 1)
        return further | {name} if further else set()
    return _family(flow, inner, widened or called(width) in WIDENING, deep) if inner is not None else set()


def _inside(node: ast.expr) -> ast.expr | None:
    """Return s of s.exp(), F.softplus(s) + 1e-6, 2 * s and s ** 2."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Pow(), right=ast.Constant()):
            return left
        case ast.BinOp(left=ast.Constant(), op=ast.Mult(), right=right):
            return right
        case ast.Call(func=ast.Attribute(value=owner), args=args) if called(node) in WIDENING | KEEPING:
            return args[0] if text(owner) in ("torch", "F", "nn.functional") and args else owner
    return None


def _answered(flow: Flow, node: ast.expr) -> bool:
    """Whether this cuts an answer of a model: net(x).chunk(2, 1), net(x)[:, 1]."""
    while not text(node):
        match node:
            case ast.Call() if side(flow, node) == "said":
                return True
            case ast.Call(func=ast.Attribute(value=owner)) | ast.Subscript(value=owner):
                node = owner
            case _:
                return False
    return False


def _elsewhere(flow: Flow, node: ast.BinOp, family: set[str]) -> bool:
    """Whether one of these names is used for anything but this division and the making of the others."""
    inside = set(ast.walk(node))
    for part in own(flow.scope(node)):
        if (
            isinstance(part, ast.Name)
            and isinstance(part.ctx, ast.Load)
            and part.id in family
            and part not in inside
        ):
            statement = flow.statement(part)
            made = {text(t) for target in getattr(statement, "targets", ()) for t in ast.walk(target)} - {""}
            if not made or not made <= family:
                return True
    return False
