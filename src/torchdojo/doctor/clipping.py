"""Where gradients are clipped between two steps of an optimizer: too early, too late, or in time."""

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.log import Place, Thing, Trail

BEFORE, AFTER = "before", "after"


def useless(case: Case, kind: str) -> tuple[Place, int, int] | None:
    """Return where gradients are clipped too early (BEFORE) or too late (AFTER), and in how many of all steps."""
    for optimizer in case.optimizers:
        found = [(trail, _verdict(case, trail, optimizer)) for trail in case.trails(optimizer)]
        sick = [(trail, verdict[1]) for trail, verdict in found if verdict is not None and verdict[0] == kind]
        count, steps = sum(trail.count for trail, _ in sick), case.steps_of(optimizer)
        if steps > 2 and nearly_all(count, steps - 1):
            return sick[-1][1], count, steps
    return None


def _verdict(case: Case, trail: Trail, optimizer: Thing) -> tuple[str, Place] | None:
    """Say whether the clipping of one step came before its backward(), and if the gradients were cleared by then."""
    held = case.held(optimizer)
    learned = cleared = False
    early: tuple[str, Place] | None = None
    for kind, about, where in trail.marks:
        if kind == "backward" and about >= 0:
            learned = learned or bool(case.graphs[about].leaves & held)
        elif kind == "zero" and about == optimizer.number:
            cleared = True
        elif kind == "clip" and (about == optimizer.number or (about == 0 and len(case.optimizers) == 1)):
            if learned:
                return None
            early = (BEFORE if cleared else AFTER), line_of(where)
    return early if learned else None
