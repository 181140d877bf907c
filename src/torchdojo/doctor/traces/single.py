"""Sums over batches into which only one batch goes: begun anew in each round of the loop, or added to after it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, called, own, pairs, text
from torchdojo.doctor.traces.batches import run_over
from torchdojo.doctor.traces.carrying import added_up


@dataclass(frozen=True, slots=True)
class Single:
    """Such a sum: its name, its loop over the batches, the line to change, and whether it is begun in the loop."""

    key: str
    loop: ast.For
    node: ast.stmt
    begun_inside: bool


def singles(flow: Flow) -> Iterator[Single]:
    """Yield the sums of one batch that are divided, after the loop, by the length of what it runs over."""
    for loop in (n for n in ast.walk(flow.tree) if isinstance(n, ast.For) and run_over(n)):
        for key, begun, grown in [*_begun_inside(flow, loop), *_added_after(flow, loop)]:
            inside = flow.within(begun, loop)
            if added_up(flow, grown.value) and _divided(
                flow, loop, key, max(grown.lineno, loop.end_lineno or 0)
            ):
                yield Single(key, loop, begun if inside else grown, inside)


def _begun_inside(flow: Flow, loop: ast.For) -> Iterator[tuple[str, ast.stmt, ast.AugAssign]]:
    for stmt in loop.body:
        for target, value in pairs(stmt) if isinstance(stmt, ast.Assign) else ():
            key = text(target)
            grown = [n for n in own(loop) if isinstance(n, ast.AugAssign) and text(n.target) == key != ""]
            alone = (
                len(grown) == 1 and flow.loops(grown[0])[:1] == [loop] and isinstance(grown[0].op, ast.Add)
            )
            if _zero(value) and alone:
                yield key, stmt, grown[0]


def _added_after(flow: Flow, loop: ast.For) -> Iterator[tuple[str, ast.stmt, ast.AugAssign]]:
    outer = next((up for up in flow.above(loop) if not isinstance(up, ast.With)), None)
    block: list[ast.stmt] = getattr(outer, "body", [])
    made = {text(n) for n in own(loop) if isinstance(getattr(n, "ctx", None), ast.Store)}
    before = {
        text(t): s
        for s in block
        if isinstance(s, ast.Assign) and s.lineno < loop.lineno
        for t, v in pairs(s)
        if _zero(v)
    }
    for stmt in block:
        if (
            isinstance(stmt, ast.AugAssign)
            and isinstance(stmt.op, ast.Add)
            and stmt.lineno > (loop.end_lineno or 0)
        ):
            key, used = text(stmt.target), {text(n) for n in ast.walk(stmt.value)} & made
            if key in before and used and key not in made:
                yield key, before[key], stmt


def _divided(flow: Flow, loop: ast.For, key: str, after: int) -> bool:
    """Whether the sum is divided, behind this line and before it is begun again, by the length of the loop."""
    for node in own(flow.scope(loop)):
        match node:
            case (
                ast.BinOp(op=ast.Div(), left=over, right=under)
                | ast.AugAssign(op=ast.Div(), target=over, value=under)
            ):
                made = (flow.made(under) if text(under) else under) or under
                measured = (
                    text(made.args[0])
                    if isinstance(made, ast.Call) and called(made) == "len" and made.args
                    else ""
                )
                if (
                    text(over) == key
                    and node.lineno > after
                    and measured.removesuffix(".dataset") in run_over(loop)
                ):
                    return True
    return False


def _zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not isinstance(node.value, bool) and node.value == 0
