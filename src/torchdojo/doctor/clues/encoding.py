"""Categories that are turned into the mean of the labels of their rows, as a column for the model."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.clues.choosing import label_names
from torchdojo.doctor.clues.orders import ORDERS
from torchdojo.doctor.clues.parting import parted, results
from torchdojo.doctor.flow import Flow, called, last_word, parameters, returns, text
from torchdojo.doctor.meaning import argument

COLUMNS = {"cat", "concat", "concatenate", "stack", "column_stack", "hstack"}
RESHAPED = {"unsqueeze", "view", "reshape", "float"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The node that averages labels by category, the names of both, and the index that takes rows of both."""

    node: ast.AST
    labels: str
    groups: str
    rows: ast.expr | None = None


def encodings(flow: Flow) -> Iterator[Encoding]:
    """Yield where labels of all rows are averaged by category, and become a column of what is split afterwards."""
    known = label_names(flow)
    for node in ast.walk(flow.tree):
        averaged = _averaged(node)
        for found, taken in _made(flow, averaged) if averaged is not None else ():
            if found.labels not in known or found.groups in known or not _all_rows(flow, found.rows):
                continue
            if any(parted(flow, use, results(flow, use)) for use in _columns(flow, taken)):
                yield found


def _averaged(node: ast.AST) -> Encoding | None:
    """Return y and c of y[c == 3].mean(), bincount(c, weights=y) and sums.index_add_(0, c, y), also of y[i], c[i]."""
    match node:
        case ast.Call(
            func=ast.Attribute(
                value=ast.Subscript(value=labels, slice=ast.Compare(left=groups, ops=[ast.Eq()])),
                attr="mean" | "median",
            )
        ):
            return _of(node, labels, groups)
        case ast.Call(args=[groups], keywords=[ast.keyword(arg="weights", value=labels), *_]) if (
            called(node) == "bincount"
        ):
            return _of(node, labels, groups)
        case ast.Call(args=[_, groups, labels]) if called(node) in (
            "index_add_",
            "index_add",
            "scatter_add_",
        ):
            return _of(node, labels, groups)
    return None


def _of(node: ast.AST, labels: ast.expr, groups: ast.expr) -> Encoding | None:
    """Return y and c, or the same rows of both: y[i] and c[i]."""
    match labels, groups:
        case ast.Subscript(value=y, slice=rows), ast.Subscript(value=c, slice=same) if text(rows) and text(
            rows
        ) == text(same):
            return Encoding(node, text(y), text(c), rows) if text(y) and text(c) else None
    return Encoding(node, text(labels), text(groups)) if text(labels) and text(groups) else None


def _all_rows(flow: Flow, rows: ast.expr | None) -> bool:
    """Whether an index takes all rows that are split: none, or the order of which both parts are cut."""
    if rows is None:
        return True
    bound = flow.bindings(text(rows), flow.scope(rows))
    parts = [node.slice for node in ast.walk(flow.tree) if isinstance(node, ast.Subscript)
             and text(node.value) == text(rows) != "" and flow.scope(node) is flow.scope(rows)]  # fmt: skip
    cuts = [one for one in parts if isinstance(one, ast.Slice) and one.step is None]
    heads = {ast.dump(one.upper) for one in cuts if one.lower is None and one.upper is not None}
    tails = {ast.dump(one.lower) for one in cuts if one.upper is None and one.lower is not None}
    return len(bound) == 1 and called(bound[0][1]) in ORDERS and bool(heads & tails)


def _made(flow: Flow, found: Encoding) -> Iterator[tuple[Encoding, list[ast.expr]]]:
    """Yield an average with where it is taken by category: t[c]; one made in a function, for each of its calls."""
    tables, scope = _tables(flow, found.node), flow.scope(found.node)
    yield found, _taken(flow, tables, found.groups)
    if not isinstance(scope, ast.FunctionDef) or flow.owner(scope) is not None:
        return
    if not {found.labels, found.groups} <= parameters(scope):
        return
    kind = {_returned(flow, one, found) for one in returns(scope)}
    for call in flow.source.calls(scope.name) if len(kind) == 1 else ():
        given = {name: argument(call, scope, name) for name in parameters(scope)}
        labels, groups = (text(given[name] or call) for name in (found.labels, found.groups))
        rows = given.get(text(found.rows)) if found.rows is not None else None
        if labels and groups and (found.rows is None or rows is not None):
            taken = _taken(flow, results(flow, call), groups, call) if kind == {"table"} else []
            yield Encoding(call, labels, groups, rows), [*taken, *([call] if kind == {"column"} else [])]


def _returned(flow: Flow, value: ast.expr, found: Encoding) -> str:
    """Return whether a function gives back the table of means, or the column of them by row, and nothing besides."""
    own = set(ast.walk(found.node))
    inside = [part for part in ast.walk(value) if part not in own]
    words, cut = {text(part) for part in inside}, [part for part in inside if isinstance(part, ast.Subscript)]
    made = found.node in ast.walk(value) or bool(words & _tables(flow, found.node))
    if not made or found.labels in words:
        return ""
    by_row = bool(cut) and all(text(part.slice) == found.groups for part in cut)
    return "column" if by_row else "" if cut else "table"


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


def _taken(flow: Flow, tables: set[str], groups: str, call: ast.AST | None = None) -> list[ast.expr]:
    """Return where t[c] stands for the tables t, or for what a call gives back."""
    cuts = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Subscript) and text(n.slice) == groups]
    return [n for n in cuts if text(n.value) in tables or n.value is call]


def _columns(flow: Flow, taken: list[ast.expr]) -> Iterator[ast.AST]:
    """Yield where t[c] becomes a column: cat([x, t[c].unsqueeze(1)], 1), x[:, 3] = t[c], also by a name of its own."""
    named = {name for n in taken if _alone(flow, n) for name in results(flow, n)}
    uses = [
        n for n in ast.walk(flow.tree) if text(n) in named and isinstance(getattr(n, "ctx", None), ast.Load)
    ]
    for use in (*taken, *uses):
        up: ast.AST | None = flow.parents.get(use)
        while not _joins(up) and (
            isinstance(up, (ast.Attribute, ast.Subscript, ast.List, ast.Tuple))
            or called(up or use) in RESHAPED
        ):
            up = flow.parents.get(up) if up is not None else None
        filled = isinstance(up, ast.Assign) and isinstance(up.targets[0], ast.Subscript) and up.value is use
        if _joins(up) or filled:
            yield use


def _joins(node: ast.AST | None) -> bool:
    """Whether columns are put beside one another here: cat([x, t]), c_[x, t]."""
    beside = isinstance(node, ast.Subscript) and last_word(node.value) == "c_"
    return beside or (node is not None and called(node) in COLUMNS)


def _alone(flow: Flow, node: ast.expr) -> bool:
    """Whether a statement does nothing but give this a name, as it is or as a column."""
    statement = flow.statement(node)
    inside = ast.walk(statement.value) if isinstance(statement, ast.Assign) else ()
    return not any(isinstance(part, ast.BinOp) for part in inside)
