"""What the numbers of an optimizer did to its weights: how far they travelled, how much of them is left."""

import math
from itertools import pairwise
from statistics import median

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.log import Thing


def shares(case: Case, optimizer: Thing) -> list[float]:
    """Return by how much of their own size the weights moved, in the steps that were measured."""
    events = [event for event in case.events("movement") if event["optimizer"] == optimizer.number]
    return [e["moved"] / e["size"] for e in events if e["size"] > 0 and e["moved"] < math.inf]


def travel(case: Case, optimizer: Thing) -> float | None:
    """Return at most how far the weights went in all, in their own size; None if nothing was measured."""
    moved = shares(case, optimizer)
    return max(moved) * case.steps_of(optimizer) if moved else None


def way(case: Case, optimizer: Thing) -> float | None:
    """Return about how far the weights went in all: between two measured steps, as the longer of both for each."""
    events = [event for event in case.events("movement") if event["optimizer"] == optimizer.number]
    known = [(e.tick, e["moved"] / e["size"]) for e in events if e["size"] > 0 and e["moved"] < math.inf]
    if not known:
        return None
    ends = [*known, (max(case.log.run["ticks"], known[-1][0]), known[-1][1])]
    parts = [max(a, b) * (till - since) for (since, a), (till, b) in pairwise(ends)]
    ticks = max(1, ends[-1][0] - ends[0][0])
    return known[0][1] + sum(parts) * case.steps_of(optimizer) / ticks


def learned(case: Case, optimizer: Thing) -> list[float]:
    """Return the values of the losses that sent gradients to an optimizer while it stepped: of the commonest line."""
    held, ticks = (
        case.held(optimizer),
        [e.tick for e in case.steps if e["optimizer"] == optimizer.number] or [0],
    )
    told = [e for e in case.backwards if e["value"] is not None and case.graph(e).leaves & held]
    told = [event for event in told if min(ticks) <= event.tick <= max(ticks)]
    place = most(told)
    return [event["value"] for event in told if line_of(event.where) == place]


def rate(case: Case, optimizer: Thing) -> float:
    """Return the largest learning rate that was ever used."""
    rates = [event["lr"] for event in case.steps if event["optimizer"] == optimizer.number]
    return max((lr for lr in rates if lr is not None), default=0.0)


def left(case: Case, optimizer: Thing) -> float | None:
    """Return how large the weights are in the end, in their size at the first step."""
    looks = [event for event in case.events("weights") if event["optimizer"] == optimizer.number]
    if len(looks) < 5 or looks[0]["leaves"] != looks[-1]["leaves"]:
        return None
    first, last = (math.hypot(*look["sizes"]) for look in (looks[0], looks[-1]))
    return last / first if first > 0 else None


def slopes(case: Case, optimizer: Thing) -> list[list[float]]:
    """Return, for each look, the gradients of the weight matrices in their order, in units of the weights."""
    found = []
    for look in (event for event in case.events("weights") if event["optimizer"] == optimizer.number):
        rows = zip(look["leaves"], look["sizes"], look["slopes"], strict=True)
        found.append([
            slope / size for number, size, slope in rows
            if slope is not None and size > 0 and len(case.log.things[number]["shape"]) >= 2
        ])  # fmt: skip
    return found


def pulls(case: Case, optimizer: Thing) -> list[float]:
    """Return, for each look, how many times stronger weight decay pulls than the loss, where both are one gradient."""
    groups = optimizer["settings"] or [{}]
    if groups[0].get("decoupled_weight_decay") or optimizer.cls == "AdamW":
        return []
    decay = max(group.get("weight_decay") or 0 for group in groups)
    looks = [event for event in case.events("weights") if event["optimizer"] == optimizer.number]
    slopes = [math.hypot(*(slope or 0 for slope in look["slopes"])) for look in looks]
    return [
        decay * math.hypot(*look["sizes"]) / slope for look, slope in zip(looks, slopes, strict=True) if slope
    ]


def typical(values: list[float]) -> float:
    """Return the median, or 0 if there is nothing."""
    return median(values) if values else 0.0
