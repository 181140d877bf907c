"""Roots and exponentials that are taken of each batch, and averaged afterwards."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, Loop, called, text
from torchdojo.doctor.traces import batches

LOSSES = {"mse_loss", "cross_entropy", "nll_loss", "l1_loss", "mean", "binary_cross_entropy"}
CURVES = {"exp": "exp", "exp2": "exp", "sqrt": "sqrt"}
PLAIN = {"item", "float", "cpu", "detach"}


def averaged(case: Case, flow: Flow) -> Iterator[tuple[ast.AST, str, int]]:
    """Yield where exp or sqrt of each batch's mean loss is added up, if the sum is divided, and how many batches."""
    for loop in (n for n in ast.walk(flow.tree) if isinstance(n, ast.For)):
        if batches.learns(case, flow.source.file, loop):
            continue
        counts = [
            -(-x["rows"] // x["batch_size"])
            for x in batches.loaders(case, flow.source.file, loop)
            if x["rows"] and x["batch_size"]
        ]
        for name, value, node in _added(loop) if counts and min(counts) > 1 else ():
            curve = _curve(flow, value)
            if curve and _divided(flow, loop, name):
                yield node, curve, min(counts)


def _added(loop: Loop) -> Iterator[tuple[str, ast.expr, ast.stmt]]:
    """Yield what is added to a number or put into a list in a loop: its name, value and statement."""
    for node in loop.body:
        for part in ast.walk(node):
            match part:
                case ast.AugAssign(target=target, op=ast.Add(), value=value):
                    yield text(target), value, part
                case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="append"), args=[value])):
                    yield text(owner), value, part


def _curve(flow: Flow, value: ast.expr) -> str:
    """Return exp or sqrt of exp(loss).item(), if the loss is a mean."""
    while isinstance(value, ast.Call) and called(value) in PLAIN and isinstance(value.func, ast.Attribute):
        value = value.func.value if called(value) != "float" or not value.args else value.args[0]
    if text(value) and (made := flow.made(value)) is not None:
        value = made
    if not isinstance(value, ast.Call) or called(value) not in CURVES:
        return ""
    inner = [*value.args, value.func]
    means = any(
        called(part) in LOSSES or _criterion(flow, part) for one in inner for part in flow.expanded(one, 2)
    )
    return CURVES[called(value)] if means else ""


def _criterion(flow: Flow, node: ast.AST) -> bool:
    made = flow.source.meaning.made(node.func) if isinstance(node, ast.Call) else frozenset[str]()
    return bool(made) and all(name.startswith("torch.nn.") and name.endswith("Loss") for name in made)


def _divided(flow: Flow, loop: Loop, name: str) -> bool:
    """Whether a sum is divided after the loop, or the mean of a list is taken."""
    scope = flow.scope(loop)
    for node in ast.walk(scope):
        match node:
            case ast.BinOp(left=left, op=ast.Div()) if any(text(n) == name for n in ast.walk(left)):
                return not flow.within(node, loop)
            case ast.Call(args=[given, *_]) if (
                called(node) in ("mean", "fmean") and text(given) == name != ""
            ):
                return not flow.within(node, loop)
    return False
