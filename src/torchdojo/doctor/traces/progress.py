"""How far a training came: its losses, and the loss of a model that knows no input."""

import math
from statistics import median

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.log import Event

POWERS = frozenset({"PowBackward0", "MulBackward0"})


def ignorant(event: Event) -> float | None:
    """Return the loss of always giving the best single answer, or a bound above it, as far as one batch tells."""
    name, shape, spread = event["name"], event["input"]["shape"], event["spread"]
    if event["reduction"] != "mean" or event["weighted"]:
        return None
    if name in ("cross_entropy", "nll_loss") and len(shape) > 1:
        return math.log(max(2, shape[1]))
    if name.startswith("binary_cross_entropy"):
        return math.log(2)
    deviation = float(spread["std"]) if spread is not None else math.nan
    known = {"mse_loss": deviation**2, "huber_loss": deviation**2 / 2}
    known |= {"l1_loss": deviation, "smooth_l1_loss": deviation}  # with any beta
    return known.get(name) if spread is not None else None


def losses(case: Case) -> list[Event]:
    """Return the losses from which training learns, if they are all of one kind and tell their value."""
    known = [event for event in case.losses if event["value"] is not None]
    return known if len({event["name"] for event in known}) == 1 else []


def differences(case: Case, made: frozenset[str] = POWERS) -> list[Event]:
    """Return the differences from targets in a loss by hand, if it is the mean of their squares."""
    operations = [case.graph(event).operations for event in case.backwards[:1]]
    squares = any("MeanBackward0" in names and names.keys() & made for names in operations)
    return [e for e in case.events("difference") if e["spread"] is not None] if squares else []


def course(case: Case) -> tuple[float, float, float] | None:
    """Return the first loss, the last (the median of a few), and that of an ignorant model."""
    events = losses(case)
    blind = [value for event in events if (value := ignorant(event)) is not None]
    if len(events) < 5 or not blind:
        return None
    last = [event["value"] for event in events[-max(3, len(events) // 10) :]]
    end = median(last) if all(math.isfinite(value) for value in last) else math.inf
    return events[0]["value"], end, median(blind)


def by_hand(case: Case) -> tuple[float, float, float] | None:
    """Return the same of a mean of squares by hand."""
    blind = [float(event["spread"]["std"]) ** 2 for event in differences(case)]
    seen = [event["value"] for event in case.backwards if event["value"] is not None]
    if not blind or median(blind) <= 0 or len(seen) < 5:
        return None
    return seen[0], median(seen[-3:]), median(blind)


def left(case: Case) -> float | None:
    """Return the last loss, in that of an ignorant model; a mean of squares by hand has one, too."""
    known = course(case) or by_hand(case)
    return known[1] / known[2] if known is not None and known[2] else None


def squeezed(case: Case) -> float:
    """Return the share of a layer's tanh or sigmoid units that stood at an end of their range at every look."""
    most: dict[int, float] = {}
    for event in case.events("activation"):
        if event["name"] in ("tanh", "sigmoid") and event["grad"]:
            most[event.tick] = max(most.get(event.tick, 0.0), event["silent"])
    return min(most.values()) if len(most) >= 5 else 0.0


def saturated(case: Case) -> bool:
    """Whether the first tanh or sigmoid of the model answers 1 or -1 (or 0) to nearly everything."""
    first: dict[int, float] = {}
    for event in case.events("activation"):
        if event["name"] in ("tanh", "sigmoid"):
            first.setdefault(event.tick, event["silent"])
    stuck = [share for share in first.values() if share > 0.8]
    return len(first) >= 5 and nearly_all(len(stuck), len(first))
