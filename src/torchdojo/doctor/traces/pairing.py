"""Predictions and targets that meet as (N, 1) and (N): every prediction with every target."""

from collections.abc import Iterator
from math import prod

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.log import Event
from torchdojo.doctor.traces.signs import words_of

WIDE_WORDS = {"unsqueeze", "newaxis", "None", "view", "reshape", "cdist", "outer"}
LOSSES = ("BinaryCrossEntropy", "MseLoss", "SmoothL1Loss", "HuberLoss")  # of every row
WIDENING = ("Unsqueeze", "View", "Reshape", "Unsafe", "Slice", "Index")
TURNED = (*WIDENING, "Expand", "TBackward", "Transpose", "Permute")


def spread(event: Event) -> bool:
    """Whether (N, 1) met (N), or (N, T, 1) met (N, T)."""
    wide, flat = sorted((event["input"]["shape"], event["target"]["shape"]), key=len, reverse=True)
    return len(flat) in (1, 2) and wide == [*flat, 1] and flat[-1] > 1


def numbers(one: list[int], other: list[int]) -> tuple[int, int]:
    """Return how many numbers met, and how many broadcasting made of them."""
    wide, flat = sorted((one, other), key=len, reverse=True)
    return prod(flat), prod(max(pair) for pair in zip(wide, [1, *flat], strict=True))


def words(shape: list[int]) -> str:
    """Return a shape as Python writes it: (8) and (8, 1)."""
    return f"({', '.join(map(str, shape))})"


def by_hand(case: Case, event: Event) -> bool:
    """Whether an answer and a target met in a subtraction; a side that is made wide in so many words is meant so."""
    if event["name"] not in ("sub", "rsub") or not event["learning"]:
        return False
    if event["grads"] == [True, False]:
        return not event["by"][0].startswith(WIDENING)
    place = line_of(event.where)
    words = words_of(case.source(place).statement(place.line))
    return event["grads"] == [False, True] and event["by"][1] != "" and not words & {"unsqueeze", "newaxis"}


def of_rows(case: Case) -> Iterator[Event]:
    """Yield where (N, 1) of the rows of a batch met (N): answers with numbers, or losses of the rows with weights."""
    for event in case.events("broadcast"):
        if event["name"] == "eq" or by_hand(case, event) or _wide_on_purpose(case, event):
            continue
        by = event["by"][0]
        learned = event["grads"] == [True, False] and not by.startswith(TURNED)
        if by.startswith(LOSSES) or (event["rows"] and (learned or event["answer"])):
            yield event
    for event in case.events("loss"):
        if not event["grad"] and event["name"] in ("mse_loss", "l1_loss", "smooth_l1_loss") and spread(event):
            yield event


def targets(case: Case) -> list[Event]:
    """Return where (N, 1) met (N) without gradients, and N answers learned to become the square that came of it."""
    return [event for event in case.events("square") if not _wide_on_purpose(case, event)]


def _wide_on_purpose(case: Case, event: Event) -> bool:
    place = line_of(event.where)
    return bool(words_of(case.source(place).statement(place.line)) & WIDE_WORDS)
