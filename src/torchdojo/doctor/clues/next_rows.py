"""Rows of features without the last, x[a:-1], whose targets are the values of a series one step later, y[a + 1:]."""

import ast
from collections.abc import Iterator
from itertools import product

from torchdojo.doctor.clues.smoothing import centred
from torchdojo.doctor.clues.threads import Called, Threads
from torchdojo.doctor.clues.unpacking import one_of_several
from torchdojo.doctor.flow import Flow, called, last_word, own

TARGETS = {"y", "Y", "ys", "y_data", "target", "targets", "label", "labels", "truth", "answers"}
LINED_UP = {"stack", "column_stack", "array", "asarray", "tensor", "as_tensor", "from_numpy", "astype", "float",
            "double", "Tensor", "FloatTensor", "Series", "unsqueeze", "copy", "clone", "numpy",
            "to_numpy", "view", "reshape", "flatten", "ravel", "squeeze"}  # fmt: skip
MANY = 60  # parts of one expression
MODULES = {"np", "numpy", "torch", "pd", "pandas"}


def one_ahead(threads: Threads) -> Iterator[tuple[ast.AST, ast.expr]]:
    """Yield what smooths a series with its next value, and the target that is this next value."""
    flow = threads.flow
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Subscript) and (begins := _without_the_last(flow, node.slice)) is not None:
            cuts = [one for one in own(flow.scope(node)) if isinstance(one, ast.Subscript)]
            targets = [one for one in cuts if _cut(flow, one) == begins + 1 and _is_target(flow, one)]
            for inside, target in product(_calls(flow, node), targets):
                smooth = _smooth(threads, node.value, target, inside)
                if smooth is not None:
                    yield smooth, target


def _calls(flow: Flow, node: ast.AST) -> list[Called | None]:
    """Return the calls of the function that a node stands in; [None] for a file's own lines."""
    scope = flow.scope(node)
    if not isinstance(scope, ast.FunctionDef) or flow.owner(scope) is not None:
        return [None]
    calls = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == scope.name]
    return [Called(scope, call) for call in calls[:6]] or [None]


def _smooth(threads: Threads, rows: ast.expr, target: ast.Subscript, inside: Called | None) -> ast.AST | None:
    """Return what smooths the target's series in a column of these rows, if each row holds the value of its time."""
    wanted = set(_series(threads, target.value, inside))
    for part, within in _columns(threads, rows, inside):
        given = centred(threads, part, within)
        if given is not None and wanted & set(_series(threads, given, within)):
            mixed = any(one is part for one, _ in threads.parts(target.value, inside))
            if not mixed:
                return part
    return None


def _columns(threads: Threads, rows: ast.expr, inside: Called | None) -> list[tuple[ast.AST, Called | None]]:
    """Return what rows are made of, as long as the n-th row of each part is of the same time: no cuts, no rolls."""
    todo, found = [(rows, inside)], list[tuple[ast.AST, Called | None]]()
    while todo and len(found) < MANY:
        part, within = todo.pop()
        found.append((part, within))
        todo += [(one, within) for one in _beside(part)] + _made(threads, part, within)
    return found


def _made(threads: Threads, node: ast.expr, inside: Called | None) -> list[tuple[ast.expr, Called | None]]:
    """Return what a name or a call stands for; nothing for a name that is one of several results of a call."""
    if not isinstance(node, ast.Name | ast.Call):
        return []
    return [one for one in threads.made(node, inside) if not _one_of_several(threads.flow, node, one[0])]


def _one_of_several(flow: Flow, node: ast.expr, value: ast.expr) -> bool:
    several = isinstance(node, ast.Name) and one_of_several(flow.parents.get(value), value)
    return isinstance(value, ast.Tuple) or several


def _beside(node: ast.AST) -> list[ast.expr]:
    """Return the parts of an expression whose n-th row stands in its n-th row."""
    match node:
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return parts
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.Attribute(value=value, attr="T" | "values"):
            return [value]
        case ast.Call(func=ast.Attribute(value=ast.Call() as rolling), args=[]) if (
            called(rolling) == "rolling"
        ):
            return [rolling]
    return _formed(node)


def _formed(node: ast.AST) -> list[ast.expr]:
    """Return what a call only gives another form: x of torch.tensor(x), x.astype(float), np.stack([...], 1)."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner), args=args) if called(node) in LINED_UP:
            return args[:1] if last_word(owner) in MODULES else [owner]
        case ast.Call(args=args) if called(node) in LINED_UP:
            return args[:1]
    return []


def _series(threads: Threads, node: ast.expr, inside: Called | None) -> list[ast.AST | str]:
    """Return by what names and expressions one series goes: x, (x - mean) / std, torch.tensor(x)."""
    todo, found = [(node, inside)], list[ast.AST | str]()
    while todo and len(found) < MANY:
        part, within = todo.pop()
        known = isinstance(part, ast.Name) and _stored_once(threads.flow, part.id)
        found += [part, *([part.id] if known and isinstance(part, ast.Name) else [])]
        below = _formed(part)
        match part:
            case ast.BinOp(left=left, op=ast.Sub() | ast.Div()):
                below = [left]
            case ast.Attribute(value=value, attr="values"):
                below = [value]
        todo += [(one, within) for one in below] + _made(threads, part, within)
    return found


def _stored_once(flow: Flow, name: str) -> bool:
    """Whether a name means one thing in the whole file."""
    stored = [
        n
        for n in ast.walk(flow.tree)
        if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
    ]
    return len(stored) == 1 and not any(isinstance(n, ast.arg) and n.arg == name for n in ast.walk(flow.tree))


def _is_target(flow: Flow, node: ast.Subscript) -> bool:
    """Whether this is cut for a name that is that of targets: y = x[1:], X, y = x[:-1], x[1:]."""
    statement = flow.statement(node)
    if not isinstance(statement, ast.Assign):
        return False
    target, value = statement.targets[0], statement.value
    pairs = [(target, value)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = list(zip(target.elts, value.elts, strict=False))
    return any(
        isinstance(name, ast.Name) and name.id in TARGETS and any(part is node for part in _chain(made))
        for name, made in pairs
    )


def _chain(node: ast.expr) -> Iterator[ast.expr]:
    """Yield an expression and what only changes its form below it."""
    yield node
    for below in _formed(node):
        yield from _chain(below)


def _cut(flow: Flow, node: ast.AST) -> int | None:
    """Return a of x[a:]."""
    match node:
        case ast.Subscript(slice=ast.Slice(lower=ast.expr() as low, upper=None, step=None)):
            return _number(flow, low)
    return None


def _without_the_last(flow: Flow, cut: ast.expr) -> int | None:
    """Return a of x[a:-1], 0 of x[:-1]."""
    match cut:
        case ast.Slice(lower=low, upper=ast.UnaryOp(op=ast.USub(), operand=high), step=None):
            if _number(flow, high) == 1:
                return 0 if low is None else _number(flow, low)
    return None


def _number(flow: Flow, node: ast.expr) -> int | None:
    """Return a whole number as it stands there, by its name, or as a sum."""
    match node:
        case ast.Constant(value=int() as number):
            return number
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            one, other = _number(flow, left), _number(flow, right)
            return one + other if one is not None and other is not None else None
        case ast.Name(id=name) if _stored_once(flow, name):
            return next((_number(flow, value) for _, value in flow.bindings(name)), None)
    return None
