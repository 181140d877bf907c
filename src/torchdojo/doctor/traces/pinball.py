"""Losses that learn a quantile, by reading: which way round the difference in them stands."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.traces.explained import side


def turned(flow: Flow) -> Iterator[ast.BinOp]:
    """Yield the difference answer - truth in max(q * e, (q - 1) * e), where it has to be truth - answer."""
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call)):
        error = _error(node)
        made = (flow.made(error) if text(error) else error) if error is not None else None
        if not isinstance(made, ast.BinOp) or not isinstance(made.op, ast.Sub):
            continue
        if (side(flow, made.left), side(flow, made.right)) == ("said", "true"):
            yield made


def _error(node: ast.Call) -> ast.expr | None:
    """Return e of max(q * e, (q - 1) * e) and of where(e > 0, q * e, (q - 1) * e)."""
    both = node.args if called(node) in ("max", "maximum") else []
    ordered = called(node) == "where" and len(node.args) == 3 and _above(node.args[0])
    match node.args[1:] if ordered else both:
        case [ast.BinOp(left=one, op=ast.Mult(), right=e), ast.BinOp(left=other, op=ast.Mult(), right=same)]:
            less = _one_less(other, one) or (not ordered and _one_less(one, other))
            return e if less and ast.unparse(e) == ast.unparse(same) else None
    return None


def _one_less(factor: ast.expr, level: ast.expr) -> bool:
    return ast.unparse(factor) in (f"{ast.unparse(level)} - 1", f"{ast.unparse(level)} - 1.0")


def _above(node: ast.expr) -> bool:
    """Whether this asks for e > 0 or e >= 0."""
    match node:
        case ast.Compare(ops=[ast.Gt() | ast.GtE()], comparators=[ast.Constant(value=0)]):
            return True
    return False
