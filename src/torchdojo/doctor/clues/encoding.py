"""Categories that are turned into the mean of the labels of their rows, as a column for the model."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.clues.choosing import label_names
from torchdojo.doctor.clues.parting import parted, results
from torchdojo.doctor.flow import Flow, called, text

COLUMNS = {"cat", "concat", "concatenate", "stack", "column_stack", "hstack"}
RESHAPED = {"unsqueeze", "view", "reshape", "float"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The node that averages labels by category, and the names of both."""

    node: ast.AST
    labels: str
    groups: str


def encodings(flow: Flow) -> Iterator[Encoding]:
    """Yield where labels of all rows are averaged by category, and become a column of what is split afterwards."""
    known = label_names(flow)
    for node in ast.walk(flow.tree):
        found = _averaged(node)
        if found is None or found.labels not in known or found.groups in known:
            continue
        for use in _columns(flow, _tables(flow, node), found.groups):
            if parted(flow, use, results(flow, use)):
                yield found
                break


def _averaged(node: ast.AST) -> Encoding | None:
    """Return y and c of y[c == 3].mean(), bincount(c, weights=y) and sums.index_add_(0, c, y)."""
    match node:
        case ast.Call(
            func=ast.Attribute(
                value=ast.Subscript(value=labels, slice=ast.Compare(left=groups, ops=[ast.Eq()])),
                attr="mean" | "median",
            )
        ) if text(labels) and text(groups):
            return Encoding(node, text(labels), text(groups))
        case ast.Call(args=[groups], keywords=[ast.keyword(arg="weights", value=labels), *_]) if (
            called(node) == "bincount" and text(labels) and text(groups)
        ):
            return Encoding(node, text(labels), text(groups))
        case ast.Call(args=[_, groups, labels]) if called(node) in (
            "index_add_",
            "index_add",
            "scatter_add_",
        ):
            return Encoding(node, text(labels), text(groups)) if text(labels) and text(groups) else None
    return None


def _tables(flow: Flow, node: ast.AST) -> set[str]:
    """Return the names that hold the means: t of t[c] = mean, of t = tensor([mean ...]), and of t = sums / counts."""
    statement = flow.statement(node)
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    names = {text(one.value if isinstance(one, ast.Subscript) else one) for one in targets}
    names |= {text(up.func.value) for up in flow.above(node) if called(up) in ("append", "div_")} - {""}  # type: ignore[attr-defined]
    for later in ast.walk(flow.tree):
        if isinstance(later, ast.Assign) and names & {text(part) for part in ast.walk(later.value)}:
            cut = any(isinstance(part, ast.Subscript) for part in ast.walk(later.value))
            names |= set() if cut else {text(target) for target in later.targets}
    return names - {""}


def _columns(flow: Flow, tables: set[str], groups: str) -> Iterator[ast.AST]:
    """Yield where t[c] becomes a column: cat([x, t[c].unsqueeze(1)], 1), x[:, 3] = t[c], also by a name of its own."""
    taken = [
        n
        for n in ast.walk(flow.tree)
        if isinstance(n, ast.Subscript) and text(n.value) in tables and text(n.slice) == groups
    ]
    named = {name for n in taken if _alone(flow, n) for name in results(flow, n)}
    uses = [
        n for n in ast.walk(flow.tree) if text(n) in named and isinstance(getattr(n, "ctx", None), ast.Load)
    ]
    for use in (*taken, *uses):
        up: ast.AST | None = flow.parents.get(use)
        while (
            isinstance(up, (ast.Attribute, ast.Subscript, ast.List, ast.Tuple))
            or called(up or use) in RESHAPED
        ):
            up = flow.parents.get(up) if up is not None else None
        filled = isinstance(up, ast.Assign) and isinstance(up.targets[0], ast.Subscript) and up.value is use
        if called(up or use) in COLUMNS or filled:
            yield use


def _alone(flow: Flow, node: ast.expr) -> bool:
    """Whether a statement does nothing but give this a name, as it is or as a column."""
    statement = flow.statement(node)
    inside = ast.walk(statement.value) if isinstance(statement, ast.Assign) else ()
    return not any(isinstance(part, ast.BinOp) for part in inside)
