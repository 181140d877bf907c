"""Runs of equal labels: batches of one class, and the line that delivers them in that order."""

import ast
from collections.abc import Sequence
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.log import Event, Place

BINARY = ("binary_cross_entropy", "binary_cross_entropy_with_logits")


def in_turn(events: Sequence[Event]) -> bool:
    """Whether two classes take turns, batch by batch, as real and fake do in adversarial training."""
    turns = sum(a["labels"]["first"] != b["labels"]["first"] for a, b in pairwise(events))
    return events[0]["name"] in BINARY and turns > 0.34 * len(events)


def bunched(event: Event) -> bool:
    """Whether a batch holds one class, or two in two blocks."""
    labels = event["labels"]
    return labels["kinds"] <= 2 and labels["changes"] == labels["kinds"] - 1


def origin(case: Case, event: Event) -> Place:
    """Return the loader's line, or the loop that cuts the batches."""
    before = [e for e in case.events("batch") if e.number < event.number]
    loader = case.log.things[before[-1]["loader"]] if before else None
    place = line_of(loader.where if loader else event.where)
    loops = [] if loader else case.source(place).loops(place.line)
    cuts = [n.lineno for n in ast.walk(loops[0]) if isinstance(n, ast.Slice)] if loops else []
    return Place(place.file, min(cuts, default=loops[0].lineno), place.function) if loops else place
