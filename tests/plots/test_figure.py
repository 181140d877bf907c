"""Figures: every view, both formats, Chinese that is never a row of boxes, and nothing left behind in matplotlib."""

import builtins
import math
import warnings
from pathlib import Path
from typing import Any

import pytest

from plots.view_samples import EMPTY, EVIL, SAMPLES
from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps
from torchdojo.plots import figure, figure_fonts
from torchdojo.plots.figure import check_figure, write_figure
from torchdojo.plots.figure_fonts import NO_FONT, lettering
from torchdojo.plots.graph_layout import depths
from torchdojo.text import DojoError, Text
from torchdojo.views import Line, Node, View

matplotlib = pytest.importorskip("matplotlib")
CHINESE = Text(en="Points against hours", zh="分数与学习时间")
LINE: View = Line(CHINESE, [1, 2, 3], [2, 4, 6], 2.0, 0.1)
SMALL: list[Record] = [Shown(LINE)]


@pytest.fixture(autouse=True)
def in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", "zh")


@pytest.fixture
def no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without one: matplotlib knows only the fonts it brings."""
    from matplotlib.font_manager import fontManager

    brought = [entry for entry in fontManager.ttflist if "mpl-data" in entry.fname]
    monkeypatch.setattr(fontManager, "ttflist", brought)


def run() -> list[Record]:
    losses = [2 * math.exp(-i / 300) + 0.3 * (i * 7919 % 100) / 100 for i in range(600)]
    return [
        Started(8, "mlp", {}, {}, epochs=2),
        Steps(0, 0, {"loss": [*losses, math.nan], "lr": [0.1 / (i + 1) for i in range(601)]}),
        *(
            Epoched(e, 300 * e, {"accuracy": 0.5 + 0.1 * e, "baseline": 0.4, "cost": 2.0 - e})
            for e in range(3)
        ),
        Shown(LINE),
        Ended("diverged", {}),
    ]


def has_font() -> bool:
    return len(lettering().families) == 2


def written(drawn: Any, monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Write a figure and return every text in it."""
    from matplotlib.text import Text as Drawn

    said: set[str] = set()
    draw = Drawn.draw

    def note(self: Any, renderer: Any) -> None:
        said.add(self.get_text())
        draw(self, renderer)

    monkeypatch.setattr(Drawn, "draw", note)
    write_figure(drawn, path)
    return sorted(said)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_whole_run_is_drawn_without_a_single_warning(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"run.{kind}"
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # "Glyph 25439 missing from font" among them
        write_figure(run(), path)
    head = path.read_bytes()[:300]
    assert head.startswith(b"\x89PNG") if kind == "png" else b"<svg" in path.read_bytes()[:800]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_every_view_is_drawn_also_with_nothing_in_it(tmp_path: Path) -> None:
    first: list[Record] = [Started(1, EVIL, {}, {}), Steps(0, 0, {"loss": [1.0]})]
    views = [Shown(view) for view in (*SAMPLES, *EMPTY)]
    for i in range(0, len(views), figure.MOST):
        write_figure([*first, *views[i : i + figure.MOST]], tmp_path / "views.png")


@pytest.mark.skipif("not has_font()", reason="no Chinese font on this machine")
def test_chinese_titles_have_glyphs_and_are_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = written(run(), monkeypatch, tmp_path / "run.png")
    assert {"第 8 讲 · mlp", "分数与学习时间", "损失", "准确率", "从这里发散"} <= set(said)
    assert not any("?" in text for text in said)


def test_without_a_chinese_font_the_figure_is_in_english_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_chinese_font: None
) -> None:
    said = written(run(), monkeypatch, tmp_path / "run.png")
    assert {"Lecture 8 · mlp", "Points against hours", "loss", "accuracy"} <= set(said)
    assert all(ord(c) < 0x2E80 for text in said for c in text)
    assert write_figure(SMALL, tmp_path / "run.png") == NO_FONT


def test_with_the_language_english_no_font_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_chinese_font: None
) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", "en")
    assert write_figure(SMALL, tmp_path / "run.png") is None


def test_a_character_no_font_has_becomes_a_question_mark(no_chinese_font: None) -> None:
    assert lettering().say("损 a\x1b") == "? a?"
    assert lettering().say("long " * 40, 10) == "long lon.."


def test_a_dollar_sign_in_a_label_is_no_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = Line(Text(en=r"$\broken{", zh=r"$\broken{"), [1], [2], 1, 1)
    assert r"$\broken{" in written([Shown(view)], monkeypatch, tmp_path / "v.png")


def test_matplotlib_is_left_as_it_was(tmp_path: Path) -> None:
    before = dict(matplotlib.rcParams)
    write_figure(SMALL, tmp_path / "run.svg")
    assert dict(matplotlib.rcParams) == before
    assert "sans" in str(matplotlib.rcParams["font.family"])


def test_the_same_run_gives_the_same_svg(tmp_path: Path) -> None:
    one, two = tmp_path / "one.svg", tmp_path / "two.svg"
    write_figure(SMALL, one)
    write_figure(SMALL, two)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("name", ["out.jpg", "out", "out.png.txt"])
def test_unknown_endings_name_the_allowed_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(DojoError) as told:
        check_figure(tmp_path / name)
    assert ".png" in told.value.cure.en and ".svg" in told.value.cure.zh
    assert name in told.value.what.en


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DojoError, match="nowhere"):
        check_figure(tmp_path / "nowhere" / "out.png")


def test_without_matplotlib_the_cure_is_one_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure, "find_spec", lambda name: None)
    with pytest.raises(DojoError, match="matplotlib") as told:
        write_figure(run(), tmp_path / "out.png")
    assert told.value.cure.en == 'pip install "torchdojo[plots]"'


def test_a_run_with_nothing_to_draw_is_said(tmp_path: Path) -> None:
    with pytest.raises(DojoError, match=r"nothing|没有"):
        write_figure([Started(1, "p", {}, {})], tmp_path / "out.png")
    assert not list(tmp_path.iterdir())


def test_importing_the_figure_room_imports_no_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    real = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        assert not name.startswith("matplotlib")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    for module in (figure_fonts, figure):
        importlib.reload(module)


def test_nodes_stand_after_their_inputs_and_leaves_beside_their_users() -> None:
    nodes = [Node("x", "", ""), Node("b", "", ""), Node("x²", "", "", ("x",)), Node("y", "", "", ("x²", "b"))]
    assert depths(nodes) == {"x": 0, "b": 1, "x²": 1, "y": 2}
    assert depths([Node("a", "", "", ("b",)), Node("b", "", "", ("a",))]).keys() == {"a", "b"}
