"""How a verdict is told: the sentence, what was called, came back and was expected, the learner's own line."""

import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Styled

from torchdojo.cli.layout import pairs
from torchdojo.cli.pictures import EXPECTED, GOT, picture
from torchdojo.cli.screen import screen
from torchdojo.practice.bank import Exercise
from torchdojo.practice.verdict import NOT_VERIFIED, Spot, Verdict
from torchdojo.text import Text

PRINTED = 8  # lines of what the code printed, the last ones
MARKS = {True: ("✓", "ok"), False: ("✗", "x")}


def told(verdict: Verdict, exercise: Exercise, folder: Path, keys: bool = False) -> RenderableType:
    """Return everything a verdict says, for the screen.

    `folder`: where the learner stands, to shorten paths. `keys`: they are in watch mode and have its keys.
    """
    good = verdict.passed or verdict.kind == NOT_VERIFIED
    head = Styled(f"{mark(good)} {verdict.says}", style="bold green" if good else "bold red")
    rest = _passed(verdict, exercise, keys) if good else _failed(verdict, folder)
    return Group(head, *(Padding(part, (0, 0, 0, 2)) for part in (*rest, *_printed(verdict))))


def mark(good: bool) -> str:
    """Return a tick or a cross, as far as the screen can show one."""
    sign, word = MARKS[good]
    try:
        sign.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return word
    return sign


def _passed(verdict: Verdict, exercise: Exercise, keys: bool) -> Iterator[RenderableType]:
    yield _held(verdict)
    yield ""
    yield _paragraph(Text(en="Notice", zh="留意"), exercise.notice)
    yield _paragraph(Text(en="Used next", zh="以后用到"), exercise.later)
    more = Text(en="The course's way and another", zh="课程的写法和另一种写法")
    command = f"torchdojo practice solution {exercise.name}"
    yield _paragraph(more, Text(en="key s", zh="按 s") if keys else Text(en=command, zh=command))


def _held(verdict: Verdict) -> str:
    text = Text(en="{n} of {of} properties hold", zh="共 {of} 条性质，成立 {n} 条")
    return str(text.format(n=verdict.held, of=verdict.of))


def _paragraph(title: Text, text: Text) -> RenderableType:
    colon = Text(en=": ", zh="：")
    return Styled(f"{title}{colon}", style="bold") + Styled(str(text), style="not bold")


def _failed(verdict: Verdict, folder: Path) -> Iterator[RenderableType]:
    raised = verdict.kind in ("raised", "syntax")
    came = Text(en="raised", zh="抛出") if raised else GOT
    rows = [(Text(en="called", zh="调用"), verdict.called), (came, verdict.got), (EXPECTED, verdict.expected)]
    if there := [(str(name), value) for name, value in rows if value]:
        yield pairs(there, style="cyan")
    if verdict.picture:
        yield picture(verdict.picture, screen().width - 4)
    if verdict.spot:
        yield spot(verdict.spot, folder)
    if verdict.wanted:
        what = Text(en="fails: {wanted}  ({held})", zh="没通过：{wanted}（{held}）")
        yield Styled(str(what.format(wanted=verdict.wanted, held=_held(verdict))), style="dim")


def spot(spot: Spot, folder: Path) -> RenderableType:
    """Return the learner's line with a caret under what is meant."""
    place: Text | str = f"{shortened(Path(spot.file), folder)}:{spot.line}"
    if spot.file.startswith("<") or "ipykernel" in spot.file:
        place = Text(en=f"line {spot.line} of the cell", zh=f"单元格第 {spot.line} 行")
    where = Styled(str(place), style="cyan")
    room = max(20, screen().width - 8)
    source, start, end = _window(spot.source, spot.column - 1, spot.end - 1, room)
    before, meant = Styled(source[:start]).cell_len, Styled(source[start:end]).cell_len
    caret = Styled(" " * before + "^" * max(1, meant), style="bold red")
    return Group(where, Padding(Group(Styled(source), caret), (0, 0, 0, 2))) if source else where


def _window(source: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """Return the part of a long line that holds the place, and the place in it."""
    if Styled(source).cell_len <= room:
        return source, start, min(end, len(source))
    begin = max(0, min(start - room // 4, len(source) - room // 2))
    part = Styled(source[begin:])
    part.truncate(room - 1, overflow="crop")
    return (
        f"…{part.plain}" if begin else part.plain,
        start - begin + bool(begin),
        min(end - begin, len(part.plain)),
    )


def shortened(path: Path, folder: Path) -> str:
    """Return the path from the folder the learner stands in, if that is shorter."""
    try:
        return str(path.relative_to(folder))
    except ValueError:
        return str(path)


def _printed(verdict: Verdict) -> Iterator[RenderableType]:
    lines = verdict.printed.splitlines()
    if lines:
        title = Text(en="your code printed:", zh="你的代码打印了：")
        if len(lines) > PRINTED:
            title = Text(en="your code printed, at the end:", zh="你的代码打印的最后几行：")
        yield Styled(str(title), style="dim")
        yield Padding(Styled("\n".join(map(_visible, lines[-PRINTED:]))), (0, 0, 0, 2))


def _visible(line: str) -> str:
    """Return a printed line without what would move the cursor or change the screen."""
    return "".join(letter if letter.isprintable() else " " for letter in line.expandtabs(4))
