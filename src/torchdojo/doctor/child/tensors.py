"""The facts of a tensor: small numbers, read without touching its graph."""

from typing import Any

import torch
from torch import Tensor

LARGE = 4_000_000  # elements above which no values are read
SAMPLE = 2_000


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
    """Return mean, deviation and range of numbers."""
    if not x.is_floating_point() or not 1 < x.numel() <= LARGE or x.is_sparse or x.is_meta:
        return None
    plain = x.detach().float()
    mean = plain.mean()
    length = torch.linalg.vector_norm(plain - mean)  # torch.std takes ten times as long
    deviation = length / (plain.numel() - 1) ** 0.5
    low, high = torch.aminmax(plain)
    return {"mean": number(mean), "std": number(deviation), "min": number(low), "max": number(high)}


def sameness(x: Tensor) -> dict[str, Any] | None:
    """Return the share of the most frequent number, if it is more than half, and whether all rows are one and the same.

    A sample of the numbers is looked at.
    """
    if x.dim() < 2 or len(x) < 2 or not 0 < x.numel() <= LARGE or x.is_complex() or x.is_sparse or x.is_meta:
        return None
    plain = x.detach()
    some = plain.flatten()[:: max(1, plain.numel() // SAMPLE)]
    rows = bool((plain[0] == plain[1]).all()) and bool((plain == plain[0]).all())
    return {"common": number((some == some.median()).float().mean()), "rows": rows}


def number(tensor: Tensor) -> float:
    """Return the value of a tensor with one element; of a complex one, how large it is."""
    return float(tensor.detach().abs() if tensor.is_complex() else tensor.detach())


def lengths(tensors: list[Tensor]) -> list[float]:
    """Return how long each of these tensors is as a vector."""
    norms = torch._foreach_norm(tensors) if tensors else ()
    return [number(norm) for norm in norms]


def empty(tensors: list[Tensor]) -> bool:
    """Whether every gradient is missing or zero; the smallest tells it soonest."""
    gradients = sorted((t.grad for t in tensors if t.grad is not None), key=Tensor.numel)
    return not any(bool((g._values() if g.is_sparse else g).any()) for g in gradients)


def unmoved(before: list[tuple[Tensor, Tensor]]) -> list[int] | None:
    """Return how many of the short numbers with a gradient a step has left as they were, and how many there are."""
    short = [
        (p, old) for p, old in before if p.dtype in (torch.bfloat16, torch.float16) and p.grad is not None
    ]
    sloping = [torch.ne(p.grad, 0) for p, _ in short if p.grad is not None]
    still = [(p.detach() == old) & some for (p, old), some in zip(short, sloping, strict=True)]
    counts = [sum(int(part.sum()) for part in parts) for parts in (still, sloping)]
    return counts if counts[1] else None
