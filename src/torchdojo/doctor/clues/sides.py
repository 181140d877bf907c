"""Whether a count is about what a model said, or about what is true."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.partners import LABELS
from torchdojo.doctor.flow import Flow, called, last_word, pairs, text

ANSWERING = {"argmax", "round", "sigmoid", "softmax", "topk", "predict"}
BOTH = {"logical_and", "minimum"}


def side(flow: Flow, count: ast.expr) -> str:
    """Return "said" for (pred == 1).sum().item(), "true" for (labels == 1).sum(), "" for anything else."""
    if any(isinstance(part, ast.BinOp | ast.BoolOp) and _joins(part) for part in flow.expanded(count, 1)):
        return ""
    counted = [
        part for part in flow.expanded(count, 1) if called(part) == "sum" and isinstance(part, ast.Call)
    ]
    if len(counted) != 1 or not isinstance(counted[0].func, ast.Attribute):
        return ""
    inner = counted[0].func.value
    if isinstance(inner, ast.Compare) and isinstance(inner.ops[0], ast.Eq):
        if not isinstance(inner.comparators[0], ast.Constant) or inner.comparators[0].value in (0, False):
            return ""
        inner = inner.left
    return _of(flow, inner) if text(inner) else ""


def _of(flow: Flow, name: ast.expr) -> str:
    parts = list(flow.expanded(name, 3))
    if any(_asks(flow, part) for part in parts):
        return "said"
    answers = {
        called(part) for part in parts
    } & ANSWERING  # labels may be made up by argmax, too: then who knows
    return "true" if not answers and any(LABELS.search(text(part)) for part in parts if text(part)) else ""


def _asks(flow: Flow, node: ast.AST) -> bool:
    """Whether an object that was made in this file, as a model is, is called here."""
    if not isinstance(node, ast.Call) or not node.args or not text(node.func):
        return False
    made = flow.made(node.func)
    return isinstance(made, ast.Call)


def both(flow: Flow, count: ast.expr) -> bool:
    """Whether what was said and what is true are counted together: ((p == 1) & (t == 1)).sum(), (p * t).sum()."""
    return any(_joins(part) or called(part) in BOTH for part in flow.expanded(count, 2))


def _joins(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.Mult)


def named(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield names and the values that they are given: precision = ..., {"precision": ...}."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield from ((last_word(target), value) for target, value in pairs(node))
        elif isinstance(node, ast.Dict):
            yield from (
                (str(k.value), v)
                for k, v in zip(node.keys, node.values, strict=True)
                if isinstance(k, ast.Constant)
            )
