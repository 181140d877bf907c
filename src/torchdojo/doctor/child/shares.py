"""Where the time of a step goes: waiting for data, the model's forward, backward(), the optimizer, the rest."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import torch
from torch import nn
from torch.nn.modules.loss import _Loss

FEWEST = 5  # steps that tell anything
PARTS = ("loader", "forward", "backward", "step")
SLOW = 4  # times the usual time of a step


class Shares:
    """Adds up the parts of some steps, from one backward() to the next.

    They are steps in which nothing else is looked at, and what the doctor takes all the same is left out.
    """

    def __init__(self) -> None:
        self.on = False  # whether the step that is going on is measured
        self.asked = False  # whether a model is at work: its layers are a part of its time
        self.own = 0.0  # seconds the doctor took so far
        self._steps: list[dict[str, float]] = []
        self._now = dict.fromkeys(PARTS, 0.0)  # parts of the step that is going on
        self._since = self._before = 0.0  # when it began, and what the doctor had taken until then

    def turn(self, on: bool) -> None:
        """Begin another step; `on`: whether it is measured."""
        if not (on or self.on):
            return
        now = perf_counter()
        if self.on:
            self._steps.append(self._now | {"whole": now - self._since - (self.own - self._before)})
        self._now = dict.fromkeys(PARTS, 0.0)
        self.on, self._since, self._before = on, now, self.own

    def add(self, part: str, seconds: float) -> None:
        """Count seconds as a part of the step that is going on."""
        self._now[part] += seconds

    def counts(self, module: nn.Module) -> bool:
        """Whether this is a model at work in a step; an evaluation is no part of one, and ends what is measured."""
        self.on = torch.is_grad_enabled()
        return self.on and not isinstance(module, _Loss)

    def timed(
        self, call: Callable[..., Any], module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """Call a model as a part of the step."""
        begun, own, self.asked = perf_counter(), self.own, True
        try:
            return call(module, *args, **kwargs)
        finally:
            self.asked = False
            self.add("forward", perf_counter() - begun - (self.own - own))

    def facts(self) -> dict[str, float]:
        """Return the number of steps measured and the share of each part, if they are enough.

        A GPU works on while the calls have long returned: their times would say nothing.
        """
        beside = torch.cuda.is_initialized() or torch.backends.mps.is_available()  # type: ignore[no-untyped-call]
        steps = _undisturbed(self._steps)
        if beside or len(steps) < FEWEST:
            return {}
        whole = sum(step["whole"] for step in steps)
        return {"steps": len(steps)} | {part: sum(step[part] for step in steps) / whole for part in PARTS}


def _undisturbed(steps: list[dict[str, float]]) -> list[dict[str, float]]:
    """Return the steps without those in which another program had the processor: most take about the same time."""
    took = [step["whole"] - step["loader"] for step in steps]
    return [step for step, seconds in zip(steps, took, strict=True) if seconds <= SLOW * median(took)]
