"""Columns that are chosen by how they go with the labels: where, in which table, and whether its rows are split."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.clues.parting import parted, results, splits
from torchdojo.doctor.clues.partners import LABELS
from torchdojo.doctor.clues.splitting import SHAPING, all_rows, base, cut_from, targets
from torchdojo.doctor.flow import Flow, Scope, called, parameters, returns, text

PLAIN = SHAPING | {"long", "int", "bool", "astype", "type"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The statement that chose columns of a table by all its rows and labels."""

    node: ast.AST
    table: str
    labels: str


def choices(flow: Flow) -> Iterator[Choice]:
    """Yield where columns were chosen by all rows and all labels of what is split into parts."""
    taken: dict[ast.AST, list[ast.expr]] = {}  # by what chose the columns: where they are taken
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.expr) and (columns := _columns(node)) is not None:
            taken.setdefault(flow.made(columns) or columns, []).append(node)
        elif isinstance(node, ast.Call):
            yield from _by_selector(flow, node)
    labels = label_names(flow)
    for cause, nodes in taken.items():
        yield from _chosen(flow, cause, nodes, labels)


def aimed_at(flow: Flow) -> set[str]:
    """Return what answers are measured against: y of loss(model(x), y[rows]), and of TensorDataset(x, y)."""
    sets = [n.args for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == "TensorDataset"]
    return {*targets(flow), *(text(bare(args[-1])) for args in sets if len(args) > 1)} - {""}


def label_names(flow: Flow) -> set[str]:
    """Return what is called labels, and what answers are measured against, with the arrays it is a part of."""
    aims = aimed_at(flow)
    aims |= given_as(flow, aims)
    for _ in range(3):
        made = [(name, value) for name in aims for _, value in flow.bindings(name)]
        aims |= {cut_from(name, value, flow) or text(bare(value)) for name, value in made}
    named = {text(node) for node in ast.walk(flow.tree) if LABELS.search(text(node))}
    return (aims | named) - {""}


def given_as(flow: Flow, aims: set[str]) -> set[str]:
    """Return what is given to functions that learn where they ask for labels, and what answers are compared with."""
    found: set[str] = set()
    for node in ast.walk(flow.tree):
        function = flow.functions.get(called(node))
        if isinstance(node, ast.Compare):
            asked = any(called(part) in ("argmax", "round") for part in ast.walk(node.left))
            found |= {text(bare(node.comparators[0]))} if asked else set()
        elif function is not None and isinstance(node, ast.Call):
            learns = any(called(part) == "backward" for part in ast.walk(function))
            named = zip([one.arg for one in function.args.args], node.args, strict=False)
            found |= {text(bare(value)) for name, value in named if learns and name in aims}
    return found


def bare(node: ast.expr) -> ast.expr:
    """Return y of y[rows], y.float() and torch.from_numpy(y)."""
    match node:
        case ast.Subscript(value=inner):
            return bare(inner)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch" | "np" | "numpy")), args=[inner, *_]):
            return bare(inner) if called(node) in PLAIN else node
        case ast.Call(func=ast.Attribute(value=inner)):
            return bare(inner) if called(node) in PLAIN else node
    return node


def _columns(node: ast.expr) -> ast.expr | None:
    """Return the index of T[:, index], T.index_select(1, index) and take(T, index, axis=1)."""
    match node:
        case ast.Subscript(slice=ast.Tuple(elts=[ast.Slice(lower=None, upper=None), columns])):
            return None if isinstance(columns, (ast.Slice, ast.Constant)) else columns
        case ast.Call(args=[*_, ast.Constant(value=1), columns]) if called(node) == "index_select":
            return columns
        case ast.Call(args=[_, columns], keywords=[ast.keyword(value=ast.Constant(value=1))]) if (
            called(node) == "take"
        ):
            return columns
    return None


