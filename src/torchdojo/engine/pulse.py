"""Collects the values of steps and reads them from their tensors a few times a second."""

import time
from typing import Any

import torch
from torch import Tensor

from torchdojo.engine.program import Step
from torchdojo.engine.records import Steps

READ_EVERY = 0.05  # seconds; reading a tensor waits for the GPU that computes it


class Pulse:
    """The steps since the last reading. `count` is the number of steps of the whole run."""

    def __init__(self, count: int = 0) -> None:
        self.count = count
        self._kept: dict[str, list[Any]] = {}
        self._read_at = time.monotonic()

    def add(self, step: Step) -> None:
        """Keep a step's values unread; every step of a run names the same values."""
        for name, value in step.values.items():
            self._kept.setdefault(name, []).append(_frozen(value))
        self.count += 1

    @property
    def due(self) -> bool:
        """Whether it is time to read."""
        return time.monotonic() - self._read_at >= READ_EVERY

    def read(self, epoch: int, at: float) -> Steps | None:
        """Return what was kept as plain numbers, or None if there was no step."""
        self._read_at = time.monotonic()
        kept, self._kept = self._kept, {}
        if not kept:
            return None
        first = self.count - len(next(iter(kept.values())))
        return Steps(epoch, first, {name: _numbers(values) for name, values in kept.items()}, at)


def _frozen(value: Any) -> Any:
    """Keep a number, or a tensor that later updates will not change: a parameter is copied, a loss is not."""
    if not isinstance(value, Tensor):
        return value
    return value.detach().clone() if value.is_leaf else value.detach()


def _numbers(values: list[Any]) -> list[float]:
    if all(isinstance(v, Tensor) for v in values):
        return torch.stack([v.reshape(()) for v in values]).double().tolist()
    return [float(v) for v in values]
