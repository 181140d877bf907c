"""Learned weights of losses of which a loss takes only the price: exp(-s.data) * error + s pulls s down for ever."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, line_of, summands, text

READ = {"data", "detach", "item", "tolist", "shape", "size", "grad", "requires_grad"}
REDUCED = {"sum", "mean"}
SHAPED = (ast.List, ast.Tuple, ast.Dict)  # of an optimizer


def runaways(flow: Flow) -> Iterator[tuple[ast.expr, str]]:
    """Yield s.data of exp(-s.data) in such a sum, and s."""
    for node in ast.walk(flow.tree):
        up = flow.parents.get(node)
        if not _sum(node) or (up is not None and _sum(up)):
            continue
        terms = list(summands(node))  # type: ignore[arg-type]
        for price in (one for one in map(_alone, terms) if one is not None and _learned(flow, one)):
            for cut in (found for term in terms if (found := _factor(flow, term, price)) is not None):
                if _used_for_nothing_else(flow, price):
                    yield cut, ast.unparse(price)


def _sum(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)


def _alone(term: ast.expr) -> ast.expr | None:
    """Return s of s, 0.5 * s, s / 2, -s and s.sum()."""
    match term:
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return _alone(inner)
        case ast.BinOp(op=ast.Mult(), left=ast.Constant(), right=inner):
            return _alone(inner)
        case ast.BinOp(op=ast.Mult() | ast.Div(), left=inner, right=ast.Constant()):
            return _alone(inner)
        case ast.Call(func=ast.Attribute(value=inner, attr=attr)) if attr in REDUCED and not term.args:
            return _alone(inner)
        case ast.Name() | ast.Attribute() | ast.Subscript(slice=ast.Name() | ast.Constant()):
            return term if text(_whole(term)) else None
    return None


def _whole(node: ast.expr) -> ast.expr:
    """Return s of s[i]."""
    return node.value if isinstance(node, ast.Subscript) else node


def _learned(flow: Flow, node: ast.expr) -> bool:
    """Whether this is a parameter, given a value in one place only."""
    whole = _whole(node)
    made = flow.bindings(text(whole))
    value = made[0][1] if len(made) == 1 else None
    asked = (
        [word.value for word in value.keywords if word.arg == "requires_grad"]
        if isinstance(value, ast.Call)
        else []
    )
    fixed = any(not isinstance(one, ast.Constant) or not one.value for one in asked)
    return not fixed and (called(value) == "Parameter" or bool(asked)) if value is not None else False


def _factor(flow: Flow, term: ast.expr, price: ast.expr) -> ast.expr | None:
    """Return s.data or s.detach() of a product one side of which is made of that, and not of s with its graph."""
    match term:
        case ast.Call(func=ast.Attribute(value=inner, attr=attr)) if attr in REDUCED:
            return _factor(flow, inner, price)
        case ast.BinOp(op=ast.Mult(), left=left, right=right):
            sides = [left, right]
        case ast.BinOp(op=ast.Div(), left=left, right=right):
            sides = [left, right]
        case _:
            return None
    deeper = (_factor(flow, side, price) for side in sides)
    return next(
        (one for one in (*(_cut(flow, side, price) for side in sides), *deeper) if one is not None), None
    )


def _cut(flow: Flow, side: ast.expr, price: ast.expr, deep: int = 2) -> ast.expr | None:
    """Return s.data or s.detach() of exp(-s.data), or of a name that was made of it."""
    grown = any(called(part) in ("exp", "softplus") for part in ast.walk(side))
    for part in ast.walk(side) if grown else ():
        match part:
            case ast.Attribute(value=inner, attr="data" | "detach"):
                if ast.unparse(_whole(inner)) == ast.unparse(_whole(price)):
                    return part
    made = flow.made(_whole(side)) if deep and text(_whole(side)) else None
    return _cut(flow, made, price, deep - 1) if made is not None and line_of(made) <= line_of(side) else None


def _used_for_nothing_else(flow: Flow, price: ast.expr) -> bool:
    """Whether the parameter is otherwise only read without its graph, priced, or handed to an optimizer."""
    name = text(_whole(price)).rpartition(".")[2]
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Name | ast.Attribute) or text(node).rpartition(".")[2] != name:
            continue
        if not isinstance(node.ctx, ast.Load):
            if called(getattr(flow.statement(node), "value", node)) not in (
                "Parameter",
                "zeros",
                "ones",
                "tensor",
            ):
                return False
        elif not _read_only(flow, node, price):
            return False
    return True


def _read_only(flow: Flow, node: ast.expr, price: ast.expr) -> bool:
    up = flow.parents[node]
    while isinstance(up, ast.Subscript) and up.value is node:
        node, up = up, flow.parents[up]
    if isinstance(up, ast.Attribute) and up.attr in READ:
        above = flow.parents[up]
        changed = isinstance(up.ctx, ast.Store) or (
            isinstance(above, ast.Attribute) and above.attr.endswith("_")
        )
        return not changed
    top: ast.AST = node
    while isinstance(top, ast.expr) and not _sum(flow.parents[top]):
        top = flow.parents[top]
    priced = isinstance(top, ast.expr) and (inner := _alone(top)) is not None
    return isinstance(up, SHAPED) or (priced and ast.unparse(_whole(inner)) == ast.unparse(_whole(price)))  # type: ignore[arg-type]
