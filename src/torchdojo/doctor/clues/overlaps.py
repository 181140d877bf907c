"""Overlaps of boxes and masks, by reading: IoU, Dice, and intersections that may be negative on both sides."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues import sides
from torchdojo.doctor.flow import Flow, called, own, text

IOU = re.compile(r"(^|_)(m?iou|jaccard|giou|diou)(_|s?$)|交并比", re.IGNORECASE)
DICE = re.compile(r"(^|_)dice(_|s?$)", re.IGNORECASE)
BOXES = re.compile(r"iou|overlap|inter|jaccard", re.IGNORECASE)
INTER = re.compile(r"^inter(section)?s?$|^(overlap|common)", re.IGNORECASE)
AREA = re.compile(r"area|size|sum", re.IGNORECASE)
GUARDS = {"clamp", "clamp_", "clip", "relu", "where", "clamp_min", "threshold", "any", "all"}
KEEPING = {"item", "float", "mean", "clamp", "clamp_min", "maximum", "double"}
LEAST, MOST = {"min", "minimum"}, {"max", "maximum"}
DEEP = 4


def wrong(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield an IoU over the sum of both, a Dice without its 2, and a width that nobody keeps from being negative."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            kind = _ratio(flow, node)
            if kind:
                yield node, kind
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and _unguarded(flow, node):
            yield node, "negative"


def _ratio(flow: Flow, node: ast.BinOp) -> str:
    names = _names(flow, node)
    kind = "iou" if any(map(IOU.search, names)) else "dice" if any(map(DICE.search, names)) else ""
    terms = _terms(flow, node.right)
    if (
        not kind
        or len(terms) != 2
        or not _common(flow, node.left)
        or not all(_plain_sum(flow, t) for t in terms)
    ):
        return ""
    return "" if kind == "dice" and _doubled(flow, node) else kind


def _names(flow: Flow, node: ast.AST) -> list[str]:
    """Return what a value is called: the name it is given, else that of its function, if it returns it."""
    statement = flow.statement(node)
    if isinstance(statement, ast.Return):
        return [getattr(flow.scope(node), "name", "")]
    return [text(target).rpartition(".")[2] for target in getattr(statement, "targets", ())]


def _terms(flow: Flow, node: ast.expr, deep: int = DEEP) -> list[ast.expr]:
    """Return what is added up, small constants left out; names are followed to the sum they stand for."""
    match node:
        case ast.Constant():
            return []
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _terms(flow, left, deep) + _terms(flow, right, deep)
        case ast.Call(func=ast.Attribute(value=owner)) if called(node) in KEEPING:
            return _terms(flow, owner, deep)
        case ast.Name(id=name) | ast.Attribute(attr=name) if re.search(
            r"eps|smooth|tiny", name, re.IGNORECASE
        ):
            return []
        case ast.Name() if (
            deep and isinstance(made := flow.made(node), ast.BinOp) and isinstance(made.op, ast.Add)
        ):
            return _terms(flow, made, deep - 1)
    return [node]


def _plain_sum(flow: Flow, node: ast.expr) -> bool:
    """Whether this is the size of one of both: p.sum(), area_a, area(b)."""
    made = (flow.made(node) if text(node) else node) or node
    if called(made) == "sum" and isinstance(made, ast.Call):
        return not sides.both(flow, made) and not any(
            isinstance(n, ast.Compare | ast.UnaryOp) for n in ast.walk(made)
        )
    return bool(AREA.search(text(node) or called(node)))


def _common(flow: Flow, node: ast.expr) -> bool:
    """Whether this counts what both have in common."""
    parts = list(ast.walk(node))
    return sides.both(flow, node) or any(
        INTER.search(text(part)) for part in parts if isinstance(part, ast.Name)
    )


def _doubled(flow: Flow, node: ast.BinOp) -> bool:
    """Whether a 2 stands before what both have in common, or is put before the result, or both are halved."""
    around = [up for up in flow.above(node) if isinstance(up, ast.expr)]
    parts = [*flow.expanded(node, 2), *(part for up in around for part in ast.walk(up))]
    names = {text(target) for target in getattr(flow.statement(node), "targets", ())} - {""}
    sums = [n for n in ast.walk(flow.tree) if isinstance(n, ast.BinOp)]
    later = any({text(n.left), text(n.right)} & names for n in sums)
    numbers = {n.value for n in parts if isinstance(n, ast.Constant)}
    return later or bool({2, 0.5} & numbers)


def _unguarded(flow: Flow, node: ast.BinOp) -> bool:
    """Whether this is the smaller of two ends less the larger of two beginnings, and nothing keeps it above 0."""
    scope = flow.scope(node)
    statement = flow.statement(node)
    names = [getattr(scope, "name", ""), *(text(t) for t in getattr(statement, "targets", ()))]
    if not any(map(BOXES.search, names)) or not isinstance(scope, ast.FunctionDef):
        return False
    inside = list(own(scope))
    guarded = any(isinstance(n, (ast.Compare, ast.IfExp)) or called(n) in GUARDS for n in inside)
    zero = any(
        called(n) in MOST and any(isinstance(a, ast.Constant) for a in n.args)
        for n in inside
        if isinstance(n, ast.Call)
    )
    return not guarded and not zero and _of_two(flow, node.left, LEAST) and _of_two(flow, node.right, MOST)


def _of_two(flow: Flow, node: ast.expr, kinds: set[str]) -> bool:
    made = (flow.made(node) if text(node) else node) or node
    return isinstance(made, ast.Call) and called(made) in kinds and len(made.args) == 2 and not made.keywords
