"""The share that a call of dropout throws away: what it is called by, and where its number stands."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import called, last_word
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import Source, source_of

KEPT = re.compile(r"keep|kept|retain|保留", re.IGNORECASE)


def where(case: Case, event: Event) -> Place:
    """Return the line that made a dropout layer; of a function, the line of its call."""
    layer = case.log.things.get(event["layer"] or 0)
    return line_of(layer.where if layer is not None else event.where)


def means_kept(case: Case, place: Place) -> bool:
    """Whether what stands for p at this line is called after what is kept: Dropout(keep_prob)."""
    given = [last_word(one) for one in _given(case.source(place), place.line)]
    return any(map(KEPT.search, given))


def number(case: Case, place: Place, p: float) -> Place:
    """Return the line at which the number for p stands, if that can be told; else the one that uses it."""
    source = case.source(place)
    for one in _given(source, place.line):
        found = [
            value for value in source.meaning.values(one) if isinstance(value, ast.Constant) and _is(value, p)
        ]
        if found:
            return source.place(found[0])
    return _only(case, p) or place


def _given(source: Source, line: int) -> Iterator[ast.expr]:
    """Yield what the calls of dropout in a statement are given for p."""
    statement = source.statement(line)
    for call in ast.walk(statement) if statement is not None else ():
        if isinstance(call, ast.Call) and "dropout" in called(call).lower():
            at = 0 if called(call)[:1].isupper() else 1
            yield from [k.value for k in call.keywords if k.arg == "p"] or call.args[at : at + 1]


def _is(value: ast.Constant, p: float) -> bool:
    return isinstance(value.value, float | int) and value.value == p


def _only(case: Case, p: float) -> Place | None:
    """Return the line of the only number of this size in the user's files."""
    found = [
        source.place(node)
        for source in map(source_of, case.files)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and _is(node, p)
    ]
    return found[0] if len(found) == 1 else None
