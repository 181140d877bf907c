"""Closures that an optimizer calls to compute the loss anew: what they leave in the gradients."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.log import Trail, Where
from torchdojo.doctor.rule import Finding
from torchdojo.text import Text


def piled_up(case: Case) -> Iterator[Finding]:
    """Yield where a closure learns, if an optimizer calls it several times a step and nothing clears in between."""
    for owner, around in {
        step["optimizer"]: len(step.where) for step in case.steps if step["closure"]
    }.items():
        rounds = [states[1:] for states in case.rounds(owner) if len(states) > 1]
        full = [states for states in rounds if not {"none", "zero"} & set(states)]
        learning = {event.where for event in case.backwards if owner in dict(event["found"])}
        once = len(learning) == 1 and not any(_several(case, where[:-around]) for where in learning)
        if once and sum(map(len, full)) >= 3 and nearly_all(len(full), len(rounds)):
            says = Text(
                en=f"In {len(full)} of {len(rounds)} steps the closure was called again while .grad still held what "
                "its last call had left.",
                zh=f"{len(rounds)} 步里有 {len(full)} 步，再次调用闭包时，.grad 里还留着它上一次算出的梯度。",
            )
            yield Finding(line_of(next(iter(learning))), says)


def _several(case: Case, where: Where) -> bool:
    """Whether a closure may call backward() several times: in a loop of its own, or that of a function it calls."""
    for place in where:
        source = case.source(place)
        function = source.function(place.line)
        begun = function.lineno if function is not None else 0
        if place.function.startswith("<") or any(loop.lineno > begun for loop in source.loops(place.line)):
            return True
    return False


def inside(trail: Trail, optimizer: int) -> list[tuple[str, int, Where]]:
    """Return what happened in the last step of a trail itself, since its optimizer called a closure; else all."""
    begun = [at for at, (kind, about, _) in enumerate(trail.marks) if kind == "step" and about == optimizer]
    called = trail.marks[begun[-1] + 1 :] if begun else ()
    return list(called if any(kind == "backward" for kind, _, _ in called) else trail.marks if begun else ())
