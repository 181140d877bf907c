"""Gradients that are cleared away before a step has used them."""

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.log import Thing, Trail, Where


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
