"""Runs of equal labels: batches of one class, and the line that delivers them in that order."""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import called
from torchdojo.doctor.log import Event, Place, Where
from torchdojo.doctor.source import source_of

ROWS, MANY, SHARE = 8, 8, 0.4  # rows of a batch, batches, and the part of all values that one of them covers
SORTING = {"sort", "argsort", "sorted", "sort_values", "lexsort"}
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


def climbing(case: Case) -> Iterator[tuple[Event, float]]:
    """Yield a regression whose batches climb through the values of sorted targets, and the share that one covers."""
    groups: dict[Where, list[Event]] = {}
    for event in case.losses:
        known = event["target"].get("min") is not None and event["target"]["shape"][:1] >= [ROWS]
        if known and event["target"]["dtype"].startswith("float"):
            groups.setdefault(event.where, []).append(event)
    for events in groups.values():
        events = [e for n, e in enumerate(events) if e.tick == events[0].tick + n]  # one after the other
        low, high = ([float(e["target"][end]) for e in events] for end in ("min", "max"))
        if len(events) < MANY or not _sorts(case, line_of(events[-1].where)):
            continue
        whole = max(high) - min(low)
        share = median(b - a for a, b in zip(low, high, strict=True)) / (whole or 1)
        middles = [a + b for a, b in zip(low, high, strict=True)]
        if share < SHARE and any(_one_way(middles, apart) for apart in (1, 2, 3)):
            yield events[-1], share


def _one_way(numbers: list[float], apart: int) -> bool:
    """Whether numbers so far apart nearly always go up, or nearly always down; a new epoch begins anew."""
    ways = [b > a for a, b in zip(numbers, numbers[apart:], strict=False)]
    return max(sum(ways), len(ways) - sum(ways)) >= 0.75 * len(ways)


def _sorts(case: Case, learned: Place) -> bool:
    """Whether the text puts something in order before it is learned: np.sort, x.argsort(), sorted(rows)."""
    calls = [
        (file, node)
        for file in case.files
        for node in ast.walk(source_of(file).tree)
        if called(node) in SORTING
    ]
    return any(file != learned.file or getattr(node, "lineno", 0) < learned.line for file, node in calls)
