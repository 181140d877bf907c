"""By what a count of right answers is divided, where that cannot be right."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, Loop, called, leaves_early, text
from torchdojo.doctor.traces import batches
from torchdojo.doctor.traces.carrying import Carried
from torchdojo.doctor.traces.counting import Ratio, kind

EACH = re.compile(
    r"\bof( \d+|\s*$)|\b(per|each) (row|sample|sequence|sentence|word|image|line)\b|每(行|条|个|句|张)"
)


def one_batch(flow: Flow, ratio: Ratio) -> str:
    """Return the batch whose size a tally is divided by: y of len(y), y.size(0), y.shape[0]; else ""."""
    under, loop = ratio.under, ratio.tally.loop
    given = {part.id for part in ast.walk(getattr(loop, "target", loop)) if isinstance(part, ast.Name)}
    if text(under) in _grown(loop):
        return ""
    inside = [value for stmt, value in flow.bindings(text(under)) if text(under) and flow.within(stmt, loop)]
    name = _sized(inside[-1] if inside else under)
    return name if name in given else ""


def _sized(under: ast.expr) -> str:
    """Return x of x.size(0), x.shape[0] and len(x)."""
    match under:
        case ast.Call(func=ast.Attribute(value=value, attr="size" | "numel")):
            return text(value)
        case ast.Subscript(value=ast.Attribute(value=value, attr="shape")):
            return text(value)
        case ast.Call(args=[value]) if called(under) == "len":
            return text(value)
    return ""


def _grown(loop: Loop) -> set[str]:
    return {text(node.target) for node in ast.walk(loop) if isinstance(node, ast.AugAssign)}


def piles_up(case: Case, flow: Flow, one: Carried) -> bool:
    """Whether there are several rounds: with one report in an epoch nothing can pile up from report to report."""
    if one.rounds is not one.loop:
        return True
    known = [(x["rows"], x["batch_size"]) for x in batches.loaders(case, flow.source.file, one.loop)]
    number = min((rows // size for rows, size in known if rows and size), default=0)
    under = one.division.right if hasattr(one.division, "right") else one.division.value
    every = getattr(flow.made(under) or under, "value", None)
    return isinstance(every, int) and number >= 2 * every


def fewer_than_answers(case: Case, flow: Flow, ratio: Ratio) -> list[int]:
    """Return the shape (rows, answers in each) of what is counted, if only the rows are counted below."""
    loop, file = ratio.tally.loop, flow.source.file
    grids = [event for event in case.events("grid") if batches.at(event.where[:1], file, loop)]
    words = {called(part) for part in flow.expanded(flow.statement(ratio.tally.node), 1)}
    said = [str(n.value) for n in ast.walk(flow.statement(ratio.node)) if isinstance(n, ast.Constant)]
    if not grids or words & {"all", "any"} or any(map(EACH.search, said)):  # 5.2 of 8 letters
        return []
    under = ratio.under
    grows = [
        n.value for n in ast.walk(loop) if isinstance(n, ast.AugAssign) and text(n.target) == text(under)
    ]
    parts = grows or [flow.made(under) or under if text(under) else under]
    rows = all(_sized(part) and "numel" not in ast.unparse(part) for part in parts)
    return list(grids[-1]["shape"]) if rows else []


def full_batches(case: Case, flow: Flow, ratio: Ratio) -> tuple[int, int] | None:
    """Return rows counted and rows there, if below every batch counts as a full one, and the last is smaller."""
    loop, under = ratio.tally.loop, ratio.under
    if ratio.tally.kind != "count" or leaves_early(loop):
        return None
    for loader in batches.loaders(case, flow.source.file, loop):
        rows, size = loader["rows"], loader["batch_size"]
        if not rows or not size or loader["drop_last"] or rows % size == 0:
            continue
        if _grows_by(flow, loop, under, size) or _product(flow, loop, under, size):
            return -(-rows // size) * size, rows
    return None


def each_batch(case: Case, flow: Flow) -> Iterator[tuple[ast.BinOp, int, int]]:
    """Yield where the right answers of a batch are divided by the size that is set, and a batch was smaller."""
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Div) or not flow.loops(node):
            continue
        for rows in batches.rows_by_line(case, flow.source.file, flow.loops(node)[0]):
            size = max(rows)
            if min(rows) < size and _is(flow, node.right, size) and kind(flow, node.left) == "count":
                yield node, min(rows), size


def _grows_by(flow: Flow, loop: Loop, under: ast.expr, size: int) -> bool:
    """Whether this name grows by the size of a batch, as it is set, in each round: total += BATCH."""
    grown = [
        n.value
        for n in ast.walk(loop)
        if isinstance(n, ast.AugAssign) and text(n.target) == text(under) != ""
    ]
    return len(grown) == 1 and _is(flow, grown[0], size)


def _product(flow: Flow, loop: Loop, under: ast.expr, size: int) -> bool:
    """Whether this is the number of batches times the size that is set: len(loader) * BATCH."""
    made = (flow.made(under) if text(under) else under) or under
    if not isinstance(made, ast.BinOp) or not isinstance(made.op, ast.Mult):
        return False
    for one, other in ((made.left, made.right), (made.right, made.left)):
        measured = (
            text(one.args[0]) if isinstance(one, ast.Call) and called(one) == "len" and one.args else ""
        )
        number = measured in batches.run_over(loop) or text(one) in batches.counters(flow, loop) - {""}
        if number and _is(flow, other, size):
            return True
    return False


def _is(flow: Flow, node: ast.expr, size: int) -> bool:
    """Whether this is certainly the size that is set for the batches: a number, a name of it, loader.batch_size."""
    if isinstance(node, ast.Attribute) and node.attr == "batch_size":
        return True
    value = (flow.made(node) if text(node) else node) or node
    return isinstance(value, ast.Constant) and value.value == size
