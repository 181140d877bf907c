"""Columns that are chosen by how they go with the labels: where, in which table, and whether its rows are split."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import FUNCTIONS, Flow, Scope, called, line_of, pairs, parameters, returns, text
from torchdojo.doctor.permuting import LABELS
from torchdojo.doctor.scaling import TEST, TRAIN
from torchdojo.doctor.splitting import SHAPING, all_rows, base, targets

SPLITS = ("train_test_split", "random_split")
CARRYING = ("TensorDataset", "tensor", "as_tensor", "from_numpy", "Tensor", "FloatTensor", "float")


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
    labels = _labels(flow)
    for cause, nodes in taken.items():
        yield from _chosen(flow, cause, nodes, labels)


def _labels(flow: Flow) -> set[str]:
    """Return what is called labels, and what answers are measured against, with the arrays it is a part of."""
    sets = [
        node.args
        for node in ast.walk(flow.tree)
        if isinstance(node, ast.Call) and called(node) == "TensorDataset"
    ]
    aims = {*targets(flow), *(text(_bare(args[-1])) for args in sets if len(args) > 1)}
    sources = {text(_bare(value)) for name in aims for _, value in flow.bindings(name)}
    named = {text(node) for node in ast.walk(flow.tree) if LABELS.search(text(node))}
    return (aims | sources | named) - {""}


def _bare(node: ast.expr) -> ast.expr:
    """Return y of y[rows], y.float() and torch.from_numpy(y)."""
    match node:
        case ast.Subscript(value=inner):
            return _bare(inner)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch" | "np" | "numpy")), args=[inner, *_]):
            return _bare(inner) if called(node) in SHAPING else node
        case ast.Call(func=ast.Attribute(value=inner)):
            return _bare(inner) if called(node) in SHAPING else node
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
        if table and aim and selects and _parted(flow, call, _results(flow, call)):
            yield Choice(flow.statement(call), table, aim)


def _chosen(flow: Flow, cause: ast.AST, nodes: list[ast.expr], labels: set[str]) -> Iterator[Choice]:
    key, used = text(base(_table(nodes[0]))), _whole(flow, cause, labels)
    aims, scope = used & labels - {key}, flow.scope(nodes[0])
    if key not in used:
        return
    names = set().union(*(_results(flow, node) for node in nodes))
    if aims and _parted(flow, cause, names, nodes):
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
            if names[1:] and all(names) and names[1] in labels and _parted(flow, call, _results(flow, call)):
                yield Choice(flow.statement(call), *names)


def _results(flow: Flow, node: ast.AST) -> set[str]:
    """Return the names that a statement gives to what it makes."""
    statement = flow.statement(node)
    made = pairs(statement) if isinstance(statement, (ast.Assign, ast.AnnAssign)) else ()
    return {text(target) for target, _ in made} - {""}


def _whole(flow: Flow, node: ast.AST, labels: set[str]) -> set[str]:
    """Return the arrays all rows of which are used: x of x.mean(0), x[:, j], x[y == 1] and f(x), not of x[rows]."""
    parts = _reached(flow, node, flow.scope(node), 3)
    return {text(part) for part in parts if not _partly(part, flow.parents.get(part), labels)} - {""}


def _reached(flow: Flow, node: ast.AST, home: Scope, depth: int) -> Iterator[ast.AST]:
    """Yield the parts of an expression and of what these were made of, but what other functions call so themselves."""
    for part in ast.walk(node):
        scope, above = flow.scope(part), flow.parents.get(part)
        theirs = scope is not home and text(part) in parameters(scope)
        if theirs or (isinstance(above, ast.Call) and above.func is part):
            continue
        yield part
        made = [flow.made(part)] if isinstance(part, ast.expr) and text(part) else []
        function = flow.functions.get(called(part))
        for value in [*made, *(returns(function) if function is not None else ())] if depth else ():
            if value is not None and value is not node:
                yield from _reached(flow, value, home, depth - 1)


def _partly(part: ast.AST, above: ast.AST | None, labels: set[str]) -> bool:
    """Whether some rows of an array are used here, or none: x[rows], len(x), x.shape."""
    match above:
        case ast.Subscript(value=value, slice=index) if value is part:
            by_class = isinstance(index, ast.Compare) and text(index.left) in labels
            return not by_class and not all_rows(index)
        case ast.Attribute(attr="shape" | "dtype" | "size" | "ndim" | "device"):
            return True
    return above is not None and called(above) == "len"


def _parted(flow: Flow, cause: ast.AST, names: set[str], nodes: Iterable[ast.expr] = ()) -> bool:
    """Whether what was made is cut into rows to learn from and rows to be examined on, afterwards."""
    scope, line = flow.scope(cause), line_of(cause)
    names = names | _carrying(flow, names, line)
    cuts = [
        up.slice
        for node in nodes
        for up in (_table(node), flow.parents.get(node))
        if isinstance(up, ast.Subscript)
    ]
    for node in ast.walk(flow.tree):
        if not isinstance(node, (ast.Call, ast.Subscript)) or line_of(node) < line:
            continue
        given = node.args if isinstance(node, ast.Call) else [node.value]
        if not any(_same(flow, part, names, scope) for one in given for part in ast.walk(one)):
            continue
        if isinstance(node, ast.Subscript):
            cuts += [node.slice] if text(node.value) in names else []
        elif called(node) == "Subset" and len(node.args) == 2:
            cuts.append(node.args[1])
        elif called(node) in SPLITS or (isinstance(node.func, ast.Name) and "split" in node.func.id):
            return True
    return _both(flow, [index for index in cuts if not all_rows(index)])


def _carrying(flow: Flow, names: set[str], line: int) -> set[str]:
    """Return the names of data sets and tensors that hold one of these arrays as it is."""
    found: set[str] = set()
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Assign) and node.lineno > line and called(node.value) in CARRYING:
            held = {text(part) for part in ast.walk(node.value)}
            found |= _results(flow, node) if held & (names | found) else set()
    return found


def _both(flow: Flow, cuts: list[ast.expr]) -> bool:
    """Whether these indices are of both parts: x[:n] and x[n:], x[train] and x[test]."""
    words: set[str] = set()
    heads = sum(isinstance(c, ast.Slice) and c.lower is None and c.upper is not None for c in cuts)
    tails = sum(isinstance(c, ast.Slice) and c.lower is not None and c.upper is None for c in cuts)
    for index in cuts:
        words |= {text(part) for part in ast.walk(index)}
        words |= {word for loop in flow.loops(index) if isinstance(loop, ast.For) and _turns(loop, index)
                  for part in ast.walk(loop.iter) for word in [text(part)]}  # fmt: skip
    by_names = any(TRAIN.search(word) for word in words) and any(TEST.search(word) for word in words)
    return bool(heads and tails) or by_names


def _same(flow: Flow, node: ast.AST, names: set[str], scope: Scope) -> bool:
    """Whether this is an array of these names in a function, or where the function's inside sees it."""
    here = flow.scope(node)
    local = isinstance(scope, FUNCTIONS) and bool(flow.bindings(text(node), scope))
    return text(node) in names and (here is scope or not (local or text(node) in parameters(here)))


def _turns(loop: ast.For, index: ast.expr) -> bool:
    """Whether an index is what a loop runs over."""
    turning = {text(part) for part in ast.walk(loop.target)}
    return any(text(part) in turning for part in ast.walk(index) if text(part))
