"""Where text goes: a console that is plain, without control codes, unless a person sits in front of it."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import TextIOBase
from typing import TextIO, cast

from rich import _wrap
from rich.console import Console
from rich.text import Text

OPENING, CLOSING = "《（“【「『", "，。、；：！？》）”】」』…"
WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60"
# A line may break between two Chinese characters, but not before closing or after opening punctuation.
WORD = rf"\s*(?:[{OPENING}]*(?:[{WIDE}]|[^\s{WIDE}{OPENING}{CLOSING}]+)[{CLOSING}]*|[{OPENING}{CLOSING}]+)\s*"


def lively(stream: TextIO) -> bool:
    """Whether colours and moving displays are welcome: a capable terminal, and no NO_COLOR."""
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


@cache
def screen() -> Console:
    """Return the console for what was asked for."""
    return _console(sys.stdout)


@cache
def complaints() -> Console:
    """Return the console for errors."""
    return _console(sys.stderr)


def _teach_rich_chinese() -> None:
    """Mend the two places where rich takes a text for English.

    It breaks lines at spaces only, so that a Chinese sentence counts as one word; and when it strips the space
    at the end of a line it counts characters instead of cells, and cuts off a character for an ellipsis.
    """
    _wrap.re_word = re.compile(WORD)
    Text.rstrip_end = _rstrip_end  # type: ignore[method-assign, assignment]


def _rstrip_end(text: Text, size: int) -> None:
    spaces = len(text.plain) - len(text.plain.rstrip())
    if text.cell_len - size > 0 and spaces:
        text.right_crop(min(spaces, text.cell_len - size))


def _console(stream: TextIO) -> Console:
    _teach_rich_chinese()
    live = lively(stream)
    return _Console(
        file=stream if live else cast(TextIO, _Trimmed(stream)),
        force_terminal=live,
        force_jupyter=False,
        color_system="auto" if live else None,
        markup=False,
        highlight=False,
        emoji=False,
    )


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # rich would exit here; app.py decides with what


class _Trimmed(TextIOBase):
    """A stream without the spaces that rich fills lines up with; nobody sees them, and diff does."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        return self.stream.write(re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE))

    def flush(self) -> None:
        self.stream.flush()

    def fileno(self) -> int:
        return self.stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self.stream.encoding


@contextmanager
def paged() -> Iterator[None]:
    """Send what is printed through the user's pager if it goes to a terminal and is longer than it."""
    console = screen()
    if not lively(sys.stdout) or not sys.stdin.isatty():
        yield
        return
    os.environ.setdefault("LESS", "-FRX")  # end at once if it fits, keep colours, leave the text standing
    with console.pager(styles=True):
        yield
