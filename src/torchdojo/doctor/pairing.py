"""Predictions and targets that meet as (N, 1) and (N): every prediction with every target."""

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.log import Event
from torchdojo.doctor.signs import words_of

WIDENING = ("Unsqueeze", "View", "Reshape", "Unsafe", "Slice", "Index")


def spread(event: Event) -> bool:
    """Whether (N, 1) met (N)."""
    one, other = event["input"]["shape"], event["target"]["shape"]
    wide, flat = (one, other) if len(one) > len(other) else (other, one)
    return len(wide) == 2 and len(flat) == 1 and wide == [flat[0], 1] and flat[0] > 1


def by_hand(case: Case, event: Event) -> bool:
    """Whether an answer and a target met in a subtraction; a side that is made wide in so many words is meant so."""
    if event["name"] not in ("sub", "rsub"):
        return False
    if event["grads"] == [True, False]:
        return not event["by"][0].startswith(WIDENING)
    place = line_of(event.where)
    words = words_of(case.source(place).statement(place.line))
    return event["grads"] == [False, True] and event["by"][1] != "" and not words & {"unsqueeze", "newaxis"}
