"""Where gradients are clipped between two steps of an optimizer: too early, too late, or in time."""

import ast
import math

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.log import Place, Thing, Trail
from torchdojo.doctor.source import source_of

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


def shares(case: Case, optimizer: Thing) -> list[float]:
    """Return, for each look, how much of the length that backward() left to the gradients the step was given."""
    made = {
        event.tick: dict(zip(event["leaves"], event["slopes"], strict=True))
        for event in case.events("slopes")
    }
    found = []
    for look in case.events("weights"):
        before = made.get(look.tick, {})
        used = [
            (s, before[n]) for n, s in zip(look["leaves"], look["slopes"], strict=True) if s and n in before
        ]
        whole = math.hypot(*(length for _, length in used))
        if look["optimizer"] == optimizer.number and whole > 0:
            found.append(math.hypot(*(slope for slope, _ in used)) / whole)
    return found


def changing(case: Case, optimizer: Thing) -> Place | None:
    """Return the line that clips the gradients of an optimizer: by a function of torch's, or p.grad.clamp_()."""
    marks = [mark for trail in case.trails(optimizer) for mark in trail.marks if mark[0] == "clip"]
    owners = (optimizer.number, 0)
    torchs = next((line_of(where) for _, about, where in marks if about in owners), None)
    by_hand = (
        source.place(node)
        for source in map(source_of, case.files)
        for node in ast.walk(source.tree)
        if _changes(node)
    )
    return torchs or next(by_hand, None)


def _changes(node: ast.AST) -> bool:
    """Whether a statement changes gradients: p.grad.mul_(0.01), p.grad /= n, p.grad.data = x, p.grad = x."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr=attr))):
            return (
                attr.endswith("_") and attr not in ("zero_", "requires_grad_", "detach_") and _gradient(owner)
            )
        case ast.AugAssign(target=target):
            return _gradient(target)
        case ast.Assign(targets=[target], value=value):
            return _gradient(target) and not isinstance(value, ast.Constant)
    return False


def _gradient(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(attr="grad"):
            return True
        case ast.Attribute(value=inner, attr="data") | ast.Subscript(value=inner):
            return _gradient(inner)
    return False
