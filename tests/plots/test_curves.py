"""Long curves keep their shape: no peak is lost, none is invented."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torchdojo.plots.curves import decimate, diverged_at, smooth, span_of

NUMBERS = st.lists(st.floats(), max_size=400)


def spiky(count: int, period: int) -> list[float]:
    """A loss that is 1, but 2 at the first batch of every epoch."""
    return [2.0 if i % period == 0 else 1.0 for i in range(count)]


@pytest.mark.parametrize("period", [7, 24, 25, 50, 100])
def test_a_periodic_signal_keeps_both_its_edges_everywhere(period: int) -> None:
    """Every 100th point of this signal is a constant 2 where the period divides 100: a line that was never there."""
    ys = spiky(20_000, period)
    assert set(ys[::100]) == {2.0} or 100 % period, "the trap that decimation by stride falls into"
    xs, kept = decimate(range(20_000), ys, 200)
    for b in range(200):
        inside = [y for x, y in zip(xs, kept, strict=True) if b * 100 <= x < (b + 1) * 100]
        assert min(inside) == 1.0 and max(inside) == 2.0


@given(NUMBERS, st.integers(1, 60))
def test_decimation_keeps_order_ends_extremes_and_the_first_nan(ys: list[float], buckets: int) -> None:
    xs, kept = decimate(range(len(ys)), ys, buckets)
    assert len(xs) == len(kept) <= max(len(ys), 1) and len(kept) <= 3 * buckets + 2
    assert xs == sorted(set(xs)) and all(
        math.isnan(k) == math.isnan(ys[int(x)]) for x, k in zip(xs, kept, strict=True)
    )
    finite, left = [y for y in ys if math.isfinite(y)], [y for y in kept if math.isfinite(y)]
    if finite:
        assert (min(left), max(left)) == (min(finite), max(finite))
    if ys:
        assert (xs[0], xs[-1]) == (0, len(ys) - 1)
    first = diverged_at(ys)
    assert (first is None) == (diverged_at(kept) is None)
    if first is not None:
        assert xs[diverged_at(kept) or 0] == first


def test_smoothing_has_no_bias_at_the_start() -> None:
    assert smooth([5.0] * 10, 100) == pytest.approx([5.0] * 10)
    assert smooth([1.0, 3.0], 2)[1] == pytest.approx((1 * 0.25 + 3 * 0.5) / 0.75)


def test_smoothing_over_one_point_changes_nothing() -> None:
    assert smooth([3.0, 1.0, 2.0], 1) == [3.0, 1.0, 2.0]


def test_a_nan_stays_where_it_is_and_spoils_nothing_after_it() -> None:
    smoothed = smooth([1.0, math.nan, math.inf, 1.0], 5)
    assert math.isnan(smoothed[1]) and smoothed[2] == math.inf
    assert smoothed[3] == pytest.approx(1.0)


def test_span_is_never_below_one() -> None:
    assert (span_of(0), span_of(10), span_of(5000)) == (1, 1, 100)


def test_divergence_is_the_first_value_that_is_no_number() -> None:
    assert diverged_at([1.0, 2.0]) is None
    assert diverged_at([]) is None
    assert diverged_at([1.0, math.inf, math.nan]) == 1
