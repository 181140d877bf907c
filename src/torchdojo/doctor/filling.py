"""What else is fitted to all rows of an array: what its gaps are filled with, the directions it is projected on."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.choosing import whole
from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.scaling import CENTRE, Fit, statistics
from torchdojo.doctor.splitting import base

DIRECTIONS = {"svd", "pca_lowrank", "svd_lowrank", "eigh", "eig"}


def filled(flow: Flow) -> Iterator[Fit]:
    """Yield where gaps are filled with a mean over all rows: where(isnan(x), x.nanmean(0), x), x[isnan(x)] = ..."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[target], value=ast.Call(args=[gaps, _, _]) as call) if (
                called(call) == "where"
            ):
                array, parts = _gappy(flow, gaps), call.args[1:]
            case ast.Assign(targets=[ast.Subscript(value=target, slice=gaps)], value=value):
                array, parts = _gappy(flow, gaps), [value]
            case _:
                continue
        inside = [inner for part in parts for inner in flow.expanded(part, 1, callers=False)]
        means = [
            part
            for part in inside
            if (s := statistics(part)) is not None and s[0] == array and s[1] in CENTRE
        ]
        if array and means and text(target):
            yield Fit(flow.statement(means[0]), array, text(target), node.lineno)


def _gappy(flow: Flow, mask: ast.expr) -> str:
    """Return x of isnan(x), of x.isnan(), and of a name for that."""
    for part in flow.expanded(mask, 1):
        if isinstance(part, ast.Call) and called(part) == "isnan":
            owner = part.func.value if isinstance(part.func, ast.Attribute) else None
            return text(part.args[0]) if part.args else text(owner) if owner is not None else ""
    return ""


def projected(flow: Flow) -> Iterator[Fit]:
    """Yield where an array is projected on directions that were found in all its rows: (x - mean) @ v."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[target], value=ast.BinOp(left=left, op=ast.MatMult(), right=right)):
                array = text(base(left.left if isinstance(left, ast.BinOp) else left))
                calls = [part for part in flow.expanded(right, 1) if called(part) in DIRECTIONS]
                for call in calls[:1] if array and text(target) else ():
                    if array in whole(flow, call.args[0], set()):  # type: ignore[attr-defined]
                        yield Fit(flow.statement(call), array, text(target), node.lineno)
