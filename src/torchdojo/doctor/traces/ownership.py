"""Parameters that get gradients while no optimizer holds them: parts of a model, models that feed it, loose tensors."""

import ast
from collections.abc import Iterator
from itertools import takewhile

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.flow import flow_of, last_word
from torchdojo.doctor.log import Place, Thing

LONG = 3  # steps in a row that tell a habit


def missing(case: Case, optimizer: Thing) -> list[int]:
    """Return what every loss of an optimizer reaches, no optimizer holds, and is meant to be trained."""
    held = case.held(optimizer)
    graphs = [g.leaves for event in case.backwards if (g := case.graph(event)).leaves & held]
    if not graphs or not case.steps_of(optimizer):
        return []
    left = frozenset.intersection(*graphs) - case.owned
    found = [n for model in case.models for n in _parts(case, model, left, held)]
    found += [n for model in _feeding(case, held) for n in model["parameters"].values() if n in left]
    found += [n for model in _heads(case, held) for n in model["parameters"].values() if n in left]
    return list(dict.fromkeys([*found, *_loose(case, left, held)]))


def own_graphs(case: Case, optimizer: Thing) -> list[tuple[int, frozenset[int]]]:
    """Return what the backward() just before each step of an optimizer reached, with its tick."""
    reached = {event.tick: case.graph(event).leaves for event in case.backwards if event["graph"] != -1}
    ticks = dict.fromkeys(e.tick for e in case.steps if e["optimizer"] == optimizer.number)
    return [(tick, reached[tick]) for tick in ticks if tick in reached]


def younger(case: Case, optimizer: Thing) -> list[int]:
    """Return what became a part of the optimizer's model after it was made, and is learned by its last losses."""
    since, left = _to_the_end(case, optimizer)
    made = {n for n in left if n > optimizer.number and case.log.things[n]["module"]}
    idle = case.held(optimizer) - frozenset().union(*(leaves for _, leaves in own_graphs(case, optimizer)))
    if idle and since and not case.events("load"):
        return sorted(made - case.owned)  # what it holds is reached no more: something has taken its place
    return _beside(case, optimizer, made - case.owned) if since else []


def thawed(case: Case, optimizer: Thing) -> list[int]:
    """Return what its losses began to reach while the optimizer was at work, and no optimizer that steps holds."""
    since, left = _to_the_end(case, optimizer)
    own = own_graphs(case, optimizer)
    before = frozenset().union(*(leaves for tick, leaves in own if tick < since))
    late = max((e.tick for e in case.steps if e["optimizer"] == optimizer.number), default=0)
    alive = {e["optimizer"] for e in case.steps if since <= e.tick <= late}
    held = frozenset().union(*(case.held(other) for other in case.optimizers if other.number in alive))
    return _beside(case, optimizer, set(left - held - before)) if own and own[0][0] < since else []


def beside_a_double(case: Case, optimizer: Thing) -> list[int]:
    """Return what losses reach and no optimizer holds, if this one holds what an earlier one holds: G, and G for D."""
    held = case.held(optimizer)
    double = any(case.held(one) == held for one in case.optimizers if one.number < optimizer.number)
    alone = [leaves for e in case.backwards if (leaves := case.graph(e).leaves) and not leaves & case.owned]
    left = frozenset.intersection(*alone) if double and len(alone) >= LONG else frozenset()
    return sorted(n for n in left if case.log.things[n]["module"] and case.log.things[n]["trainable"])


def _to_the_end(case: Case, optimizer: Thing) -> tuple[int, frozenset[int]]:
    """Return what the last losses of an optimizer reach all alike, and since which tick."""
    own = own_graphs(case, optimizer)
    alike = list(takewhile(lambda one: one[1] == own[-1][1], reversed(own)))
    return (alike[-1][0], own[-1][1]) if len(alike) >= LONG else (0, frozenset())


def _beside(case: Case, optimizer: Thing, left: set[int]) -> list[int]:
    """Return those that are in one model with something that the optimizer holds, now or formerly."""
    held = case.held(optimizer)
    ever = [set(model["parameters"].values()) | set(model["former"] or ()) for model in case.models]
    return sorted(n for n in left if any(n in own and own & held for own in ever))


