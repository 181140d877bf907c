"""Which line to change where rows that were learned are examined: the one that draws or hands over the parts."""

import ast

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.orders import ORDERS
from torchdojo.doctor.flow import Flow, called, flow_of, text
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.examinations import Examination

SPLITS = {"random_split", "train_test_split"}


def to_change(case: Case, one: Examination) -> Place:
    """Return where the parts came to share rows: the draw made anew for each, the loader of all rows, or the cut."""
    place = one.cut or one.place
    flow = flow_of(source_of(place.file))
    statement = flow.source.statement(place.line)
    if statement is None:
        return place
    drawn = _drawn_anew(flow, statement)
    if drawn is not None:
        return flow.source.place(drawn)
    return (_handed(case, flow, statement, one) if one.loader is not None else None) or place


def _drawn_anew(flow: Flow, statement: ast.stmt) -> ast.AST | None:
    """Return the draw in a function or class that is called for each part: each time it deals out the rows anew."""
    inside = [up for up in flow.above(statement) if isinstance(up, (ast.FunctionDef, ast.ClassDef))]
    names = {called(part) for part in ast.walk(statement)} - {""}
    inside += [
        n for n in ast.walk(flow.tree) if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name in names
    ]
    for maker in inside:
        calls = [node for node in ast.walk(flow.tree) if called(node) == maker.name]
        draws = [n for n in ast.walk(maker) if called(n) in ORDERS | SPLITS and not flow.loops(n)]
        if len(calls) > 1 and draws:
            return flow.statement(draws[0])
    return None


def _handed(case: Case, flow: Flow, statement: ast.stmt, one: Examination) -> Place | None:
    """Return the loader that learns from all rows though they were split, or the second split of the same rows."""
    whole = _part_of_training(case, flow, statement, one)
    if whole is not None:
        return whole
    made = _split(flow, statement)
    if made is None or not isinstance(made, ast.Call) or not made.args:
        return None
    for number in one.learned_from:
        where = line_of(case.log.things[number].where)
        given = flow.source.statement(where.line) if where.file == flow.source.file else None
        if given is not None and text(made.args[0]) in {text(part) for part in ast.walk(given)}:
            return where
        splits = _splits(flow, given) if given is statement else []
        if len(splits) > 1:
            return flow.source.place(flow.statement(splits[-1]))
        learned = _split(flow, given) if given is not None else None
        if learned is not None and learned is not made:
            return flow.source.place(flow.statement(made))
    return None


def _part_of_training(case: Case, flow: Flow, statement: ast.stmt, one: Examination) -> Place | None:
    """Return the loader that learns from ConcatDataset([train, test]), where test is what is examined."""
    names = {text(part) for part in ast.walk(statement) if isinstance(part, ast.Name)}
    for number in one.learned_from:
        where = line_of(case.log.things[number].where)
        given = flow.source.statement(where.line) if where.file == flow.source.file else None
        for part in flow.expanded(given, 2) if given is not None else ():
            if called(part) == "ConcatDataset" and {text(n) for n in ast.walk(part)} & names - {"DataLoader"}:
                return where
    return None


def _split(flow: Flow, statement: ast.stmt) -> ast.expr | None:
    """Return the call of random_split() that the data of a loader come from."""
    return next(iter(_splits(flow, statement)), None)


def _splits(flow: Flow, statement: ast.stmt) -> list[ast.expr]:
    """Return the calls of random_split() that the data in a statement come from, the earliest first."""
    made = [flow.made(part) for part in ast.walk(statement) if isinstance(part, ast.expr) and text(part)]
    found = dict.fromkeys(one for one in made if one is not None and called(one) in SPLITS)
    return sorted(found, key=lambda one: one.lineno)
