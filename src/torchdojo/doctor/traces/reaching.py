"""Targets that an answer cannot reach, because its last operation holds it within bounds."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.flow import called
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import progress

DISTANCES = ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")
OUTSIDE = 0.1  # of the targets in a batch
FEW = 3  # batches


def out_of_reach(case: Case) -> Iterator[tuple[Place, Event]]:
    """Yield the line that bounds the answers, and a loss that compares them with targets beyond the bounds."""
    losses = [event for event in case.learned_losses(*DISTANCES) if event["spread"]]
    by_hand = [] if case.losses else progress.differences(case, progress.POWERS | {"AbsBackward0"})
    groups: dict[Place, list[Event]] = {}
    for event in losses or by_hand:
        groups.setdefault(line_of(event.where), []).append(event)
    for events in groups.values() if losses else (by_hand,):  # by hand any of the differences may be the loss
        sick = [event for event in events if (event["beyond"] or {"share": 0})["share"] >= OUTSIDE]
        if len(sick) >= FEW and nearly_all(len(sick), len(events)) and (place := _bounding(case, sick)):
            yield place, sick[0]


def _bounding(case: Case, events: list[Event]) -> Place | None:
    """Return the line of the operation that bounds the answers; None for a recurrent cell's own, which must stay."""
    known = next((e["beyond"] for e in events if e["beyond"].get("where")), None)
    if known is not None:
        return case.made(known)
    name = events[0]["beyond"]["by"].removesuffix("Backward0").lower()
    calls = [(file, node) for file in case.files for node in ast.walk(source_of(file).tree)
             if called(node).replace("_", "").lower() == name]  # fmt: skip
    return source_of(calls[0][0]).place(calls[0][1]) if len(calls) == 1 else None
