"""Lecture 2: what the common tests do not reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torchdojo.engine.finish import finish
from torchdojo.lectures.l02_gradient_descent import course_example, learning_rate_bound, smoothing, three_ways
from torchdojo.views import Surface


@given(st.floats(-10, 10))
def test_the_gradient_is_the_slope_of_the_cost(w: float) -> None:
    h = 1e-4
    slope = (course_example.cost(w + h) - course_example.cost(w - h)) / (2 * h)
    assert course_example.cost_gradient(w) == pytest.approx(slope, abs=1e-6)
    losses = [course_example.loss_gradient(w, x, 2 * x) for x in (1.0, 2.0, 3.0)]
    assert sum(losses) / 3 == pytest.approx(course_example.cost_gradient(w))


@given(st.floats(0.001, 10))
def test_bisection_finds_the_first_crossing(bound: float) -> None:
    assert learning_rate_bound.bisect(lambda lr: lr > bound, digits=6) == pytest.approx(bound, abs=1e-6)


def test_sgd_lands_on_the_minimum_at_half_and_the_bisection_is_not_misled() -> None:
    assert not learning_rate_bound.diverges(0.5, "SGD", bias=False, epochs=10)
    assert learning_rate_bound.diverges(0.45, "SGD", bias=False, epochs=10)
    assert finish(course_example.PROGRAM, {"lr": 0.5, "epochs": 1}).result["w_sgd"] == 2


@pytest.mark.parametrize("way", learning_rate_bound.BATCHES)
@pytest.mark.parametrize("bias", [False, True])
def test_running_and_the_eigenvalue_agree_on_both_sides_of_the_bound(way: str, bias: bool) -> None:
    bound = learning_rate_bound.bisect(lambda lr: learning_rate_bound.grows(lr, way, bias), digits=9)
    assert not learning_rate_bound.diverges(0.999 * bound, way, bias, epochs=2000)
    assert learning_rate_bound.diverges(1.001 * bound, way, bias, epochs=2000)


@given(st.floats(-100, 100), st.floats(0, 0.99), st.integers(1, 50))
def test_the_corrected_average_of_a_constant_is_the_constant(value: float, beta: float, length: int) -> None:
    assert smoothing.smooth([value] * length, beta) == pytest.approx([value] * length)


def test_all_three_paths_start_together_and_have_a_place_per_epoch() -> None:
    ended = finish(three_ways.PROGRAM, {"epochs": 4})
    surface = next(v for v in ended.views if isinstance(v, Surface))
    assert set(surface.paths) == {"batch", "mini-batch", "SGD"}
    assert all(len(w) == len(b) == 5 and (w[0], b[0]) == (0, 0) for w, b in surface.paths.values())
    assert len(ended.losses) == 4
