"""Loops that are left in their first round, though only all rounds together do their work."""

import ast

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, own, text
from torchdojo.doctor.traces import batches
from torchdojo.doctor.traces.carrying import adds_up
from torchdojo.doctor.traces.counting import growing

OFTEN = 3  # passes: somebody who wants a single batch to try things asks once


def leaving(loop: ast.For) -> ast.stmt | None:
    """Return the statement that ends each round of a loop by leaving it."""
    last: ast.stmt = loop.body[-1]
    while isinstance(last, ast.With):
        last = last.body[-1]
    skips = any(isinstance(n, ast.Continue) for n in own(loop))
    return last if isinstance(last, (ast.Return, ast.Break)) and not skips else None


def works(case: Case, flow: Flow, loop: ast.For, end: ast.stmt) -> bool:
    """Whether a loop does what only all its rounds can: add something up, fill a list that is returned, or learn."""
    if adds_up(flow, loop):
        return True
    if not isinstance(end, ast.Return) or end.value is None:
        return False
    lists = {
        text(target) for target, _, node, listed in growing(flow) if listed and flow.loops(node)[0] is loop
    }
    begun = {
        key for key in lists for stmt, _ in flow.bindings(key, flow.scope(loop)) if stmt.lineno < loop.lineno
    }
    passes = [e for e in case.events("pass") if batches.at(e.where[:1], flow.source.file, loop)]
    often = len(passes) >= OFTEN
    filled = begun & {text(part) for part in ast.walk(end.value)} and (
        often or not isinstance(end.value, ast.Name)
    )
    return (often and batches.learns(case, flow.source.file, loop)) or bool(filled)