def _table(node: ast.expr) -> ast.expr:
    """Return T of T[:, index], T.index_select(1, index) and take(T, index, axis=1)."""
    match node:
        case ast.Call(args=[table, _] | [table, _, _]) if called(node) == "take" or len(node.args) == 3:
            return table
        case ast.Call(func=ast.Attribute(value=table)) | ast.Subscript(value=table):
            return table
    return node


def _by_selector(flow: Flow, call: ast.Call) -> Iterator[Choice]:
    """Yield SelectKBest().fit_transform(T, labels) where the result is split."""
    if called(call) == "fit_transform" and len(call.args) == 2 and isinstance(call.func, ast.Attribute):
        table, aim = map(text, call.args)
        selects = "Select" in ast.unparse(flow.made(call.func.value) or call.func)
        if table and aim and selects and parted(flow, call, results(flow, call)):
            yield Choice(flow.statement(call), table, aim)


def _chosen(flow: Flow, cause: ast.AST, nodes: list[ast.expr], labels: set[str]) -> Iterator[Choice]:
    key, used = text(base(_table(nodes[0]))), whole(flow, cause, labels)
    aims, scope = used & labels - {key}, flow.scope(nodes[0])
    if key not in used:
        return
    names = set().union(*(results(flow, node) for node in nodes))
    around = [up for node in nodes for up in (_table(node), flow.parents.get(node))]
    cuts = [up.slice for up in around if isinstance(up, ast.Subscript)]
    if aims and parted(flow, cause, names, cuts):
        yield Choice(flow.statement(cause), key, min(aims))
    elif isinstance(scope, ast.FunctionDef) and key in parameters(scope):
        for aim in sorted(used & parameters(scope) - {key}):
            yield from _by_call(flow, scope, key, aim, labels)


def _by_call(
    flow: Flow, function: ast.FunctionDef, table: str, aim: str, labels: set[str]
) -> Iterator[Choice]:
    """Yield the calls that give a function which chooses columns a whole table and its labels."""
    order = [argument.arg for argument in function.args.args]
    for call in ast.walk(flow.tree):
        if isinstance(call, ast.Call) and called(call) == function.name:
            given = dict(zip(order, call.args, strict=False)) | {
                w.arg: w.value for w in call.keywords if w.arg
            }
            names = [text(given[name]) for name in (table, aim) if name in given]
            if names[1:] and all(names) and names[1] in labels and parted(flow, call, results(flow, call)):
                yield Choice(flow.statement(call), *names)


def whole(flow: Flow, node: ast.AST, labels: set[str]) -> set[str]:
    """Return the arrays all rows of which are used: x of x.mean(0), x[:, j], x[y == 1] and f(x), not of x[rows]."""
    return {text(part) for part in _reached(flow, node, flow.scope(node), labels, 3)} - {""}


def _reached(flow: Flow, node: ast.AST, home: Scope, labels: set[str], depth: int) -> Iterator[ast.AST]:
    """Yield the parts of an expression and of what these were made of, but what other functions call so themselves.

    What is used in part is no part, and what it was made of is not asked.
    """
    for part in ast.walk(node):
        scope, above = flow.scope(part), flow.parents.get(part)
        theirs = scope is not home and text(part) in parameters(scope)
        if theirs or (isinstance(above, ast.Call) and above.func is part) or _partly(part, above, labels):
            continue
        yield part
        made = [flow.made(part)] if isinstance(part, ast.expr) and text(part) else []
        function = flow.functions.get(called(part))
        for value in [*made, *(returns(function) if function is not None else ())] if depth else ():
            if value is not None and value is not node and not splits(flow, value):
                yield from _reached(flow, value, home, labels, depth - 1)


def _partly(part: ast.AST, above: ast.AST | None, labels: set[str]) -> bool:
    """Whether some rows of an array are used here, or none: x[rows], len(x), x.shape."""
    match above:
        case ast.Subscript(value=value, slice=index) if value is part:
            by_class = isinstance(index, ast.Compare) and text(index.left) in labels
            return not by_class and not all_rows(index)
        case ast.Attribute(attr="shape" | "dtype" | "size" | "ndim" | "device"):
            return True
    return above is not None and called(above) == "len"
