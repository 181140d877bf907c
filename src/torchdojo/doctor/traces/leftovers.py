"""What a loop over batches leaves behind: the values of its last round."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, own, pairs, text
from torchdojo.doctor.traces import counting
from torchdojo.doctor.traces.carrying import added_up, divisions

MEASURES = counting.LOSSES | {"loss"}


def lost(flow: Flow, loop: ast.For) -> Iterator[ast.stmt]:
    """Yield where a score of one batch is made that the next batch overwrites, and that is read after the loop."""
    inside = [node for node in own(loop) if isinstance(node, ast.Assign) and flow.loops(node)[:1] == [loop]]
    made = {text(target): (node, value) for node in inside for target, value in pairs(node) if text(target)}
    used = {text(n) for n in own(loop) if isinstance(getattr(n, "ctx", None), ast.Load)}
    later = [n for n in own(flow.scope(loop)) if getattr(n, "lineno", 0) > (loop.end_lineno or 0)]
    for key, (node, value) in made.items():
        if key not in used and _measures(flow, value) and any(_leftover(flow, loop, n, key) for n in later):
            yield node
    given = {part.id for part in ast.walk(loop.target) if isinstance(part, ast.Name)}
    fresh = {key for key in made if key not in used} | given
    for part in later:
        if counting.compares(part) and not flow.loops(part):
            keys = {text(inner) for inner in ast.walk(part)} & (made.keys() | given)
            left = {key for key in keys if any(_leftover(flow, loop, n, key) for n in ast.walk(part))}
            if len(left) > 1 and left & fresh and _counted(flow, part):
                statement = flow.statement(part)
                yield from (statement,) if isinstance(statement, ast.stmt) else ()


def _measures(flow: Flow, value: ast.expr) -> bool:
    """Whether this is a score: answers compared with labels and counted, or a loss."""
    counted = counting.kind(flow, value) in ("count", "mean")
    return counted or any(called(part) in MEASURES for part in ast.walk(value))


def _counted(flow: Flow, part: ast.AST) -> bool:
    return any(called(inner) in counting.SUMS | counting.MEANS for inner in ast.walk(flow.statement(part)))


def _leftover(flow: Flow, loop: ast.For, node: ast.AST, key: str) -> bool:
    """Whether a name is read here as the loop left it: nothing was assigned to it since."""
    if text(node) != key or not isinstance(getattr(node, "ctx", None), ast.Load):
        return False
    line, end = getattr(node, "lineno", 0), loop.end_lineno or 0
    heads = [n for n in own(flow.scope(loop)) if isinstance(n, ast.For) and end < n.lineno <= line]
    again = any(text(part) == key for head in heads for part in ast.walk(head.target))
    return not again and not any(end < stmt.lineno < line for stmt, _ in flow.bindings(key, flow.scope(loop)))


def divided(flow: Flow, loop: ast.For) -> Iterator[ast.Assign]:
    """Yield running = loss.item(), where running begins with 0 and is divided by the number of batches afterwards."""
    for node in own(loop):
        if not isinstance(node, ast.Assign) or flow.loops(node)[:1] != [loop] or len(node.targets) != 1:
            continue
        key, others = text(node.targets[0]), {text(part) for part in ast.walk(node.value)}
        begun = [value for stmt, value in flow.bindings(key, flow.scope(loop)) if stmt.lineno < loop.lineno]
        zero = bool(begun) and isinstance(begun[-1], ast.Constant) and begun[-1].value == 0
        if not key or not zero or key in others or not added_up(flow, node.value):
            continue
        for division in divisions(flow, key, node):
            under = division.right if isinstance(division, ast.BinOp) else division.value
            tally = counting.Tally(key, loop, node, "loss")
            if not flow.within(division, loop) and counting.counts_batches(
                flow, counting.Ratio(division, tally, under)
            ):
                yield node
                break
