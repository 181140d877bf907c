"""Scores that are the likenesses of samples: of a batch with itself, and which of them are taken for a pair."""

import torch
from torch import Tensor


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
