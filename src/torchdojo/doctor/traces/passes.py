"""Passes over loaders that shuffle, and rows gathered in them that are compared with rows in another order."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.gathering import Array, Gathered, Root, pairs_of_rows
from torchdojo.doctor.clues.orders import SAME_SEED
from torchdojo.doctor.clues.partners import LABELS
from torchdojo.doctor.flow import Flow, called, flow_of, line_of, text
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.traces.examinations import learns_from

RANDOM = {"RandomSampler", "WeightedRandomSampler", "SubsetRandomSampler"}


def shuffling(case: Case, flow: Flow, one: Gathered) -> Thing | None:
    """Return the loader that this was gathered from, if there is one and it shuffles."""
    lines = {one.head.lineno, one.line}
    numbers = {
        event["loader"]
        for event in case.events("pass")
        if event.where and event.where[0].file == flow.source.file and event.where[0].line in lines
        and (not one.call or any(place.line == one.call for place in event.where[1:]))
    }  # fmt: skip
    loader = case.log.things[numbers.pop()] if len(numbers) == 1 else None
    several = loader is not None and (loader["rows"] or 0) > 1
    return loader if loader is not None and several and loader["sampler"] in RANDOM else None


def filled(case: Case, loader: Thing) -> set[str]:
    """Return the names of what a loader was given, also where a function makes it."""
    found: set[str] = set()
    for place in loader.where:
        statement = case.source(place).statement(place.line)
        if statement is not None:
            found |= {text(part) for part in flow_of(case.source(place)).expanded(statement, 2)}
    return found - {""}


def apart(case: Case, flow: Flow, mine: Root, loader: Thing, other: Root) -> bool:
    """Whether the other side certainly stands in another order: labels of their own, or another pass of this loader."""
    if isinstance(other, Array):
        given = filled(case, loader)
        of_data = bool({other.name, other.name.rpartition(".")[0]} & given) or ".dataset." in other.name
        return of_data or (other.cut and bool(LABELS.search(other.name)))
    assert isinstance(mine, Gathered)
    again = sum(called(part) in SAME_SEED for part in ast.walk(flow.tree)) > 1  # the same order once more
    other_pass = (mine.head, mine.call) != (other.head, other.call)
    return other_pass and not again and shuffling(case, flow, other) is loader


def place(case: Case, flow: Flow, loader: Thing, node: ast.AST) -> Place:
    """Return the loader's line, or that of the comparison, where the loader shuffles because it is learned from."""
    same = [x for x in case.things("loader") if x.where[:1] == loader.where[:1]]
    if learns_from(case, loader.number) or not loader.where:
        return flow.source.place(node)
    return loader.where[1 if len(same) > 1 and len(loader.where) > 1 else 0]


def out_of_order(case: Case, flow: Flow) -> Iterator[tuple[Place, int]]:
    """Yield the line to change, and that of the comparison."""
    for node, one, other in pairs_of_rows(flow):
        for mine, its in ((one, other), (other, one)):
            loader = shuffling(case, flow, mine) if isinstance(mine, Gathered) else None
            if loader is not None and apart(case, flow, mine, loader, its):
                yield place(case, flow, loader, node), line_of(node)
                break
