"""Schedules of the learning rate that nobody follows: whose they are, and where they are given a name."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import tuning

FEW = 5


def waiting(case: Case) -> Iterator[tuple[Thing, Thing]]:
    """Yield the schedulers that are never moved on, and their optimizers, which make steps all the same."""
    moved = {event["scheduler"] for event in case.events("schedule")}
    schedulers = case.things("scheduler")
    served = {scheduler["optimizer"] for scheduler in schedulers if scheduler.number in moved}
    over = case.log.run.get("error") or case.log.run.get("enough")
    for scheduler in schedulers if not over else ():
        optimizer = case.log.things.get(scheduler["optimizer"] or 0)
        if optimizer is None or optimizer.number in served or not scheduler["own"]:
            continue
        if case.steps_of(optimizer) >= FEW and not _called(case, scheduler):
            yield scheduler, optimizer


def held_back(case: Case, optimizer: Thing) -> bool:
    """Whether a warm-up that never goes on keeps the rate of an optimizer far below the one it was given."""
    given = max((group.get("lr") or 0 for group in optimizer["settings"] or ()), default=0)
    waits = any(one is optimizer for _, one in waiting(case))
    return waits and tuning.rate(case, optimizer) < 0.5 * given


def named(case: Case, scheduler: Thing) -> Place:
    """Return the line that gives a scheduler a name: that of the caller, if a function only makes and returns it."""
    lines = (place for place in scheduler.where if case.source(place).names_given(place.line))
    return next(lines, line_of(scheduler.where))


def _called(case: Case, scheduler: Thing) -> bool:
    """Whether the user's code has a call of step() by a name that this scheduler has, or that sounds like one."""
    given = (case.source(place).names_given(place.line) for place in scheduler.where)
    names = {name.lower() for some in given for name in some}
    return any(name in names or "sched" in name for name in map(str.lower, _stepped(case)))


def _stepped(case: Case) -> Iterator[str]:
    """Yield the names by which step() is called, but for the lines at which optimizers made their steps."""
    known = {line_of(event.where) for event in case.steps}
    for source in map(source_of, case.files):
        for call in source.calls("step"):
            match call.func:
                case ast.Attribute(value=ast.Name(id=name) | ast.Attribute(attr=name)):
                    if source.place(call) not in known:
                        yield name
