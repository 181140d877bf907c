"""Answers that their last operation holds within bounds, and targets that lie outside them."""

import math
from typing import Any

from torch import Tensor

from torchdojo.doctor.child import graph, tensors

FREE = (-math.inf, math.inf)
ENDS: dict[str, tuple[float, float]] = {
    "SigmoidBackward0": (0.0, 1.0), "HardsigmoidBackward0": (0.0, 1.0), "SoftmaxBackward0": (0.0, 1.0),
    "TanhBackward0": (-1.0, 1.0), "LogSoftmaxBackward0": (-math.inf, 0.0), "LogSigmoidBackward0": (-math.inf, 0.0),
    "SoftplusBackward0": (0.0, math.inf), "ExpBackward0": (0.0, math.inf), "GeluBackward0": (-0.17, math.inf),
    "EluBackward0": (-1.76, math.inf), "SiluBackward0": (-0.28, math.inf), "MishBackward0": (-0.31, math.inf),
    "HardswishBackward0": (-0.375, math.inf),
}  # fmt: skip
SLACK = 0.2  # so far beyond the end a target may lie, by noise or to spur


def beyond(given: Tensor, target: Tensor) -> dict[str, Any] | None:
    """Return the bounds of an answer, what made it, and the share of targets beyond; None if it has no bounds."""
    made = graph.chain(given)[:1]
    low, high = ENDS.get(made[0]["by"], FREE) if made else FREE
    if (low, high) == FREE or not target.is_floating_point() or not 0 < target.numel() <= tensors.LARGE:
        return None
    plain = target.detach()
    outside = (plain < low - SLACK) | (plain > high + SLACK)
    return {**made[0], "low": low, "high": high, "share": tensors.number(outside.float().mean())}
