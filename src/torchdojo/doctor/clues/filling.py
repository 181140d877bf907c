"""What else is fitted to all rows of an array: what its gaps are filled with, the directions it is projected on."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.choosing import whole
from torchdojo.doctor.clues.copying import elements, joins_rows
from torchdojo.doctor.clues.scaling import CENTRE, LABELS, TEST, TRAIN, Fit, measures_in, statistics
from torchdojo.doctor.clues.splitting import base, cut_from, siblings
from torchdojo.doctor.flow import Flow, called, text

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


def borrowed(flow: Flow) -> Iterator[Fit]:
    """Yield where training rows are scaled by statistics of test rows, or of all rows they are a part of."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[target], value=value) if text(target) and not LABELS.search(
                text(target)
            ):
                kinds = {type(part.op) for part in ast.walk(value) if isinstance(part, ast.BinOp)}
                named = {text(part) for part in ast.walk(value)}
                rows = next(
                    (name for name in sorted(named) if TRAIN.search(name) and _is_cut(flow, name)), ""
                )
                if {ast.Sub, ast.Div} <= kinds and rows:
                    for array, _, where in measures_in(flow, value):
                        if array != rows and _with_test_rows(flow, array, rows):
                            yield Fit(where, array, text(target), node.lineno)
                            break


def _is_cut(flow: Flow, name: str) -> bool:
    """Whether this is a part of another array."""
    return any(cut_from(name, value, flow) for _, value in flow.bindings(name))


def _with_test_rows(flow: Flow, array: str, rows: str) -> bool:
    """Whether an array is one of test rows, training and test rows joined, or what the training rows were cut from."""
    made = [value for _, value in flow.bindings(array)]
    joined = [
        text(part)
        for value in made
        if isinstance(value, ast.Call) and joins_rows(value)
        for part in elements(value)
    ]
    sources = {cut_from(rows, value, flow) for _, value in flow.bindings(rows)}
    parts = siblings(flow, rows)
    return (
        (array in parts and bool(TEST.search(array)))
        or array in sources
        or (rows in joined and bool(parts & {*joined}))
    )


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
