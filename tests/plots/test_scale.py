"""Axes: places, round ticks, short numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torchdojo.plots.scale import Scale, counted, labels, scale_over, short, wants_log

FINITE = st.floats(-1e299, 1e299)


@given(st.lists(FINITE, min_size=1, max_size=20), st.integers(2, 12))
def test_every_value_has_a_place_and_ticks_are_few_and_differ(values: list[float], count: int) -> None:
    scale = scale_over(values)
    assert scale is not None
    assert all(-1e-9 <= scale.place(v) <= 1 + 1e-9 for v in values)
    ticks = scale.ticks(count)
    assert 2 <= len(ticks) <= max(2, count) and ticks == sorted(ticks)
    assert len(set(labels(ticks))) == len(set(ticks))


@given(st.lists(st.floats(1e-299, 1e299), min_size=1), st.integers(2, 12))
def test_a_logarithmic_axis_holds_every_positive_value(values: list[float], count: int) -> None:
    scale = scale_over(values, log=True)
    assert scale is not None
    assert all(-1e-9 <= scale.place(v) <= 1 + 1e-9 for v in values)
    assert 2 <= len(scale.ticks(count)) <= max(2, count)


@pytest.mark.parametrize("nothing", [[], [math.nan], [math.inf, -math.inf], [1e308]], ids=str)
def test_no_finite_value_has_no_axis(nothing: list[float]) -> None:
    assert scale_over(nothing) is None


def test_zero_and_nan_have_no_place_on_a_logarithmic_axis() -> None:
    scale = Scale(0.1, 10, log=True)
    assert scale.place(1) == pytest.approx(0.5)
    assert all(math.isnan(scale.place(v)) for v in (0, -1, math.nan, math.inf))


def test_a_constant_lies_in_the_middle() -> None:
    for constant in (0.0, 3.0, -1e-300, 1e299):
        scale = scale_over([constant, constant])
        assert scale is not None and scale.place(constant) == pytest.approx(0.5)


def test_counts_have_no_ticks_between_them() -> None:
    for last in (2, 3, 4, 7, 11):
        ticks = Scale(1, last, whole=True).ticks(6)
        assert all(tick.is_integer() for tick in ticks) and len(ticks) > 1
    assert counted([1.0, 2, 3e6]) and not counted([1, 1.5]) and not counted([1, math.nan])


def test_ticks_are_round() -> None:
    assert Scale(0.12, 2.31).ticks(5) == [0.5, 1, 1.5, 2]
    assert Scale(0, 938 * 5).ticks(6) == [0, 1000, 2000, 3000, 4000]
    assert Scale(1e-5, 3, log=True).ticks(6) == pytest.approx([1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.6931471, "0.6931"),
        (9999.6, "10000"),
        (123456, "123456"),
        (1e6, "1e6"),
        (2.5e-7, "2.5e-7"),
        (-0.00012, "-1.2e-4"),
        (math.nan, "nan"),
        (-math.inf, "-inf"),
    ],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert short(value) == text


def test_only_positive_values_over_three_decades_want_a_logarithmic_axis() -> None:
    assert wants_log([1, 1e-3, math.nan])
    assert not wants_log([1, 2e-3])
    assert not wants_log([1, 1e-6, 0])
    assert not wants_log([])
