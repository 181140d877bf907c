"""Scores that are the likenesses of samples: of a batch with itself, and which of them are taken for a pair."""

from typing import Any

import torch
from torch import Tensor

TURNED = ("TBackward", "Transpose", "Permute", "View", "Unsafe")
SCALED = (*TURNED, "Div", "Mul", "Squeeze", "MaskedFill", "Neg", "Sub", "Add")


def compared_with_itself(scores: Tensor, target: Tensor) -> bool:
    """Whether scores are likenesses of a batch with itself, the diagonal in them, and no target on the diagonal."""
    n = len(scores)
    if scores.dim() != 2 or scores.shape != (n, n) or not 3 < n <= 2_000 or target.shape != (n,):
        return False
    if target.is_floating_point() or bool((target == torch.arange(n, device=target.device)).any()):
        return False
    plain = scores.detach()
    alike = torch.allclose(plain, plain.T, rtol=1e-4, atol=1e-4) and bool(torch.isfinite(plain).all())
    return alike and bool((plain.diagonal() > plain.mean(1)).all()) and len(torch.unique(target)) > n // 2


def partners(scores: Tensor, target: Tensor) -> list[int] | None:
    """Return how many rows there are, and in how many of them other pairings of the views are more alike.

    The two views of a sample may stand half a batch apart, or side by side; in scores of one half with the other, on
    the diagonal. None if these are no likenesses, or if each sample is a partner of its own.
    """
    n = len(scores)
    if scores.dim() != 2 or scores.shape != (n, n) or not 8 <= n <= 2_000 or target.shape != (n,):
        return None
    here = torch.arange(n, device=target.device)
    if target.is_floating_point() or bool((target == here).any()) or len(torch.unique(target)) != n:
        return None
    plain = scores.detach().clone()
    known = plain.gather(1, target[:, None])
    others = [here]
    if torch.allclose(plain.fill_diagonal_(0.0), plain.T, rtol=1e-4, atol=1e-4):
        others = [(here + n // 2) % n, here ^ 1] if n % 2 == 0 else []
    ahead = [int((scores.detach().gather(1, other[:, None]) > known).sum()) for other in others]
    return [n, *ahead] if ahead else None


def one_for_all(scores: Tensor, target: Tensor) -> bool | None:
    """Return whether every row of N likenesses of N samples with N others has the same partner; None if not certain."""
    n = len(scores)
    if scores.dim() != 2 or scores.shape != (n, n) or not 4 <= n <= 2_000 or target.shape != (n,):
        return None
    if target.is_floating_point() or not _multiplied(scores.grad_fn):
        return None
    return bool((target == target[0]).all())


def _multiplied(node: Any, deep: int = 12) -> bool:
    """Whether scores are a product of two matrices, neither of which is a parameter, scaled at most."""
    for _ in range(deep):
        name = node.name() if node is not None else ""
        if name.startswith("Mm") or (name.startswith("Bmm") and len(node._saved_self) == 1):
            return all(_computed(above) for above, _ in node.next_functions)
        above = [one for one, _ in node.next_functions if one is not None] if name.startswith(SCALED) else []
        above = [one for one in above if not one.name().startswith(("Accumulate", "Exp"))]  # a temperature
        if len(above) != 1:
            return False
        node = above[0]
    return False


def _computed(node: Any) -> bool:
    while node is not None and node.name().startswith(TURNED):
        node = node.next_functions[0][0]
    return node is not None and not node.name().startswith("Accumulate")
