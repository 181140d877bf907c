"""Two models with an optimizer each: gradients that one training step leaves in the other model."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.log import Event, Place, Thing, Trail, Where
from torchdojo.doctor.traces.signs import crash


def leaks(case: Case, own: Thing, trail: Trail) -> Iterator[Where]:
    """Yield where a backward() for another optimizer's step left gradients that this one then used with its own."""
    held = case.held(own)
    left: tuple[frozenset[int], Where] | None = None
    used: frozenset[int] = frozenset()  # what the judge that made a step in between holds
    for kind, about, where in trail.marks:
        if kind == "zero" and about == own.number:
            left, used = None, frozenset()
        elif kind == "backward" and about >= 0 and case.graphs[about].leaves & held:
            mixed = left is not None and used & case.graphs[about].leaves and not clean(case, own, where)
            if left is not None and mixed and line_of(left[1]) != line_of(where):
                yield left[1]
                return
            left = left if used else (case.graphs[about].leaves, where)
        elif kind == "step" and about != own.number and left is not None:
            other = case.held(case.log.things[about])
            used = used or (other if other & left[0] and not other & held else frozenset())


def clean(case: Case, own: Thing, where: Where) -> bool:
    """Whether a backward() found this optimizer's gradients empty: they may be cleared by hand, p.grad.zero_()."""
    held = case.held(own)
    owners = {other.number for other in case.optimizers if case.held(other) & held}
    before = [dict(event["found"]) for event in case.backwards if event.where == where]
    states = [found[owner] for found in before for owner in owners & set(found)]
    return bool(states) and sum(state in ("none", "zero") for state in states) > 0.5 * len(states)


def fed(case: Case, judge: Thing, learning: Where) -> Place:
    """Return the line that gives the judge what the other model made with its graph, before that backward()."""
    held = case.held(judge)
    ticks = {event.tick - 1 for event in case.backwards if event.where == learning}
    asked = [event for event in case.events("forward") if event.tick in ticks and attached(event)]
    own = [e for e in asked if set((case.log.things[e["module"]]["parameters"] or {}).values()) & held]
    return line_of(own[-1].where if own else learning)


def attached(event: Event) -> bool:
    """Whether the first thing a model was given had a graph."""
    return bool(event["inputs"]) and bool(event["inputs"][0].get("by"))


def crossed(case: Case) -> Place | None:
    """Return the line that fed the judge, if the second of two steps crashed over the graph that the first used up."""
    refused = crash(case, "backward through the graph a second time")
    calls = [event for event in case.events("forward") if event["grad"]]
    if refused is None or len(case.optimizers) < 2 or not calls or calls[-1]["stale"] != [0]:
        return None
    before = [
        e for e in calls[:-1] if e["module"] == calls[-1]["module"] and attached(e) and e["stale"] == []
    ]
    return line_of(before[-1].where) if before else None
