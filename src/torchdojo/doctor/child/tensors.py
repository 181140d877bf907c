"""The facts of a tensor: small numbers, read without touching its graph."""

from typing import Any

import torch
from torch import Tensor

LARGE = 4_000_000  # elements above which no values are read


def facts(tensor: Tensor, values: bool) -> dict[str, Any]:
    """Return shape, type and, if wanted, the range of the values."""
    found: dict[str, Any] = {
        "shape": list(tensor.shape),
        "dtype": str(tensor.dtype).removeprefix("torch."),
        "grad": tensor.requires_grad,
    }
    if tensor.grad_fn is not None:
        found["by"] = tensor.grad_fn.name()
    if (
        values
        and 0 < tensor.numel() <= LARGE
        and not (tensor.is_complex() or tensor.is_sparse or tensor.is_meta)
    ):
        plain = tensor.detach()
        low, high = torch.aminmax(plain)
        found["min"], found["max"] = number(low), number(high)
    return found


def spread(x: Tensor) -> dict[str, float] | None:
    """Return mean, deviation and range of numbers, and the smallest and largest deviation of a column."""
    if not x.is_floating_point() or not 1 < x.numel() <= LARGE or x.is_sparse or x.is_meta:
        return None
    plain = x.detach().float()
    deviation, mean = torch.std_mean(plain)
    low, high = torch.aminmax(plain)
    found = {"mean": number(mean), "std": number(deviation), "min": number(low), "max": number(high)}
    if x.dim() == 2 and x.shape[0] > 1:
        columns = plain.std(0)
        found |= {"flattest": number(columns.min()), "steepest": number(columns.max())}
    return found


def number(tensor: Tensor) -> float:
    """Return the value of a tensor with one element."""
    return float(tensor.detach())


def empty(tensors: list[Tensor]) -> bool:
    """Whether every gradient is missing or zero."""
    return not any(t.grad is not None and _any(t.grad) for t in tensors)


def _any(gradient: Tensor) -> bool:
    if gradient.is_sparse:
        return bool(gradient._values().any())
    return bool(gradient.any())
