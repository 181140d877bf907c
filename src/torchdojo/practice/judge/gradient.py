"""Gradients of whatever came back, and the sentence when they are missing or wrong."""

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from torchdojo.practice.judge.compare import Closeness, agrees
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.show import show

EQUAL = Closeness(1e-6, 1e-8)


def gradients(out: Any, leaves: Sequence[Tensor]) -> list[Tensor | None]:
    """Return gradients of one number in which every number of the output counts differently; None: no way back."""
    total = torch.zeros((), dtype=torch.float64)
    for part in tensors_in([out]):
        if part.is_floating_point():
            weights = torch.linspace(0.5, 1.5, part.numel(), dtype=torch.float64).reshape(part.shape)
            total = total + (part.to(torch.float64) * weights).sum()
    if not total.requires_grad:
        return [None for _ in leaves]
    return list(torch.autograd.grad(total, leaves, allow_unused=True))


def same_gradient(
    got: Tensor | None, expected: Tensor | None, name: str, called: str, close: Closeness = EQUAL
) -> None:
    """Raise Wrong if the gradient with respect to `name` is missing or is not the reference's."""
    if expected is None or (got is not None and agrees(got, expected, close)):
        return
    if got is None:
        raise wrong("no-gradient", called, name=name)
    raise wrong("wrong-gradient", called, show(got), show(expected), name=name)


def tensors_in(values: Any) -> Iterator[Tensor]:
    """Yield the tensors in lists, tuples and dicts of whatever depth."""
    for value in values:
        if isinstance(value, Tensor):
            yield value
        elif isinstance(value, list | tuple):
            yield from tensors_in(value)
        elif isinstance(value, dict):
            yield from tensors_in(value.values())
