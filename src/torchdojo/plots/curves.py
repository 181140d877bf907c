"""Prepares long curves for drawing: fewer points that look the same, a smoothed line, the point of divergence."""

import math
from collections.abc import Sequence

Numbers = Sequence[float]


def decimate(xs: Numbers, ys: Numbers, buckets: int) -> tuple[list[float], list[float]]:
    """Keep of each bucket of consecutive points its lowest, its highest, and its first NaN or infinity.

    Every peak survives, so the drawn curve covers what all points would cover. Taking every k-th point
    instead shows waves that are not there as soon as the curve repeats with the epochs.
    """
    count = len(ys)
    if count <= 2 * buckets:
        return list(xs), list(ys)
    kept = {0, count - 1}
    for b in range(buckets):
        kept |= _extremes(ys, b * count // buckets, (b + 1) * count // buckets)
    order = sorted(kept)
    return [xs[i] for i in order], [ys[i] for i in order]


def _extremes(ys: Numbers, start: int, stop: int) -> set[int]:
    finite = [i for i in range(start, stop) if math.isfinite(ys[i])]
    broken = next((i for i in range(start, stop) if not math.isfinite(ys[i])), None)
    found = {min(finite, key=ys.__getitem__), max(finite, key=ys.__getitem__)} if finite else set()
    return found if broken is None else found | {broken}


def smooth(ys: Numbers, span: float) -> list[float]:
    """Return the exponential moving average over about `span` points, unbiased from the first point on.

    A plain average m = w·m + (1-w)·y starts at 0 and needs long to come up; dividing by the weights given so
    far, 1 - wᵗ, mends that. A NaN or infinity stays in its place and does not spoil what follows.
    """
    weight = 1 - 1 / max(1.0, span)
    mean, given, smoothed = 0.0, 0.0, []
    for y in ys:
        if not math.isfinite(y):
            smoothed.append(y)
            continue
        mean = weight * mean + (1 - weight) * y
        given = weight * given + (1 - weight)
        smoothed.append(mean / given)
    return smoothed


def span_of(count: int) -> float:
    """Return over how many of `count` points to smooth: a fiftieth, which leaves the shape of the whole curve."""
    return max(1.0, count / 50)


def diverged_at(ys: Numbers) -> int | None:
    """Return the index of the first NaN or infinity, None if there is none."""
    return next((i for i, y in enumerate(ys) if not math.isfinite(y)), None)
