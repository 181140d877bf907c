"""Moving averages as they are written: s.lerp_(w, 1 - d), s.mul_(d).add_(w, alpha=1 - d), s = d * s + (1 - d) * w."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import called
from torchdojo.doctor.source import Source

MADE = {"lerp_", "lerp", "_foreach_lerp_", "_foreach_lerp", "get_ema_multi_avg_fn", "get_ema_avg_fn"}


def averages(source: Source) -> Iterator[ast.AST]:
    """Yield every moving average of a file."""
    for node in ast.walk(source.tree):
        rest = (
            [word.value for word in node.keywords if word.arg == "alpha"]
            if isinstance(node, ast.Call)
            else []
        )
        if called(node) in MADE or (called(node) == "add_" and any(map(_complement, rest))) or _sum(node):
            yield node


def _complement(node: ast.expr) -> str:
    """Return d of 1 - d."""
    match node:
        case ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=share):
            return ast.unparse(share)
    return ""


def _sum(node: ast.AST) -> bool:
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
