"""Generator and discriminator: which label each was given for what the generator made, and who learned from it."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from torchdojo.doctor.case import SOON, Case, nearly_all
from torchdojo.doctor.log import Event, Thing, Trail, Where
from torchdojo.doctor.traces.adversaries import attached, clean

LEAST = 3
LOSSES = ("binary_cross_entropy", "binary_cross_entropy_with_logits", "mse_loss")
TURNING = ("NegBackward0", "RsubBackward1", "SubBackward0", "ReciprocalBackward0")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A loss that compares what a judge says of one batch with one label for all of it."""

    loss: Event
    asked: Event  # the call of the judge
    label: float
    learners: frozenset[int]  # the optimizers that stepped next
    reached: frozenset[int]  # leaves
    sign: int  # with which the loss enters what is learned; 0: unknown

    @property
    def made(self) -> int:
        """The model that made the batch; 0: data."""
        return int(self.asked["maker"])

    @property
    def attached(self) -> bool:
        """Whether the batch had a graph."""
        return attached(self.asked)


def verdicts(case: Case) -> Iterator[Verdict]:
    """Yield all verdicts from which something learned."""
    calls = {event["call"]: event for event in case.events("forward") if event["call"]}
    learned = {event.tick: event for event in case.backwards}
    for loss in case.events("loss"):
        asked, ends = calls.get(loss["call"]), loss["target"]
        back = learned.get(loss.tick + 1)
        low = ends.get("min")
        if asked is None or back is None or loss["name"] not in LOSSES or low is None or low != ends["max"]:
            continue
        if math.prod(ends["shape"]) == 1:  # one row has one label, whatever it is about
            continue
        graph = case.graph(back)
        learners = _next(case, back)
        yield Verdict(loss, asked, low, learners, graph.leaves, _sign(case, loss, back, learners))


def _sign(case: Case, loss: Event, back: Event, learners: frozenset[int]) -> int:
    """Return the sign with which a loss enters what is learned, as far as its value or the graph tells."""
    settings = [group for number in learners for group in case.log.things[number]["settings"] or ()]
    if None in (back["value"], loss["value"]) or any(group.get("maximize") for group in settings):
        return 0
    for sign in (1, -1):
        if abs(back["value"] - sign * loss["value"]) < 1e-6:
            return sign
    return int(not any(name in case.graph(back).operations for name in TURNING))


def _next(case: Case, back: Event) -> frozenset[int]:
    """Return the optimizers that step next after a backward(), before another one."""
    later = [step for step in case.steps if step.number > back.number and step.tick <= back.tick + SOON]
    return frozenset(step["optimizer"] for step in later if step.tick == later[0].tick)


@dataclass(frozen=True, slots=True)
class Pull:
    """In which direction a backward() wanted all that a judge said of one batch: 1 if that shall become smaller."""

    asked: Event  # the call of the judge
    back: Event
    way: int  # 0: some of it up, some of it down
    learners: frozenset[int]


def pulls(case: Case) -> Iterator[Pull]:
    """Yield what steps wanted of the answers of models."""
    calls = {event["call"]: event for event in case.events("forward") if event["call"]}
    learned = {event.tick: event for event in case.backwards}
    learners = {back.where: some for back in case.backwards if (some := _next(case, back))}
    for event in case.events("pull"):
        asked, back = calls.get(event["call"]), learned.get(event.tick)
        if asked is not None and back is not None:
            yield Pull(asked, back, event["way"], learners.get(back.where, frozenset()))


def makers(case: Case) -> set[int]:
    """Return the models that make what another one judges."""
    asked = [one.asked for one in pulls(case) if not attached(one.asked)]
    return {one.made for one in verdicts(case)} | {event["maker"] for event in asked}


def same_way(case: Case, judge: int, everything: list[Pull]) -> Pull | None:
    """Return a step of the maker's that wants of its fakes what the judge's own steps want of them, and not of data."""
    held = holders(case, judge)
    mine = [one for one in everything if one.asked["module"] == judge and one.learners]
    own = [one for one in mine if one.learners <= held]
    real, fakes = ([one.way for one in own if bool(one.asked["maker"]) is made] for made in (False, True))
    praised = [one for one in mine if attached(one.asked) and not one.learners & held]
    settings = [group for one in mine for n in one.learners for group in case.log.things[n]["settings"] or ()]
    way, less = sum(fakes), any(group.get("maximize") for group in settings)
    if less or min(len(real), len(fakes)) < LEAST or not way:
        return None
    with_it = [one for one in praised if one.way * way > 0]
    against = nearly_all(sum(one * way < 0 for one in real), len(real))
    told = nearly_all(sum(one * way > 0 for one in fakes), len(fakes))
    return with_it[-1] if told and against and nearly_all(len(with_it), len(praised)) else None


def flattered(case: Case, own: Thing, everything: list[Pull]) -> Iterator[tuple[Trail, Where]]:
    """Yield the orders of events in which a generator's loss reached the judge that this optimizer moves.

    With the later of two backward() that wanted the contrary of what the judge says of fakes, if nobody cleared what
    the earlier one had left; else with ().
    """
    held = case.held(own)
    mine = [one for one in everything if holders(case, one.asked["module"]) & {own.number}]
    praises = {
        one.back.where
        for one in mine
        if attached(one.asked) and case.graph(one.back).leaves & (case.owned - held)
    }
    wants = {where: _way(one for one in mine if one.back.where == where) for where in praises}
    wants |= {
        one.back.where: _way(
            other for other in mine if other.back.where == one.back.where and other.asked["maker"]
        )
        for one in mine
        if one.asked["maker"] and not attached(one.asked)
    }
    for trail in case.trails(own):
        done = _uncleared(trail, own)
        if praises & {where for _, _, where in trail.marks}:
            yield trail, _met(case, own, done, wants)


def _uncleared(trail: Trail, own: Thing) -> list[Where]:
    """Return the calls of backward() since the optimizer's gradients were cleared last, up to its step."""
    done: list[Where] = []
    for kind, about, where in trail.marks:
        if kind == "backward":
            done.append(where)
        elif kind == "zero" and about == own.number:
            done = []
    return done


def _met(case: Case, own: Thing, done: list[Where], wants: dict[Where, int]) -> Where:
    """Return the later of two backward() with contrary wants, if none from the earlier one on found it all empty."""
    for at, earlier in enumerate(done):
        for later in range(at + 1, len(done)):
            contrary = wants.get(earlier, 0) * wants.get(done[later], 0) < 0
            if contrary and not any(clean(case, own, where) for where in done[at + 1 : later + 1]):
                return done[later]
    return ()


def _way(some: Iterable[Pull]) -> int:
    """Return in which direction nearly all of these want the answers to go; 0 if they do not agree."""
    ways = [one.way for one in some]
    return next((way for way in (1, -1) if nearly_all(ways.count(way), len(ways))), 0)


def holders(case: Case, model: int) -> frozenset[int]:
    """Return the optimizers that hold parameters of a model."""
    own = set((case.log.things[model]["parameters"] or {}).values())
    return frozenset(one.number for one in case.optimizers if case.held(one) & own)
