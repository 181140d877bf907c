"""Runs a program to its end without a folder: what tests, benchmarks and other programs need."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from torchdojo.engine.cycle import Cycle
from torchdojo.engine.program import Overrides, Parts, Program
from torchdojo.engine.records import Ended, Epoched, Shown, Started, Steps
from torchdojo.engine.settings import make
from torchdojo.views import View


@dataclass(slots=True)
class Finished:
    """What a run left behind."""

    losses: list[float] = field(default_factory=list)
    epochs: list[Mapping[str, float]] = field(default_factory=list)  # metrics of each
    views: list[View] = field(default_factory=list)
    result: Mapping[str, float] = field(default_factory=dict)
    diverged: bool = False


def finish(program: Program, given: Overrides | None = None) -> Finished:
    """Run `program` with its settings overridden by `given`; raises what the program raises."""

    def begin(parts: Parts | None) -> Started:
        return Started(0, "", given or {}, {})

    finished = Finished()
    for record in Cycle(begin).over(program, make(program, given or {})):
        match record:
            case Steps(values=values):
                finished.losses.extend(values["loss"])
            case Epoched(metrics=metrics):
                finished.epochs.append(metrics)
            case Shown(view=view):
                finished.views.append(view)
            case Ended(state=state, result=result):
                finished.result, finished.diverged = result, state == "diverged"
    return finished
