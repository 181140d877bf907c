"""Views as text: right widths, every view, every width, whatever the numbers."""

import math
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plots.view_samples import EMPTY, SAMPLES
from torchdojo.plots.terminal import ASCII, DRAWERS, UNICODE, Ink, curve, ink_for, render, sparkline
from torchdojo.plots.terminal.cells import cells, clean, fit, listed, wrap
from torchdojo.text import Text
from torchdojo.views import Curve, Graph, Line, Node, Note, Surface, Table, View

VIEWS = [*SAMPLES, *EMPTY]
TITLE = Text(en="A title", zh="一个标题")


@pytest.fixture(params=["en", "zh"], autouse=True)
def language(request: Any, monkeypatch: Any) -> str:
    monkeypatch.setenv("TORCHDOJO_LANG", request.param)
    return str(request.param)


def test_every_kind_of_view_is_drawn() -> None:
    assert {*DRAWERS, Note} == set(View.__args__) == {type(view) for view in SAMPLES}


@pytest.mark.parametrize("ink", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("view", VIEWS, ids=VIEWS.index)
def test_no_line_is_wider_than_asked(view: View, ink: Ink) -> None:
    for width in (40, 41, 63, 80, 120, 200):
        for line in render(view, width, ink).splitlines():
            assert cells(line) <= width, line
            assert "\x1b" not in line


def test_ascii_ink_draws_with_ascii_alone() -> None:
    for view in SAMPLES:
        texts = re.compile(
            "[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef·²×]"
        )  # words and formulas stay what they are
        assert texts.sub("", render(view, 80, ASCII)).isascii()


def test_ink_follows_the_encoding() -> None:
    assert ink_for("utf-8") is UNICODE
    assert ink_for("cp1252") is ink_for("ascii") is ink_for(None) is ink_for("nonsense") is ASCII


def test_a_falling_curve_falls_and_names_its_ends() -> None:
    lines = curve(range(101), [100 - i for i in range(101)], 40, 12)
    assert len(lines) == 12
    tops = [next(i for i, row in enumerate(lines[:10]) if row[5 + c : 6 + c].strip()) for c in range(30)]
    assert tops == sorted(tops) and tops[0] == 0 and tops[-1] >= 8
    assert lines[-1].split() == ["0", "100"]


def test_curve_marks_where_it_became_nan() -> None:
    ys = [2.0**i for i in range(50)] + [math.nan] * 50
    lines = curve(range(100), ys, 60, 10)
    (row,) = [line for line in lines if "X" in line]
    assert row is lines[0], "the X stands on top, where the curve left"
    assert 25 <= row.index("X") <= 38, "and half way along the axis"


@pytest.mark.parametrize(
    "ys", [[], [math.nan], [1.0], [0.0] * 9, [math.inf, 1.0], [5e-324, 1e308], [-1e308, 1e308]]
)
@pytest.mark.parametrize("ink", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_strange_curves_are_drawn_in_their_place(ys: list[float], ink: Ink) -> None:
    for width, height in ((12, 3), (40, 10), (200, 30)):
        lines = curve(range(len(ys)), ys, width, height, ink=ink)
        assert len(lines) >= height
        if width >= 40:
            assert len(lines) == height and max(map(cells, lines)) <= width
    assert cells(sparkline(ys, 20, ink)) == len(ys)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(), max_size=80), st.integers(20, 90), st.integers(4, 20))
def test_any_numbers_make_a_curve_of_the_size_asked(ys: list[float], width: int, height: int) -> None:
    lines = curve(range(len(ys)), ys, max(width, 40), height)
    assert len(lines) == height and max(map(cells, lines)) <= max(width, 40)
    assert cells(sparkline(ys, width)) == min(width, len(ys))


def test_sparkline_falls_and_marks_nan() -> None:
    assert sparkline([8, 7, 6, 5, 4, 3, 2, 1], 8) == "█▇▆▅▄▃▂▁"
    assert sparkline([1.0, math.nan, 2.0], 9) == "▁X█"
    assert sparkline([1, 3, 1, 3], 2, ASCII) == "==", "a constant lies in the middle"


def test_each_series_has_its_letter_on_the_curve_and_in_the_legend() -> None:
    xs = list(range(50))
    view = Curve(TITLE, "x", "y", {"up": (xs, xs), "down": (xs, xs[::-1])})
    text = render(view, 60)
    assert re.search(r"^a up  0 → 49$", text, re.M) and re.search(r"^b down  49 → 0$", text, re.M)
    field = text.split("┬")[0]
    assert field.count("a") >= 4 and field.count("b") >= 4
    painted = render(view, 60, paint=lambda part, k: f"<{k}>{part}</{k}>")
    assert "<0>a up" in painted and "<1>b down" in painted


def test_table_columns_line_up_under_chinese_heads() -> None:
    view = Table(TITLE, [Text(en="optimizer", zh="优化器"), "w"], [["SGD", 1.5], ["自适应矩估计", 12.25]])
    lines = render(view, 60).splitlines()[1:]
    assert {cells(line) for line in lines} == {cells(lines[0])}
    assert lines[2].endswith(" 1.5") and lines[3].endswith("12.25")


def test_wide_table_becomes_a_list_that_names_every_value() -> None:
    view = Table(TITLE, [f"column {i}" for i in range(9)], [[i * 1.5 for i in range(9)]])
    assert "column 8: 12" in render(view, 40)


def test_the_lowest_point_of_a_surface_is_marked_in_its_place() -> None:
    grid = [[(x - 3) ** 2 + (y - 1) ** 2 for x in range(9)] for y in range(9)]
    for ys, rows in ((range(9), grid), (range(8, -1, -1), grid[::-1])):
        text = render(Surface(TITLE, range(9), ys, rows, "w", "b", "cost"), 60)
        lines = [line.partition("│")[2] for line in text.splitlines() if "│" in line]
        assert lines[-2].index("X") == round(3 / 8 * 47), "y grows upward: 1 is the second row from below"
        assert "X cost = 0  (w = 3, b = 1)" in text


def test_the_line_view_says_its_equation() -> None:
    assert render(Line(TITLE, [1, 2], [2, 4], 2.0, -0.5), 60).endswith("y = 2x - 0.5")


def test_graph_of_a_thousand_nodes_and_one_with_a_ring_end() -> None:
    chain = [Node(f"n{i}", str(i), "1", (f"n{i - 1}",) if i else ()) for i in range(3000)]
    assert len(render(Graph(TITLE, chain), 80).splitlines()) == 3001
    ring = [Node("a", "1", "", ("b",)), Node("b", "1", "", ("a",))]
    assert len(render(Graph(TITLE, ring), 80).splitlines()) == 4


def test_widths_of_chinese_accents_and_escapes() -> None:
    assert cells("损失 loss") == 9 and cells("e\u0301") == 1 and cells("，") == 2
    assert clean("a\x1b[31m\nb") == "a?[31m b"
    assert fit("损失函数", 5) == "损.." + " " and fit("损失", 6, to_right=True) == "  损失"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.integers(2, 30))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width or len(line) == 1 for line in lines)


def test_no_line_begins_with_a_full_stop() -> None:
    for width in range(4, 30):
        assert not any(
            line.startswith(("。", "，")) for line in wrap("梯度下降，一步一步。再走一步，到谷底。", width)
        )


def test_a_list_breaks_between_items() -> None:
    assert listed("lead:", ["one 1", "two 2", "three 3"], 14) == ["lead:  one 1", "two 2  three 3"]
