"""Gradients of whatever came back, and the sentence when they are missing or wrong."""

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from torchdojo.practice.judge.compare import Closeness, agrees
from torchdojo.practice.judge.show import show
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.text import Text

EQUAL = Closeness(1e-6, 1e-8)


def gradients(out: Any, leaves: Sequence[Tensor]) -> list[Tensor | None]:
    """Return the gradients of one number in which every number of the output counts differently; None: no way back."""
    total = torch.zeros((), dtype=torch.float64)
    for part in tensors_in([out]):
        if part.is_floating_point():
            weights = torch.linspace(0.5, 1.5, part.numel(), dtype=torch.float64).reshape(part.shape)
            total = total + (part.to(torch.float64) * weights).sum()
    if not total.requires_grad:
        return [None for _ in leaves]
    return list(torch.autograd.grad(total, leaves, allow_unused=True))


def same_gradient(
    got: Tensor | None, expected: Tensor | None, en: str, zh: str, called: str, close: Closeness = EQUAL
) -> None:
    """Raise Wrong if a gradient is missing or is not the reference's. `en` and `zh` say with respect to what."""
    if expected is None or (got is not None and agrees(got, expected, close)):
        return
    if got is None:
        says = Text(
            en=f"No gradient flows back to {en}: something on the way (detach, .item(), .data, no_grad) leaves the graph.",
            zh=f"梯度流不回{zh}：中间用 detach、.item()、.data 或 no_grad 离开了计算图。",
        )
        raise Wrong("no-gradient", says, called)
    says = Text(
        en=f"The value is right, its gradient with respect to {en} is not: part of the way is cut off or rounded.",
        zh=f"值对了，对{zh} 的梯度却不对：中间有一段被切断或取整了。",
    )
    raise Wrong("wrong-gradient", says, called, show(got), show(expected))


def tensors_in(values: Any) -> Iterator[Tensor]:
    """Yield the tensors in lists, tuples and dicts of whatever depth."""
    for value in values:
        if isinstance(value, Tensor):
            yield value
        elif isinstance(value, list | tuple):
            yield from tensors_in(value)
        elif isinstance(value, dict):
            yield from tensors_in(value.values())
