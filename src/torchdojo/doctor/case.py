"""The words in which rules speak about a script that ran."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from torchdojo.doctor.log import Event, Log, Place, Thing, Trail, Where
from torchdojo.doctor.source import Source, source_of

BY_HAND = 0
CLOSE = 30  # ticks of which everything is known
SOON = 3  # ticks: a model's answer may wait so long for the backward() that learns from it
NOWHERE = Place("", 0, "")


@dataclass(frozen=True, slots=True)
class Graph:
    """What a backward() reached: numbers of leaves, and how often each operation was on the way."""

    leaves: frozenset[int]
    operations: dict[str, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """Calls of one model at one line: training if a backward() of its parameters follows, else an evaluation."""

    model: Thing
    where: Where
    forwards: list[Event]
    training: bool


class Case:
    """A log, in the words of training."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def things(self, kind: str) -> list[Thing]:
        """Return what was made of this kind: module, parameter, optimizer, scheduler, loader."""
        return [thing for thing in self.log.things.values() if thing.kind == kind]

    def events(self, *kinds: str) -> list[Event]:
        """Return the events of these kinds, in order."""
        return [event for event in self.log.events if event.kind in kinds]

    @cached_property
    def optimizers(self) -> list[Thing]:
        """Return all optimizers."""
        return self.things("optimizer")

    @cached_property
    def backwards(self) -> list[Event]:
        """Return the calls of backward() that were kept: the first, then ever fewer, and what followed each."""
        return self.events("backward")

    @cached_property
    def steps(self) -> list[Event]:
        """Return the steps of optimizers that were kept."""
        return self.events("step")

    @cached_property
    def loads(self) -> list[Event]:
        """Return the loads of weights that learning went on from: the best ones put back in the end are not."""
        return [event for event in self.events("load") if event.tick < self.log.run["ticks"]]

    @cached_property
    def losses(self) -> list[Event]:
        """Return the calls of torch's losses from which training learns: those a backward() follows."""
        ticks = {event.tick for event in self.backwards}
        otherwise = self.log.run.get("error") is not None or (not ticks and bool(self.events("grad")))
        return [e for e in self.events("loss") if e["grad"] and (e.tick + 1 in ticks or otherwise)]

    def steps_of(self, optimizer: Thing) -> int:
        """Return how many steps an optimizer made, all counted."""
        return sum(trail.count for trail in self.trails(optimizer))

    def trails(self, optimizer: Thing) -> list[Trail]:
        """Return the orders of events between the steps of an optimizer."""
        return [trail for trail in self.log.trails if trail.optimizer == optimizer.number]

    def held(self, optimizer: Thing) -> frozenset[int]:
        """Return the numbers of the parameters that an optimizer holds."""
        return frozenset(number for group in optimizer["groups"] or () for number in group)

    @cached_property
    def owned(self) -> frozenset[int]:
        """Return the numbers of the parameters that any optimizer holds."""
        return frozenset().union(*map(self.held, self.optimizers))

    @cached_property
    def known(self) -> frozenset[int]:
        """Return the numbers of the parameters that any optimizer or model holds."""
        return self.owned.union(*(model["parameters"].values() for model in self.models))

    @cached_property
    def graphs(self) -> list[Graph]:
        """Return the graphs that backward() went through, by their number."""
        rows = self.log.run.get("graphs", [])
        return [Graph(frozenset(row["leaves"]), row["operations"]) for row in rows]

    def oddities(self, kind: str) -> Iterator[tuple[dict[str, Any], Where]]:
        """Yield what is odd in the graphs that were learned from, and where its backward() was called."""
        for row in self.log.run.get("graphs", []):
            yield from ((odd, self.log.stacks[row["where"]]) for odd in row["odd"] if odd["kind"] == kind)

    def graph(self, event: Event) -> Graph:
        """Return what a backward() went through."""
        number = event["graph"]
        return self.graphs[number] if number is not None and number >= 0 else Graph(frozenset(), {})

    @cached_property
    def models(self) -> list[Thing]:
        """Return the modules that were called by the user's code and have parameters."""
        return [thing for thing in self.things("module") if thing["parameters"]]

    def made(self, link: dict[str, Any]) -> Place:
        """Return the line to change for an operation in a loss's chain: a layer's own line if a container calls it."""
        module = self.log.things.get(link.get("module") or 0)
        if link.get("contained") and module is not None:
            return line_of(module.where)
        return line_of(self.log.stacks[link.get("where") or 0])

    def making(self, link: dict[str, Any]) -> Place | None:
        """Return the line that made the layer of an operation, whoever calls it; None if no layer made it."""
        module = self.log.things.get(link.get("module") or 0)
        return line_of(module.where) if module is not None else None

    def learned_losses(self, *names: str) -> list[Event]:
        """Return the losses of these names from which training learns."""
        return [event for event in self.losses if event["name"] in names]

    def name(self, parameter: int) -> str:
        """Return a parameter's name in its model: fc1.weight."""
        named = (
            (n, model) for model in self.models for n, p in model["parameters"].items() if p == parameter
        )
        return max((n for n, _ in named), key=len, default="")

    def layers(self, model: Thing) -> Iterator[tuple[str, Thing, dict[str, object]]]:
        """Yield path, module and settings of every layer of a model."""
        for path, number, settings in model["layers"] or ():
            yield path, self.log.things[number], settings

    def rounds(self, optimizer: int) -> list[list[str]]:
        """Return, for every two steps, what the backward() calls between them found in this optimizer's gradients.

        none, zero, kept (just what the last step used) or changed. 0 stands for leaves that are updated by hand.
        """
        states = [(e, dict(e["found"]).get(optimizer)) for e in self.backwards if e.tick <= CLOSE]
        if optimizer == BY_HAND:
            return [[state] for _, state in states if state not in (None, "still")]
        ends = [e.number for e in self.steps if e["optimizer"] == optimizer and e.tick <= CLOSE]
        found: list[list[str]] = [[] for _ in ends]
        for event, state in states:
            before = bisect_left(ends, event.number)
            if before and state is not None:
                found[before - 1].append(state)
        return [states for states in found if states]

    @cached_property
    def spots(self) -> list[Spot]:
        """Return where models are called, and whether to train or to evaluate."""
        found: dict[tuple[int, Where], list[Event]] = {}
        for event in self.events("forward"):
            found.setdefault((event["module"], event.where), []).append(event)
        return [
            Spot(self.log.things[number], where, events, self._trains(self.log.things[number], events))
            for (number, where), events in found.items()
        ]

    def _trains(self, model: Thing, events: list[Event]) -> bool:
        own = set((model["parameters"] or {}).values())
        reached = {b.tick - 1 for b in self.backwards if own & self.graph(b).leaves}
        here = {event.tick for event in events if event["grad"] and self._as_last(event)}
        reached &= {event.tick for event in self.events("forward")}
        reached = {self._asked(model, tick) for tick in reached}
        if len(here & reached) >= 0.4 * max(1, len(reached)):
            return True
        last = [self._last_calls.get((model.number, tick)) for tick in here & reached]
        return 0 < len(here) <= 2 * sum(call is not None and call.where == events[0].where for call in last)

    def _as_last(self, event: Event) -> bool:
        """Whether a model is called in the mode of its last call before a backward(): else that one is learned from."""
        last = self._last_calls.get((event["module"], event.tick))
        return last is None or last["training"] == event["training"]

    def _asked(self, model: Thing, tick: int) -> int:
        """Return the tick of the call that a backward() learns from: one of other models may come in between."""
        asked = sorted(t for number, t in self._last_calls if number == model.number)
        latest = asked[bisect_right(asked, tick) - 1] if asked and asked[0] <= tick else tick
        return latest if tick - latest <= SOON else tick

    @cached_property
    def _last_calls(self) -> dict[tuple[int, int], Event]:
        """Return the last call of every model before every backward()."""
        return {(event["module"], event.tick): event for event in self.events("forward") if event["grad"]}

    def evaluations(self) -> list[Spot]:
        """Return the spots where a trained model is asked without learning from the answer."""
        trained = {spot.model.number for spot in self.spots if spot.training}
        return [spot for spot in self.spots if not spot.training and spot.model.number in trained]

    @cached_property
    def files(self) -> list[str]:
        """Return the user's files that something was seen in, the script first."""
        seen = {place.file for stack in self.log.stacks for place in stack}
        script = self.log.run.get("script", "")
        return [script, *sorted(seen - {script})] if script else sorted(seen)

    def depth(self, where: Where) -> int:
        """Return how many loops there are around a line and the calls that led to it."""
        return sum(len(self.source(place).loops(place.line)) for place in where)

    def source(self, place: Place) -> Source:
        """Return the user's file."""
        return source_of(place.file)

    def names(self, thing: Thing) -> list[str]:
        """Return the names that the user's code gave to a thing where it was made."""
        place = line_of(thing.where)
        return self.source(place).names_given(place.line)


def line_of(where: Where) -> Place:
    """Return the innermost line."""
    return where[0] if where else NOWHERE


def most(events: Iterable[Event]) -> Place:
    """Return the line at which most of the events happened."""
    lines = Counter(line_of(event.where) for event in events)
    return lines.most_common(1)[0][0] if lines else NOWHERE


def nearly_always(part: Iterable[Event], whole: Iterable[Event]) -> bool:
    """Whether some of these events happened in nearly all ticks in which any did: of two losses, always the one."""
    return nearly_all(len({event.tick for event in part}), len({event.tick for event in whole}))


def nearly_all(part: int, whole: int) -> bool:
    """Whether a statistic may speak: at least nine of ten, and at least one."""
    return part > 0 and part >= 0.9 * whole
