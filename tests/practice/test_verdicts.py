"""How a verdict looks: nothing of it lost, nothing wider than the screen, carets under what is meant."""

import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from torchdojo.cli import layout, verdicts
from torchdojo.cli.screen import _console
from torchdojo.cli.verdicts import told
from torchdojo.practice.bank import find
from torchdojo.practice.verdict import NOT_VERIFIED, PASSED, Picture, Spot, Verdict
from torchdojo.text import Text

FOLDER = Path("/home/me")
SAYS = Text(
    en="The value is not right, and this sentence is long enough to be broken.",
    zh="数值不对，这句话够长，会折行。",
)
FULL = Verdict(
    "mse", "wrong-value", SAYS, Text(en="the examples", zh="例子"), "mse(0.0, tensor([1.0, 2.0, 3.0]))", "tensor(56.0)",
    "tensor(18.667)", 2, 8, Spot(str(FOLDER / "dojo" / "01_mse.py"), 7, 6, 12, "平均 = xs @ ys + w * 平均值"), None,
    "first\nlast\n",
)  # fmt: skip


@pytest.fixture(params=[40, 60, 80])
def shown(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> "Shown":
    return Shown(request.param, monkeypatch)


class Shown:
    """Verdicts on a screen of this width."""

    def __init__(self, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.out = io.StringIO()
        self.console = _console(self.out)
        self.console.width = width
        self.width = width
        for module in (verdicts, layout):
            monkeypatch.setattr(module, "screen", lambda: self.console)

    def __call__(self, verdict: Verdict) -> str:
        self.out.truncate(0)
        self.out.seek(0)
        self.console.print(told(verdict, find("mse"), FOLDER))
        lines = self.out.getvalue().splitlines()
        assert all(cell_len(line) <= self.width for line in lines), self.out.getvalue()
        return self.out.getvalue()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_everything_a_verdict_says_is_shown(shown: Shown, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", lang)
    flat = "".join(shown(FULL).split())
    for words in (
        str(SAYS),
        FULL.called,
        FULL.got,
        FULL.expected,
        "dojo/01_mse.py:7",
        str(FULL.wanted),
        "first",
        "last",
    ):
        assert "".join(words.split()) in flat


def test_a_caret_stands_under_what_is_meant_also_below_chinese(shown: Shown) -> None:
    lines = shown(FULL).splitlines()
    place = next(number for number, line in enumerate(lines) if "平均 = xs" in line)
    source, caret = lines[place], lines[place + 1]
    assert caret.strip() == "^" * 6
    assert cell_len(source[: source.index("xs @ ys")]) == caret.index("^")


def test_a_long_line_is_cut_around_the_place(shown: Shown) -> None:
    source = "total = " + " + ".join(f"w{n} * x{n}" for n in range(60))
    start = source.index("w40")
    lines = shown(
        Verdict("mse", "raised", SAYS, spot=Spot("/home/me/a.py", 1, start + 1, start + 4, source))
    ).splitlines()
    place = next(number for number, line in enumerate(lines) if "w40" in line)
    assert lines[place + 1].index("^") == lines[place].index("w40")


def test_only_the_end_of_much_output_is_shown_and_nothing_that_moves_the_cursor(shown: Shown) -> None:
    printed = "".join(f"line {n}\n" for n in range(100)) + "\x1b[2Jgone\x07\n"
    text = shown(Verdict("mse", PASSED, SAYS, printed=printed))
    assert "line 99" in text and "line 80" not in text and "\x1b" not in text and "\x07" not in text


def test_a_picture_stands_beside_the_expected_one(shown: Shown) -> None:
    picture = Picture([[0.0, 1.0, 0.0, 1.0]] * 4, [[1.0, 0.0, 0.5, 0.5]] * 4, "f(x)")
    text = shown(Verdict("mse", "wrong-value", SAYS, picture=picture))
    assert "drawn: f(x)" in text and "expected, 0 to 1" in text and "got, 0 to 1" in text
    beside = any("expected" in line and "got" in line for line in text.splitlines())
    assert "█" in text and "▒" in text and beside == (shown.width > 40), (
        "on 40 columns one stands below the other"
    )


def test_a_curve_is_drawn_as_bars_on_one_scale(shown: Shown) -> None:
    """Three times too high is seen as three times as high, on few columns too."""
    for count in (8, 41, 200):
        curve = [abs(place / (count - 1) * 2 - 1) for place in range(count)]
        picture = Picture([curve], [[3 * value for value in curve]])
        lines = shown(Verdict("mse", "summed", SAYS, picture=picture)).splitlines()
        assert any("expected, " in line and " to 1" in line for line in lines)
        assert any("got, " in line and " to 3" in line for line in lines)
        assert sum(any(bar in line for bar in "▁▂▃▄▅▆▇█") for line in lines) >= 6 and len(lines) < 24


def test_pictures_of_two_shapes_stay_two_shapes(shown: Shown) -> None:
    picture = Picture([[0.0, 1.0] * 10] * 4, [[1.0] * 4] * 20)
    lines = shown(Verdict("mse", "transposed", SAYS, picture=picture)).splitlines()
    assert sum("█" in line for line in lines) >= 10


def test_what_was_not_verified_is_no_failure(shown: Shown) -> None:
    assert shown(Verdict("mse", NOT_VERIFIED, SAYS)).startswith("✓")


def test_nothing_but_the_sentence_is_needed(shown: Shown) -> None:
    assert shown(Verdict("mse", "exited", Text(en="It ended.", zh="结束了。"))) == "✗ It ended.\n"


@pytest.mark.parametrize("size", [(3, 3), (5, 9), (16, 16), (32, 32)])
def test_pictures_stand_side_by_side_on_80_columns(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, columns = size
    grid = [[float((i + j) % 2) for j in range(columns)] for i in range(rows)]
    lines = Shown(80, monkeypatch)(
        Verdict("mse", "wrong-value", SAYS, picture=Picture(grid, grid))
    ).splitlines()
    captions = [line for line in lines if "expected" in line and "got" in line]
    assert len(captions) == 1 and len(lines) < 24
