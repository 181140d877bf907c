"""Tables of true and answered classes: what stands in their rows, and along which axis they are summed."""

import ast

from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.traces.explained import side

ROWS_TRUE, ROWS_SAID = ["true", "said"], ["said", "true"]


def measured(flow: Flow, node: ast.BinOp) -> str:
    """Return "precision" or "recall" for the diagonal of a table divided by its sums, "" for anything else."""
    table = _diagonal(node.left)
    axis = _axis(node.right, table) if table else None
    if axis is None:
        return ""
    sides = _rows(flow, table)
    if sides not in (ROWS_TRUE, ROWS_SAID):
        return ""
    return (
        "recall" if (sides == ROWS_TRUE) == (axis == 1) else "precision"
    )  # by how often each class was there


def _diagonal(node: ast.expr) -> str:
    """Return cm of cm.diag(), np.diag(cm), cm[i, i]."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner), args=given) if called(node) in ("diag", "diagonal"):
            return text(given[0]) if text(owner) in ("torch", "np", "numpy") and given else text(owner)
        case ast.Call(func=ast.Attribute(value=owner)) if called(node) in ("float", "item"):
            return _diagonal(owner)
        case ast.Subscript(value=table, slice=ast.Tuple(elts=[one, other])) if ast.unparse(
            one
        ) == ast.unparse(other):
            return text(table)
    return ""


def _axis(node: ast.expr, table: str) -> int | None:
    """Return along which axis a table is summed: cm.sum(1), cm.sum(axis=1), cm[i].sum() and cm[i, :].sum() are 1."""
    match node:
        case ast.BinOp(left=left, op=ast.Add(), right=ast.Constant()):
            return _axis(left, table)
        case ast.Call(func=ast.Attribute(value=owner)) if called(node) in (
            "clamp",
            "clamp_min",
            "float",
            "item",
        ):
            return _axis(owner, table)
        case ast.Call(func=ast.Attribute(value=owner, attr="sum"), args=args, keywords=words):
            if isinstance(owner, ast.Subscript) and text(owner.value) == table and not args:
                index = owner.slice.elts if isinstance(owner.slice, ast.Tuple) else [owner.slice]
                whole = [n for n, part in enumerate(index) if isinstance(part, ast.Slice)]
                return 1 if len(index) == 1 or whole == [1] else 0 if whole == [0] else None
            dims = [*args, *(word.value for word in words if word.arg in ("dim", "axis"))]
            known = (
                [dim.value for dim in dims if isinstance(dim, ast.Constant)] if text(owner) == table else []
            )
            return int(known[0] == 1) if known and known[0] in (0, 1) else None
    return None


def _rows(flow: Flow, table: str) -> list[str]:
    """Return what the rows and what the columns of a table are: "true" or "said"."""
    for node in ast.walk(flow.tree):
        owner, both = _counted(node)
        if owner is not None and text(owner) == table:
            return [_side(flow, one) for one in both]
        if isinstance(node, ast.Assign) and table in map(text, node.targets):
            for part in ast.walk(node.value):
                if isinstance(part, ast.Call) and called(part) == "confusion_matrix" and len(part.args) > 1:
                    return [_side(flow, one) for one in part.args[:2]]
    return []


def _counted(node: ast.AST) -> tuple[ast.expr | None, list[ast.expr]]:
    """Return cm, t and p of cm[t, p] += 1 and of cm[t][p] += 1."""
    match node:
        case ast.AugAssign(
            target=ast.Subscript(value=owner, slice=ast.Tuple(elts=[row, column])), op=ast.Add()
        ):
            return owner, [row, column]
        case ast.AugAssign(target=ast.Subscript(value=ast.Subscript(value=owner, slice=row), slice=column)):
            return owner, [row, column]
    return None, []


def _side(flow: Flow, node: ast.expr) -> str:
    """Return "said" or "true", also for p of `for t, p in zip(labels, predicted)`."""
    while isinstance(node, ast.Call) and called(node) in ("int", "item", "long"):
        node = (
            node.args[0]
            if node.args
            else node.func.value
            if isinstance(node.func, ast.Attribute)
            else node.func
        )
    for loop in flow.loops(node):
        match loop:
            case ast.For(target=ast.Tuple(elts=names), iter=ast.Call(args=given)) if (
                called(loop.iter) == "zip"
            ):
                known = dict(zip(map(text, names), given, strict=False))
                if text(node) in known:
                    return _said(flow, known[text(node)])
    return _said(flow, node)


def _said(flow: Flow, node: ast.expr) -> str:
    """Return the side; what argmax picks from a model's scores is said."""
    made = flow.made(node) if text(node) else node
    for part in (node, made):
        if (
            isinstance(part, ast.Call)
            and called(part) in ("argmax", "max")
            and isinstance(part.func, ast.Attribute)
        ):
            return "said" if side(flow, part.func.value) == "said" else ""
    return side(flow, node)
