"""Where fractions of what a regression learns from are cut off: .long(), .astype(int), dtype=torch.long."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.partners import is_label
from torchdojo.doctor.flow import Flow, called, pairs, returns, text
from torchdojo.doctor.traces.rounding import CASTS, LIBRARIES, is_cast

EXPLICIT = {"trunc", "floor", "fix", "rint"}
BROKEN = {"randn", "randn_like", "normal", "standard_normal", "sin", "cos", "log", "log1p", "sqrt", "tanh", "matmul",
          "mm", "mv", "dot", "mean", "std", "StandardScaler", "fit_transform", "make_regression"}  # fmt: skip
WHOLE = EXPLICIT | CASTS | {
    "randint", "integers", "poisson", "bernoulli", "binomial", "round", "ceil", "argmax", "argmin", "multinomial",
    "bucketize", "digitize", "searchsorted", "unique", "factorize", "clamp", "clip", "choice", "cut", "qcut", "argsort",
    "randperm", "exp", "abs", "gt", "lt", "ge", "le", "eq", "ne", "any", "all", "sign",
}  # fmt: skip
PICKING = {"one_hot", "scatter", "scatter_", "gather", "index_select", "bincount"}
DEEP = 5


def cut_off(flow: Flow) -> Iterator[tuple[ast.expr, bool]]:
    """Yield where labels that had fractions are made whole, and whether they were divided by something before."""
    handed = set(_handed(flow))
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Call) or not is_cast(node) or called(node) in EXPLICIT:
            continue
        given = _given(node)
        names = set(_names(flow, node, given)) - {""} if given is not None else set()
        if given is None or not any(name in handed or is_label(flow, name) for name in names):
            continue
        parts = list(_parts(flow, given, DEEP))
        if _picks(flow, set(_names(flow, node, ast.Constant(0))) - {""}):
            continue
        if not any(map(_whole, parts)) and any(map(_broken, parts)):
            yield node, any(isinstance(n, ast.BinOp) and isinstance(n.op, ast.Div) for n in parts)


def _given(node: ast.Call) -> ast.expr | None:
    """Return y of y.long() and torch.tensor(y, dtype=torch.long)."""
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    return owner if owner is not None and text(owner) not in LIBRARIES else next(iter(node.args), None)


def _names(flow: Flow, node: ast.expr, given: ast.expr) -> Iterator[str]:
    """Yield the names that the result is given, and that of what is cut."""
    statement = flow.statement(node)
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        yield from (text(target) for target, value in pairs(statement) if node in ast.walk(value))
    yield text(given.value if isinstance(given, ast.Subscript) else given)


def _picks(flow: Flow, names: set[str]) -> bool:
    """Whether one of these names is an index, or a class that is turned into ones and zeros."""
    indices = [n.slice for n in ast.walk(flow.tree) if isinstance(n, ast.Subscript)]
    indices += [
        arg for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) in PICKING for arg in n.args
    ]
    return any(text(part) in names for index in indices for part in ast.walk(index))


def _handed(flow: Flow) -> Iterator[str]:
    """Yield the names that functions return as labels: price of `return x, price` for `x, y = make()`."""
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Assign)):
        targets = [text(t) for t in getattr(node.targets[0], "elts", ())]
        function = flow.functions.get(called(node.value))
        for returned in returns(function) if targets and function is not None else ():
            for target, one in zip(targets, getattr(returned, "elts", ()), strict=False):
                if target and is_label(flow, target):
                    yield from (text(part) for part in ast.walk(one) if text(part))


def _parts(flow: Flow, node: ast.expr, deep: int) -> Iterator[ast.AST]:
    """Yield the parts of an expression and of what its names stand for, through parameters and attributes."""
    indices = {inner for n in ast.walk(node) if isinstance(n, ast.Subscript) for inner in ast.walk(n.slice)}
    for part in ast.walk(node):
        if part in indices:
            continue
        yield part
        if deep and isinstance(part, (ast.Name, ast.Attribute)) and isinstance(part.ctx, ast.Load):
            made = flow.made(part)
            known = [made] if made is not None and not text(made) else flow.source.meaning.values(part)
            for value in known:
                if isinstance(value, ast.expr) and value is not part and node not in ast.walk(value):
                    yield from _parts(flow, value, deep - 1)


def _whole(node: ast.AST) -> bool:
    """Whether this makes whole numbers on purpose, or labels of classes."""
    return (
        called(node) in WHOLE
        or isinstance(node, ast.Compare)
        or isinstance(getattr(node, "op", None), ast.FloorDiv)
    )


def _broken(node: ast.AST) -> bool:
    """Whether what this makes has fractions."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float) and not node.value.is_integer()
    return called(node) in BROKEN or isinstance(getattr(node, "op", None), (ast.MatMult, ast.Div))
