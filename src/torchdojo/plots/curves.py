"""Prepares long curves for drawing: fewer points that look the same, a smoothed line, the point of divergence."""

import math
from collections.abc import Sequence
from itertools import pairwise

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
    running = _running(ys, span)
    return [m / given if math.isfinite(y) else y for y, (m, given) in zip(ys, running, strict=True)]


def course(ys: Numbers, span: float) -> list[float]:
    """Smooth a finished curve with weights that fall off to both sides: unlike `smooth` it does not run behind."""
    own = 1 - _weight(span)
    both = zip(ys, _running(ys, span), _running(ys[::-1], span)[::-1], strict=True)
    return [
        (before + after - own * y) / (given + left - own) if math.isfinite(y) else y
        for y, (before, given), (after, left) in both
    ]


def _weight(span: float) -> float:
    return 1 - 1 / max(1.0, span)


def _running(ys: Numbers, span: float) -> list[tuple[float, float]]:
    """Return at each point the weighted sum of all points up to it, and the weights given to them."""
    weight, mean, given, running = _weight(span), 0.0, 0.0, []
    for y in ys:
        if math.isfinite(y):
            mean = weight * mean + (1 - weight) * y
            given = weight * given + (1 - weight)
        running.append((mean, given))
    return running


def span_of(count: int) -> float:
    """Return over how many of `count` points to smooth: a fiftieth, which leaves the shape of the whole curve."""
    return max(1.0, count / 50)


def diverged_at(ys: Numbers) -> int | None:
    """Return the index of the first NaN or infinity, None if there is none."""
    return next((i for i, y in enumerate(ys) if not math.isfinite(y)), None)


def noisy(ys: Numbers, log: bool = False) -> bool:
    """Whether the curve goes up and down so much that its course is hard to see: only then smoothing helps."""
    finite = [math.log(y) if log else y for y in ys if math.isfinite(y)]
    if len(finite) < 50:
        return False
    travelled = sum(abs(b - a) for a, b in pairwise(finite))
    return travelled > 4 * (max(finite) - min(finite))
