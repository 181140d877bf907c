"""Learning rates that shrink while a script runs: when nothing is left of one, and the line that makes it so."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import last_word
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.source import Source, source_of

NOTHING = 1.001e-3  # of the largest rate: three times a tenth of it is nothing, too
BY_NEED = "ReduceLROnPlateau"  # asks the loss before it shrinks anything


def rates(case: Case, optimizer: Thing) -> list[tuple[int, float]]:
    """Return the rates with which an optimizer stepped, and the ticks of these steps."""
    mine = (event for event in case.steps if event["optimizer"] == optimizer.number)
    return [(event.tick, event["lr"]) for event in mine if event["lr"] is not None]


def gone(case: Case, optimizer: Thing) -> tuple[float, float] | None:
    """Return after which share of its steps nothing is left of the rate, for good, and how large it was at the most."""
    known = rates(case, optimizer)
    largest = max((lr for _, lr in known), default=0.0)
    alive = [tick for tick, lr in known if lr >= NOTHING * largest]
    after = [tick for tick, _ in known if alive and tick > alive[-1]]
    if not after or not _in_all_groups(optimizer) or known[-1][0] == known[0][0]:
        return None
    return (after[0] - known[0][0]) / (known[-1][0] - known[0][0]), largest


def _in_all_groups(optimizer: Thing) -> bool:
    """Whether every group's rate has shrunk so far: one alone may be put to rest on purpose."""
    before, now = optimizer["settings"] or [], optimizer["settings_now"] or []
    if len(before) < 2 and len(now) < 2:
        return True
    pairs = [(then.get("lr"), last.get("lr")) for then, last in zip(before, now, strict=False)]
    return len(before) == len(now) and all(
        isinstance(then, float | int) and isinstance(last, float | int) and last < NOTHING * then
        for then, last in pairs
    )


def schedulers(case: Case, optimizer: Thing) -> list[Thing]:
    """Return the schedulers of an optimizer."""
    return [one for one in case.things("scheduler") if one["optimizer"] == optimizer.number]


def made(case: Case, optimizer: Thing) -> Place:
    """Return the line that says how fast the rate shrinks: of the scheduler, or the formula of group["lr"] = ..."""
    found = schedulers(case, optimizer)
    if found:
        return line_of(found[-1].where)
    for source in map(source_of, case.files):
        for statement in _assigned(source):
            return source.place(_formula(source, statement))
    return line_of(optimizer.where)


def _assigned(source: Source) -> Iterator[ast.Assign | ast.AugAssign]:
    """Yield the statements that give a group of an optimizer another rate."""
    for node in ast.walk(source.tree):
        match node:
            case (
                ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value="lr"))])
                | ast.AugAssign(target=ast.Subscript(slice=ast.Constant(value="lr")))
            ):
                yield node


def _formula(source: Source, statement: ast.Assign | ast.AugAssign) -> ast.AST:
    """Return the line above in the same function that computes what is assigned, if it is computed there."""
    function, name = source.function(statement.lineno), last_word(statement.value)
    for node in ast.walk(function) if function is not None and name else ():
        match node:
            case ast.Assign(targets=[target]) if last_word(target) == name and node.lineno < statement.lineno:
                return node
    return statement