def _parts(case: Case, model: Thing, left: frozenset[int], held: frozenset[int]) -> Iterator[int]:
    """Yield what is left of a model of which the optimizer holds something; not all but the end of a loaded one."""
    numbers = list(model["parameters"].values())
    order = [number in left for number in numbers if number in left | held]
    tuned = case.events("load") and order == sorted(order, reverse=True)
    if held & set(numbers) and not tuned:
        yield from (number for number in numbers if number in left)


def _feeding(case: Case, held: frozenset[int]) -> Iterator[Thing]:
    """Yield models that are given data and come before a held model that is given what has a graph."""
    if case.events("load"):
        return  # trained before: it may be meant to stay
    for event in (e for e in case.events("forward") if e["grad"] and e["inputs"]):
        model = case.log.things[event["module"]]
        if event["inputs"][0].get("by") and held & set(model["parameters"].values()):
            before = [e for e in case.events("forward") if e.tick == event.tick and e.number < event.number]
            for one in before:
                other = case.log.things[one["module"]]
                if one["grad"] and one["inputs"] and not one["inputs"][0].get("by") and other is not model:
                    yield other
            return


def _heads(case: Case, held: frozenset[int]) -> Iterator[Thing]:
    """Yield models that go on, once in a step, from what a held model returned.

    A network that only measures, as for a perceptual loss, was loaded or is asked about the wanted picture as well.
    """
    if case.events("load"):
        return
    calls = [event for event in case.events("forward") if event["grad"]]
    of = {model.number: held & set(model["parameters"].values()) for model in case.models}
    for model in case.models:
        own = [event for event in calls if event["module"] == model.number]
        first = {e.tick: e.number for e in reversed(calls) if of.get(e["module"])}
        if own and not of[model.number] and len({event.tick for event in own}) == len(own):
            fed = (not event["inputs"] or event["inputs"][0].get("by") for event in own)  # or given a list
            if all(fed) and all(first.get(event.tick, event.number) < event.number for event in own):
                yield model


def _loose(case: Case, left: frozenset[int], held: frozenset[int]) -> Iterator[int]:
    """Yield tensors made by hand whose shape fits to the hand-made weights that the optimizer holds."""
    mine = [case.log.things[number] for number in held]
    if case.events("grad") or any(one["registered"] or one["module"] for one in mine):
        return
    widths = {one["shape"][-1] for one in mine if one["shape"]}
    for number in sorted(left):
        thing = case.log.things[number]
        if not thing["registered"] and len(thing["shape"]) in (1, 2) and thing["shape"][0] in widths:
            yield number


def instead(case: Case, optimizer: Thing, learning: Place) -> Place:
    """Return the step of another optimizer that stands where this one is cleared and learned from; else that line."""
    ticks = {event.tick for event in case.backwards if line_of(event.where) == learning}
    cleared = {line_of(e.where).function for e in case.events("zero") if optimizer.number in e["optimizers"]}
    step = most(event for event in case.steps if event.tick in ticks)
    here = learning.function in cleared and step.function == learning.function
    return step if here and step.line > learning.line else learning


def never_true(case: Case, optimizer: Thing, near: Place) -> tuple[Place, str]:
    """Return where a step that was never made stands, else this line, and the condition that was never true.

    It stands at `optimizer.step` without brackets, or at the condition around step() in its loop.
    """
    flow, names = flow_of(case.source(near)), case.names(optimizer)
    for node in ast.walk(flow.tree):
        match node:
            case ast.Expr(value=ast.Attribute(attr="step")):
                return Place(near.file, node.lineno, near.function), ""
            case ast.Call(func=ast.Attribute(value=owner, attr="step")) if last_word(owner) in names:
                home = next(iter(flow.loops(node)), flow.scope(node))
                for up in (
                    up for up in flow.above(node) if isinstance(up, ast.If) and home in flow.above(up)
                ):
                    if not isinstance(home, ast.Module):
                        return flow.source.place(up), ast.unparse(up.test)
    return near, ""
