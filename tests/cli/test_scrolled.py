"""A text longer than the screen: every line of it can be reached, and the screen is never overfull."""

import io
from collections.abc import Callable

import pytest
from rich.text import Text as Styled

from torchdojo.cli import scrolled
from torchdojo.cli.screen import _console
from torchdojo.cli.scrolled import Scrolled

ROOM = 10
Lines = Callable[[Scrolled], list[str]]


def lines_of(count: int) -> list[str]:
    return [f"line {number}" for number in range(1, count + 1)]


@pytest.fixture
def seen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Lines:
    """The lines on the screen, of a text of thirty or of `param` lines."""
    monkeypatch.setenv("TORCHDOJO_LANG", "en")
    console = _console(io.StringIO())
    console.width = 60
    monkeypatch.setattr(scrolled, "screen", lambda: console)
    text = Styled("\n".join(lines_of(getattr(request, "param", 30))))

    def shown(part: Scrolled) -> list[str]:
        with console.capture() as taken:
            console.print(part.fitted(text, ROOM))
        return [line.rstrip() for line in taken.get().splitlines()]

    return shown


@pytest.mark.parametrize("seen", [ROOM], indirect=True)
def test_what_fits_is_shown_as_it_is(seen: Lines) -> None:
    part = Scrolled()
    part.move("space")
    assert seen(part) == lines_of(ROOM)


def test_space_turns_pages_until_the_end_and_b_turns_them_back(seen: Lines) -> None:
    part, read = Scrolled(), set[str]()
    for _ in range(4):
        page = seen(part)
        assert len(page) == ROOM
        read |= set(page[:-1])
        part.move("space")
    assert read == set(lines_of(30))
    assert page[-2:] == ["line 30", "lines 22-30 of 30 · space: on, b: back"]
    part.move("b")
    assert seen(part)[0] == "line 13"


@pytest.mark.parametrize(
    ("keys", "first"), [(["end"], 22), (["end", "home"], 1), (["down", "down", "up"], 2)]
)
def test_arrows_go_by_lines_and_home_and_end_to_the_ends(seen: Lines, keys: list[str], first: int) -> None:
    part = Scrolled()
    seen(part)
    for key in keys:
        part.move(key)
    assert seen(part)[0] == f"line {first}"


def test_another_text_begins_at_its_beginning(seen: Lines) -> None:
    part = Scrolled()
    seen(part)
    part.move("end")
    part.top()
    assert seen(part)[0] == "line 1"
