"""Iterates over a program and turns what it yields into records, reading tensors a few times a second."""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
from torch import Tensor

from torchdojo.engine.program import Epoch, Parts, Program, Result, Step, Training
from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps
from torchdojo.text import Text

READ_EVERY = 0.05  # seconds; a tensor on a GPU is waited for when it is read
TOO_FAR = 1e6  # times the first loss: nothing that trains goes there

Resume = Callable[[Parts], int]  # restores the parts, returns the epoch to start with
Keep = Callable[[Parts, int], None]  # saves the parts after an epoch


def from_the_start(parts: Parts) -> int:
    """Resume nothing."""
    return 0


def keep_nothing(parts: Parts, epoch: int) -> None:
    """Save nothing."""


class Pulse:
    """Collects the values of steps and hands them over as one record, read from their tensors in one go."""

    def __init__(self, first: int = 0) -> None:
        self.first = first
        self.kept: dict[str, list[Any]] = {}
        self.read_at = time.monotonic()

    @property
    def count(self) -> int:
        return self.first + len(self.kept.get("loss", ()))

    def add(self, step: Step) -> None:
        for name, value in step.values.items():
            self.kept.setdefault(name, []).append(_frozen(value))

    def due(self) -> bool:
        return time.monotonic() - self.read_at >= READ_EVERY

    def read(self, epoch: int, now: float) -> Steps | None:
        self.read_at = time.monotonic()
        if not self.kept:
            return None
        steps = Steps(epoch, self.first, {name: _numbers(values) for name, values in self.kept.items()}, now)
        self.first, self.kept = self.count, {}
        return steps


def _frozen(value: Any) -> Any:
    """Keep a number, or a tensor that later updates will not change; a parameter is copied, a loss is not."""
    if not isinstance(value, Tensor):
        return value
    return value.detach().clone() if value.is_leaf else value.detach()


def _numbers(values: list[Any]) -> list[float]:
    if all(isinstance(v, Tensor) for v in values):
        return torch.stack([v.reshape(()) for v in values]).tolist()
    return [float(v) for v in values]
