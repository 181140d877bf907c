"""What a script did, as its hooks saw it: things that were made, events in order, and the file that holds them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the user's own code."""

    file: str
    line: int
    function: str


Where = tuple[Place, ...]  # the innermost line of the user's first, then its callers


@dataclass(frozen=True, slots=True)
class Thing:
    """A module, parameter, optimizer, scheduler or loader, and where it was made."""

    number: int
    kind: str
    cls: str
    where: Where
    facts: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.facts.get(name)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `tick` counts the calls of backward() before it."""

    number: int
    kind: str
    tick: int
    where: Where
    facts: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.facts.get(name)


@dataclass(frozen=True, slots=True)
class Trail:
    """The order of events between two steps of an optimizer, and how many steps had exactly this order."""

    optimizer: int
    count: int
    marks: tuple[tuple[str, int, Where], ...]  # (kind, number of the optimizer or module it concerns, where)


@dataclass(frozen=True, slots=True)
class Log:
    """All of it. `run` holds seconds, ticks, steps, how the script ended, and what the hooks could not see."""

    run: dict[str, Any]
    things: dict[int, Thing] = field(default_factory=dict)
    events: Sequence[Event] = ()
    trails: Sequence[Trail] = ()
    stacks: Sequence[Where] = ()  # some facts name their place by a number


def read(path: Path) -> Log:
    """Read the file that `doctor.child` wrote."""
    return parse(path.read_text("utf-8"))


def parse(text: str) -> Log:
    """Read a log from its JSON."""
    raw = json.loads(text)
    stacks = [tuple(Place(*place) for place in stack) for stack in raw["stacks"]]
    things = (Thing(n, kind, cls, stacks[where], facts) for n, kind, cls, where, facts in raw["things"])
    events = enumerate(raw["events"])
    return Log(
        run=raw["run"],
        things={thing.number: thing for thing in things},
        events=[Event(n, kind, tick, stacks[where], facts) for n, (kind, tick, where, facts) in events],
        trails=[
            Trail(optimizer, count, tuple((kind, about, stacks[where]) for kind, about, where in marks))
            for optimizer, count, marks in raw["trails"]
        ],
        stacks=stacks,
    )
