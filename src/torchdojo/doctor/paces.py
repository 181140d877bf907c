"""Steps far too short and far too long: what the weights and the losses of a whole run say of a learning rate."""

import math
from statistics import median

from torchdojo.doctor import hand_steps, tuning
from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.log import Event, Thing
from torchdojo.doctor.progress import course
from torchdojo.doctor.signs import fell, noise

FEW, SHORT, TINY = 20, 0.03, 1e-4
MANY = 60  # steps after which weights that stand still need no tiny number to be called so
ADAPTIVE = ("Adam", "AdamW", "NAdam", "RAdam", "Adamax", "RMSprop", "Rprop")
GREW, PEAK = 3, 10  # how long weights, and how high the loss, get where the beginning was thrown away


def flat(case: Case) -> bool:
    """Whether the loss stayed where it was, but for its noise."""
    lost = fell(case)
    return lost is not None and abs(lost) <= max(0.1, noise(case)) and not case.events("load")


def creeping(case: Case) -> list[tuple[Thing, float, float]]:
    """Return the optimizers, their ways and rates, if none of them got anywhere though all of them stepped."""
    found = [(o, tuning.way(case, o), tuning.rate(case, o)) for o in case.optimizers if case.steps_of(o)]
    for optimizer, way, rate in found:
        steps = case.steps_of(optimizer)
        still = rate == 0 and way == 0
        if way is None or steps < FEW or way >= SHORT or not (way > 0 or still):
            return []
        if rate > TINY and steps < MANY:
            return []
    return [(o, way, rate) for o, way, rate in found if way is not None]


def divided(case: Case) -> Event | None:
    """Return the loss that was made a hundred times smaller before it was learned from, if it was."""
    roots = {event.tick: event["value"] for event in case.backwards if event["value"]}
    known = [(e, roots[e.tick + 1]) for e in case.losses if e["value"] and roots.get(e.tick + 1)]
    small = [event for event, root in known if 0 < root < 0.01 * event["value"]]
    return small[-1] if nearly_all(len(small), len(known)) else None


def overshooting(case: Case, optimizer: Thing) -> bool:
    """Whether the loss explodes, or never gets better than it began while weights jump by a fifth a step."""
    values = [event["value"] for event in case.backwards if event["value"] is not None]
    if len(case.optimizers) != 1 or len(values) < 10 or not math.isfinite(values[0]) or values[0] <= 0:
        return False
    exploded = not all(map(math.isfinite, values)) or values[-1] > 20 * values[0]
    start, best = median(values[:3]), median(values[len(values) // 2 :])
    moved = tuning.typical(tuning.shares(case, optimizer))
    first = (tuning.shares(case, optimizer) or [0.0])[0]  # Adam's long steps soon make the weights as long
    grew = [value for value in values if math.isfinite(value) and value > 20 * values[0]]
    jumped = max(tuning.shares(case, optimizer), default=0.0) > 0.5 and max(values) > 5 * values[0]
    known = course(case) if jumped else None  # what it had before is gone, and nothing was learned since
    nothing = known is not None and min(known[1], best) > 0.98 * known[2]
    stayed = best >= min(max(values[0], start), 3 * values[0]) and bool(case.losses)
    return nothing or (exploded and bool(grew) and moved > 0.02) or (max(moved, first / 5) > 0.2 and stayed)


def thrown(case: Case, optimizer: Thing) -> list[float]:
    """Return the losses of an optimizer if they shot up, the weights grew long, and nothing was won in the end."""
    values, left = tuning.learned(case, optimizer), tuning.left(case, optimizer)
    first = (tuning.shares(case, optimizer) or [0.0])[0]
    if len(values) < 10 or not 0 < values[0] < math.inf or left is None:
        return []
    finite = [value for value in values if math.isfinite(value)]
    start, end, peak = values[0], median(values[len(values) // 2 :]), max(finite)
    known = course(case) if len(case.optimizers) == 1 else None
    blind = known[2] if known else math.inf
    won = min(end, median(values[-5:])) < 0.6 * min(start, blind) or end < 0.2 * start
    leapt = optimizer.cls in ADAPTIVE and first > 0.3 and peak > 2.5 * start and end > 0.8 * min(start, blind)
    return values if (left > GREW and peak > PEAK * start and not won) or leapt else []


def by_hand(case: Case) -> bool:
    """Whether weights moved by hand are far from where they began, while the loss is no better than knowing nothing."""
    gone, known = hand_steps.gone(case), course(case)
    if gone is None or known is None:
        return False
    far, size, _ = gone
    return 0 < 30 * size < far and known[1] > 0.98 * known[2] and known[1] > 0.9 * known[0]
