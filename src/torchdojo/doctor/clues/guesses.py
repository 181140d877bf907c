"""The k best guesses of a model, compared with the label, and what is made of the comparison."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, pairs, text

VIEWS = {"t", "squeeze", "cpu", "to", "transpose", "numpy"}
DEEP = 4


def shares(flow: Flow) -> Iterator[ast.Call]:
    """Yield means over all guesses of all rows: (top == y[:, None]).float().mean()."""
    hits: set[ast.AST] = {node for node in ast.walk(flow.tree) if _compared(flow, node)}
    made = [pair for n in ast.walk(flow.tree) if isinstance(n, ast.Assign) for pair in pairs(n)]
    names = {text(target) for target, value in made if value in hits} - {""}
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == "mean"):
        inner: ast.expr = node
        if isinstance(node.func, ast.Attribute) and not node.args and not node.keywords:
            inner = node.func.value
        while isinstance(inner, ast.Call) and called(inner) in ("float", "double"):
            inner = inner.func.value if isinstance(inner.func, ast.Attribute) else inner.func
        if inner in hits or text(inner) in names:
            yield node


def _compared(flow: Flow, node: ast.AST) -> bool:
    """Whether the k best are compared with something: top == y[:, None], top.eq(y)."""
    match node:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            return _best(flow, left) or _best(flow, right)
        case ast.Call(func=ast.Attribute(value=left, attr="eq"), args=[right]):
            return _best(flow, left) or _best(flow, right)
    return False


def _best(flow: Flow, node: ast.expr, deep: int = DEEP) -> bool:
    """Whether these are the indices of the k best: x.topk(3).indices, x.topk(3)[1], or a name of them."""
    match node:
        case ast.Name() if deep:
            return _named(flow, node, deep)
        case (
            ast.Attribute(value=inner, attr="indices")
            | ast.Subscript(value=inner, slice=ast.Constant(value=1))
        ):
            return _several(inner)
        case ast.Call(func=ast.Attribute(value=inner)) if called(node) in VIEWS:
            return _best(flow, inner, deep)
    return False


def _named(flow: Flow, node: ast.Name, deep: int) -> bool:
    found = [(s, v) for s, v in flow.bindings(node.id, flow.scope(node)) if s.lineno <= node.lineno]
    if not found:
        return False
    statement, value = found[-1]
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    if isinstance(target, ast.Tuple):
        return len(target.elts) == 2 and text(target.elts[1]) == node.id and _several(value)
    return _best(flow, value, deep - 1)


def _several(node: ast.expr) -> bool:
    """Whether this is topk() of more than one."""
    if not isinstance(node, ast.Call) or called(node) != "topk":
        return False
    given = [*node.args[:2], *(word.value for word in node.keywords if word.arg == "k")]
    return not any(isinstance(k, ast.Constant) and k.value == 1 for k in given)
