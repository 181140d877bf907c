"""Inputs of which next to nothing is left: rounded away, or one and the same row each time."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.flow import called, text
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.origins import Way, way_back
from torchdojo.doctor.traces.rounding import made_of, rounding, rounding_inside

FEW = 3  # calls of a model
ROWS = 8  # of fewer rows it may be chance that they are equal
NEARLY = 0.95
CONSTANT = {"ones", "zeros", "full", "empty", "ones_like", "zeros_like", "full_like", "eye", "expand", "expand_as",
            "repeat", "tile", "repeat_interleave", "new_ones", "new_zeros", "new_full"}  # fmt: skip


def learned(case: Case) -> list[tuple[Event, Event | None]]:
    """Return the calls in training whose inputs were read, with what the first layer was given in each."""
    firsts = {event.tick: event for event in case.events("first")}
    calls = [e for spot in case.spots if spot.training for e in spot.forwards if e["same"]]
    return [(event, firsts.get(event.tick)) for event in calls if event["inputs"][0]["shape"][0] >= ROWS]


def rounded_away(case: Case) -> Iterator[tuple[Place, float]]:
    """Yield where rounding made nearly all inputs one number, and the share of it."""
    calls = learned(case)
    if len(calls) < FEW:
        return
    given = [event["same"]["common"] for event, _ in calls]
    entered = [first["same"]["common"] for _, first in calls if first is not None and first["same"]]
    if nearly_all(sum(share >= NEARLY for share in given), len(given)):
        place = rounding(case, way_back(case, calls[0][0]))
        if place is not None:
            yield place, min(given)
    elif len(entered) >= FEW and nearly_all(sum(share >= NEARLY for share in entered), len(entered)):
        place = rounding_inside(case)
        if place is not None:
            yield place, min(entered)


def one_row(case: Case) -> Iterator[tuple[Place, int]]:
    """Yield where rows are made that are all the same in each batch, and how many; their labels differ."""
    calls = [event for event, _ in learned(case)]
    alike = [event for event in calls if event["same"]["rows"] and _nothing_else(event)]
    same = [event for event in alike if _labels_differ(case, event)]
    models = {spot.model.number for spot in case.spots if spot.training}
    if len(models) == 1 and len(same) >= FEW and nearly_all(len(same), len(calls)):
        way = way_back(case, same[0])
        if not _on_purpose(case, way):
            yield way.place or line_of(same[0].where), same[0]["inputs"][0]["shape"][0]


def _nothing_else(call: Event) -> bool:
    """Whether numbers are all that a model is given: no state, no second input, no tokens to start with."""
    kind = call["inputs"][0]["dtype"]
    return call["arguments"] == 1 and kind.startswith(("float", "double", "half", "bfloat", "uint8"))


def _labels_differ(case: Case, call: Event) -> bool:
    """Whether the loss that follows this call compares answers with targets that are not all the same."""
    losses = [event for event in case.losses if event.tick == call.tick and event.number > call.number]
    kinds = [event["labels"]["kinds"] for event in losses if event["labels"]]
    spreads = [event["spread"]["std"] for event in losses if event["spread"]]
    return max(kinds, default=0) > 1 or max(spreads, default=0.0) > 0


def _on_purpose(case: Case, way: Way) -> bool:
    """Whether the data are made to be all the same, and nothing is written into them afterwards."""
    for file, value in made_of(case, way):
        parts = [node for node in ast.walk(source_of(file).tree) if isinstance(node, ast.Subscript)]
        filled = {text(node.value) for node in parts if isinstance(node.ctx, ast.Store)}
        if any(called(node) in CONSTANT for node in ast.walk(value)) and not filled & set(way.names):
            return True
    return not way.steps and way.place is None
