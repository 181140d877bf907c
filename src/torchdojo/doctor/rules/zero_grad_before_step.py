"""zero-grad-before-step: the gradients are erased before the optimizer uses them."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.clues.ordering import gradients_erased
from torchdojo.doctor.examples import BINARY, CLASSIFIER, changed
from torchdojo.doctor.log import Thing, Trail, Where
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import clearing
from torchdojo.doctor.traces.closures import inside
from torchdojo.text import Text

ZERO = "        optimizer.zero_grad()\n"
SICK = changed(
    CLASSIFIER,
    (ZERO, ""),
    ("        optimizer.step()\n", f"{ZERO[:-1]}  # <- here\n        optimizer.step()\n"),
)
CLEARED_LAST = changed(
    CLASSIFIER, (ZERO, ""), ("        optimizer.step()\n", f"        optimizer.step()\n{ZERO}")
)


def erased(trail: Trail, optimizer: Thing) -> Where | None:
    """Return where the gradients were cleared, if that was the last thing between backward() and the step."""
    cleared: Where | None = None
    learned = False
    for kind, about, where in inside(trail, optimizer.number):
        if kind == "backward":
            cleared, learned = None, True
        elif kind == "zero" and about == optimizer.number and learned:
            cleared = where
        elif kind == "step" and about == optimizer.number:
            return cleared
    return cleared


def check(case: Case) -> Iterator[Finding]:
    """In the order backward, zero_grad, step, nothing is left for the step."""
    for optimizer in case.optimizers:
        by_hand = clearing.emptied(case, optimizer)
        if by_hand is not None:
            place, seen = by_hand
            says = Text(
                en=f"In all {seen} steps looked at, backward() had filled .grad, step() found it empty, "
                "and no weight has ever moved.",
                zh=f"看过的 {seen} 步，backward() 都填好了 .grad，到 step() 时却是空的，权重一次也没动过。",
            )
            yield Finding(place, says)
            continue
        found = [(trail, where) for trail in case.trails(optimizer) if (where := erased(trail, optimizer))]
        sick, steps = sum(trail.count for trail, _ in found), case.steps_of(optimizer)
        states = [e["found"] for e in case.steps if e["optimizer"] == optimizer.number]
        empty = nearly_all(len(states) - states.count("full"), len(states))
        if steps < 2 or not nearly_all(sick, steps) or not empty:
            continue
        says = Text(
            en=f"In {sick} of {steps} steps the gradients were cleared between backward() and step().",
            zh=f"{steps} 步中有 {sick} 步，梯度在 backward() 之后、step() 之前被清掉了。",
        )
        yield Finding(line_of(found[-1][1]), says)


RULE = Rule(
    name="zero-grad-before-step",
    severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The gradients are erased before the optimizer uses them.", zh="优化器还没用，梯度就被清掉了。"),
    why=Text(
        en="backward() fills .grad, step() reads it. Clearing it in between leaves nothing to read: the weights stay "
        "where they are (or drift by momentum and weight decay only).",
        zh="backward() 写入 .grad，step() 读取 .grad。中间一清零就没东西可读了："
        "权重原地不动（最多被动量和权重衰减带着走）。",
    ),
    cure=Text(en="Move zero_grad() before backward(), or behind step().",
              zh="把 zero_grad() 挪到 backward() 之前，或 step() 之后。"),
    lecture=4, source="https://docs.pytorch.org/docs/stable/optim.html#taking-an-optimization-step",
    sick=SICK, cured=CLASSIFIER, twins=(CLEARED_LAST, BINARY), check=check, read=gradients_erased,
)  # fmt: skip
