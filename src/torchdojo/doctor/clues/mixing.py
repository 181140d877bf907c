"""Moving averages of weights as they are written, and the shares of old and new in them."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.meaning import Meaning
from torchdojo.doctor.source import Source

WEIGHTS = {"parameters", "named_parameters", "state_dict", "buffers", "items", "keys"}
MADE = {"lerp_", "lerp", "_foreach_lerp_", "_foreach_lerp", "get_ema_multi_avg_fn", "get_ema_avg_fn"}
ONE = ast.Constant(1)


def averages(source: Source) -> Iterator[ast.AST]:
    """Yield every moving average of a file."""
    for node in ast.walk(source.tree):
        words = node.keywords if isinstance(node, ast.Call) else []
        rest = [word.value for word in words if word.arg == "alpha"]
        if (
            called(node) in MADE
            or (called(node) == "add_" and any(map(_complement, rest)))
            or _of_shares(node)
        ):
            yield node


def _complement(node: ast.expr) -> str:
    """Return d of 1 - d."""
    match node:
        case ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=share):
            return ast.unparse(share)
    return ""


def _of_shares(node: ast.AST) -> bool:
    """Whether this is d * s + (1 - d) * w, in any order."""
    match node:
        case ast.BinOp(
            left=ast.BinOp(left=a, op=ast.Mult(), right=b),
            op=ast.Add(),
            right=ast.BinOp(left=c, op=ast.Mult(), right=d),
        ):
            shares = {ast.unparse(part) for part in (a, b, c, d)}
            return any(_complement(part) in shares for part in (a, b, c, d) if _complement(part))
    return False


def mixtures(flow: Flow) -> Iterator[tuple[ast.AST, ast.expr, ast.expr]]:
    """Yield statements that mix old and new in a loop over weights, with the shares of both."""
    for node in ast.walk(flow.tree):
        found = _mixture(node) if isinstance(node, (ast.Expr, ast.Assign)) else None
        if found is not None and _over_weights(flow, node) and "grad" not in ast.unparse(node):
            yield node, *found


def _over_weights(flow: Flow, node: ast.AST) -> bool:
    """Whether a line stands in a loop over weights, not over gradients, that is run again and again."""
    loops = flow.loops(node)
    inner = loops[0] if loops and isinstance(loops[0], ast.For) else None
    again = len(loops) > 1 or flow.scope(node) is not flow.tree
    if inner is None or not again or "grad" in ast.unparse(inner.iter):
        return False
    return any(called(part) in WEIGHTS for part in flow.expanded(inner.iter, 1))


def _mixture(node: ast.Expr | ast.Assign) -> tuple[ast.expr, ast.expr] | None:
    """Return a and b of s.mul_(a).add_(w, alpha=b), s.copy_(a * s + b * w), s = a * s + b * w, s.lerp_(w, b)."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="copy_"), args=[mixed])):
            return _sum(owner, mixed)
        case ast.Assign(targets=[target], value=mixed):
            return _sum(target, mixed)
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="lerp_"), args=[_, share])):
            return ast.BinOp(ONE, ast.Sub(), share), share
        case ast.Expr(
            value=ast.Call(func=ast.Attribute(value=ast.Call() as scaled, attr="add_"), args=[new, *_])
        ):
            alpha = next((word.value for word in node.value.keywords if word.arg == "alpha"), None)  # type: ignore[attr-defined]
            taken = alpha or _factor(new)
            if called(scaled) == "mul_" and len(scaled.args) == 1 and taken is not None:
                return scaled.args[0], taken
    return None


def _sum(owner: ast.expr, mixed: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    """Return the share of the owner itself in a sum of two products, and that of the other."""
    if not isinstance(mixed, ast.BinOp) or not isinstance(mixed.op, ast.Add):
        return None
    for one, other in ((mixed.left, mixed.right), (mixed.right, mixed.left)):
        kept, taken = _factor(one, owner), _factor(other)
        if kept is not None and taken is not None:
            return kept, taken
    return None


def _factor(node: ast.expr, owner: ast.expr | None = None) -> ast.expr | None:
    """Return the number in number * tensor, if the tensor is the owner (or any)."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult):
        return None
    for number, tensor in ((node.left, node.right), (node.right, node.left)):
        mine = (
            _plain(tensor) == _plain(owner)
            if owner is not None
            else isinstance(number, (ast.Constant, ast.BinOp))
        )
        if mine or (owner is None and text(number) and number is node.left):
            return number
    return None


def _plain(node: ast.expr) -> str:
    """Return p of p.data and p.detach(), as it is written."""
    return ast.unparse(node).replace(".data", "").replace(".detach()", "").replace(".float()", "")


def fold(meaning: Meaning, node: ast.expr) -> float | None:
    """Return the number that an expression certainly is: 1 - decay with decay = 0.99."""
    match node:
        case ast.Constant(value=int(number) | float(number)):
            return float(number)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            one, other = fold(meaning, left), fold(meaning, right)
            return one - other if one is not None and other is not None else None
        case ast.Name() | ast.Attribute():
            numbers = {
                value.value if isinstance(value, ast.Constant) else None for value in meaning.values(node)
            }
            only = numbers.pop() if len(numbers) == 1 else None
            return float(only) if isinstance(only, (int, float)) else None
    return None
