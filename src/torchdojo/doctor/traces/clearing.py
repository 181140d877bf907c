"""Gradients that are cleared away before a step has used them."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.clues.cycles import attributes
from torchdojo.doctor.log import Place, Thing, Trail, Where
from torchdojo.doctor.source import Source

LEAST = 3  # steps
MANY = 48  # marks: of a longer way between two steps only the ends are known


def wasted(case: Case, trail: Trail, optimizer: Thing) -> list[Where]:
    """Return where gradients of the same backward() that fed the step were cleared before, nothing having used them."""
    kinds = [kind if kind != "step" or about == optimizer.number else "" for kind, about, _ in trail.marks]
    before = kinds[: kinds.index("step")] if "step" in kinds else []
    last = len(before) - before[::-1].index("backward") if "backward" in before else 0
    marks = trail.marks[:last]  # up to the backward() that feeds the step
    reached = [(where, leaves(case, about)) for kind, about, where in marks if kind == "backward"]
    cleared, pending = [], False
    for kind, about, where in marks if reached and reached[-1][1] & case.held(optimizer) else ():
        if kind == "zero" and about == optimizer.number and pending:
            cleared.append(where)
        again = (
            kind == "backward"
            and where == reached[-1][0]
            and shared(case, leaves(case, about), reached[-1][1])
        )
        pending = (pending and kind not in ("zero", "step")) or again
    return cleared


def shared(case: Case, some: frozenset[int], last: frozenset[int]) -> bool:
    """Whether two backward() belong together: they reach the same, or a trunk that both graphs have in common."""
    return some == last or (bool(some & last) and retained(case))


def retained(case: Case) -> bool:
    """Whether each backward() leaves its graph to others: several losses of one forward."""
    kept = [event["retain"] for event in case.backwards]
    return nearly_all(sum(kept), len(kept))


def leaves(case: Case, graph: int) -> frozenset[int]:
    """Return what a backward() reached, by the number of its graph."""
    return case.graphs[graph].leaves if graph >= 0 else frozenset()


def starved(case: Case, optimizer: Thing) -> tuple[Where, list[str], int] | None:
    """Return where gradients of one loss are cleared before another one's come, whose they are, and in how many steps.

    No step ever finds a gradient of these parameters: what reaches them is always cleared, and by this optimizer.
    """
    seen, fed, lost = 0, set[int](), dict[int, Where]()
    held = case.held(optimizer)
    for trail in case.trails(optimizer):
        own = [m for m in trail.marks if m[0] != "step" or m[1] == optimizer.number]
        unknown = any(kind == "backward" and not leaves(case, about) for kind, about, _ in own)
        if len(trail.marks) >= MANY or unknown:
            return None
        filled, gone = _left_over(case, trail, optimizer)
        fed |= filled
        lost |= {leaf: where for leaf, where in gone.items() if leaf in held}
        seen += trail.count if gone.keys() & held else 0
    starving = sorted(lost.keys() - fed)
    others = frozenset[int]().union(*(case.held(one) for one in case.optimizers if one is not optimizer))
    if (
        seen < LEAST
        or not starving
        or not nearly_all(seen, case.steps_of(optimizer))
        or others & set(starving)
    ):
        return None
    return lost[starving[-1]], [name for leaf in starving if (name := case.name(leaf))], seen


def _left_over(case: Case, trail: Trail, optimizer: Thing) -> tuple[set[int], dict[int, Where]]:
    """Return the leaves whose gradients a step finds, and where those of others were cleared, nothing having used them.

    Nothing is lost where no other backward() follows: without one there is no step that learns.
    """
    filled, gone = set[int](), dict[int, Where]()
    for kind, about, where in trail.marks:
        if kind == "backward":
            filled |= leaves(case, about)
        elif kind == "step":
            filled = set() if about != optimizer.number else filled
        elif kind == "zero" and about == optimizer.number:
            gone |= dict.fromkeys(filled, where)
            filled = set()
    return filled, gone if filled else {}


def emptied(case: Case, optimizer: Thing) -> tuple[Place, int] | None:
    """Return where gradients are emptied by hand between backward() and step, and how many steps were looked at.

    They were there after the backward() just before the step, the step finds none, and no weight has moved at all.
    """
    held = case.held(optimizer)
    filled = {
        event.tick
        for event in case.events("slopes")
        if any(n in held and slope for n, slope in zip(event["leaves"], event["slopes"], strict=True))
    }
    steps = [e for e in case.steps if e["optimizer"] == optimizer.number and e.tick in filled]
    sizes = [e["sizes"] for e in case.events("weights") if e["optimizer"] == optimizer.number]
    gone = [event for event in steps if event["found"] != "full" and not event["closure"]]
    if len(steps) < LEAST or len(gone) < len(steps) or any(size != sizes[0] for size in sizes):
        return None
    lines = [place for file in case.files for place in _by_hand(case.source(Place(file, 0, "")))]
    return (lines[0] if len(lines) == 1 else line_of(steps[-1].where), len(steps)) if lines else None


def _by_hand(source: Source) -> Iterator[Place]:
    """Yield where gradients are emptied without zero_grad(), once for every call of the function that does so."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Assign(targets=[ast.Attribute(attr="grad")], value=ast.Constant(value=None)):
                emptied = True
            case ast.Call(func=ast.Attribute(value=owner, attr="zero_" | "fill_")):
                emptied = "grad" in attributes(owner)
            case _:
                emptied = isinstance(node, ast.Delete) and "grad" in attributes(node)
        if emptied:
            place = source.place(node)
            yield from [place] * max(1, len(list(source.calls(place.function))))
