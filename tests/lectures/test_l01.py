"""Lecture 1: what the common tests do not reach."""

import numpy as np
import pytest

from torchdojo.engine.finish import finish
from torchdojo.lectures.l01_linear_regression import cost_surface, exhaustive_search, live_plot
from torchdojo.text import DojoError
from torchdojo.views import Curve, Line, Surface


@pytest.mark.parametrize("step", [0.0, -1.0, 1e-9, 5.0, float("nan")])
def test_a_step_that_makes_no_grid_is_refused_with_the_range(step: float) -> None:
    with pytest.raises(DojoError, match=r"0\.0001"):
        finish(exhaustive_search.PROGRAM, {"step": step})


def test_the_vectorised_cost_is_that_of_the_double_loop() -> None:
    curve = next(v for v in finish(exhaustive_search.PROGRAM).views if isinstance(v, Curve))
    w, cost = curve.series["MSE(w)"]
    by_loop = [sum((one * x - 2 * x) ** 2 for x in (1, 2, 3)) / 3 for one in w]
    assert cost == pytest.approx(by_loop)
    assert len(w) == 41


def test_the_rows_of_the_surface_are_b() -> None:
    surface = next(v for v in finish(cost_surface.PROGRAM).views if isinstance(v, Surface))
    z = np.array(surface.z)
    assert z.shape == (41, 41)
    assert z[0, 40] == pytest.approx(np.mean([(4 * x - (3 * x + 2)) ** 2 for x in (1, 2, 3)]))  # w = 4, b = 0
    assert z[0, 40] != pytest.approx(z[40, 0])


def test_the_live_plot_ends_with_the_line_it_has_learned() -> None:
    ended = finish(live_plot.PROGRAM, {"epochs": 3, "pause": 0.0})
    line = [v for v in ended.views if isinstance(v, Line)][-1]
    assert (line.w, line.b) == (ended.result["w"], ended.result["b"])
    assert len(ended.losses) == 30
