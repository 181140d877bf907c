"""Steps far too short and far too long: what the weights and the losses of a whole run say of a learning rate."""

import math
from statistics import median

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.log import Event, Thing
from torchdojo.doctor.traces import hand_steps, tuning
from torchdojo.doctor.traces.progress import course
from torchdojo.doctor.traces.signs import fell, halves_alike, noise

FEW, SHORT, TINY = 20, 0.012, 1e-4
NOISE = 0.3  # of the loss, at most: more is no noise any more
LOUD = 0.5  # the same, if both halves of the losses are alike
LONGER = 0.03  # a way that is long enough, if something shortens the steps
MANY = 60  # steps after which no tiny rate is needed, if something else shortens the steps
ADAPTIVE = ("Adam", "AdamW", "NAdam", "RAdam", "Adamax", "RMSprop", "Rprop")
GREW, PEAK = 3, 10  # how long weights, and how high the loss, get where the beginning was thrown away


def flat(case: Case) -> bool:
    """Whether the loss fell by no more than its noise."""
    lost = fell(case)
    if lost is None or case.loads:
        return False
    loud = noise(case)
    return lost <= min(max(0.1, loud), NOISE) or (lost <= min(loud, LOUD) and halves_alike(case))


def creeping(case: Case) -> list[tuple[Thing, float, float]]:
    """Return the optimizers, their ways and rates, if none of them got anywhere though all of them stepped."""
    stepped = [optimizer for optimizer in case.optimizers if case.steps_of(optimizer)]
    ways = [_way(case, optimizer) for optimizer in stepped]
    if None in ways:
        return []
    return [(o, way, tuning.rate(case, o)) for o, way in zip(stepped, ways, strict=True) if way is not None]


def _way(case: Case, optimizer: Thing) -> float | None:
    """Return how far the weights went at most, if that is next to nothing for so many steps; else None."""
    rate, steps, far = tuning.rate(case, optimizer), case.steps_of(optimizer), tuning.travel(case, optimizer)
    if far is None or steps < FEW or (far == 0) != (rate == 0):
        return None
    if rate <= TINY and far < (SHORT if rate > TINY / 10 else 2 * SHORT):
        return far
    way = tuning.way(case, optimizer)
    short = way is not None and way < LONGER and steps >= MANY and shortened(case, optimizer)
    return way if short else None


def divided(case: Case) -> Event | None:
    """Return the loss that was made a hundred times smaller before it was learned from, if it was."""
    roots = {event.tick: event["value"] for event in case.backwards if event["value"]}
    known = [(e, roots[e.tick + 1]) for e in case.losses if e["value"] and roots.get(e.tick + 1)]
    small = [event for event, root in known if 0 < root < 0.01 * event["value"]]
    return small[-1] if nearly_all(len(small), len(known)) else None


def overshooting(case: Case, optimizer: Thing) -> bool:
    """Whether the loss explodes, or never gets better than it began while weights jump by a fifth a step."""
    end = max((event.tick for event in case.steps), default=0)  # what comes later are slopes of inputs
    values = [e["value"] for e in case.backwards if e["value"] is not None and e.tick <= end]
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


def shortened(case: Case, optimizer: Thing) -> bool:
    """Whether something makes steps far shorter than their rate says: a memory of all slopes, epsilon, a division."""
    epsilon = max((group.get("eps") or 0 for group in optimizer["settings"] or ()), default=0)
    return optimizer.cls in ("Adagrad", "Adadelta") or epsilon >= 1e-3 or divided(case) is not None


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
