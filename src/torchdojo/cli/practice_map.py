"""The exercises with their states: as a list, and as a map of the course."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text as Styled

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Told
from torchdojo.cli.layout import filled
from torchdojo.cli.practice_desk import learner, path_of
from torchdojo.cli.screen import screen
from torchdojo.lectures import catalogue
from torchdojo.practice.bank import Exercise, exercises
from torchdojo.practice.progress import DONE as PASSED
from torchdojo.practice.progress import STATES, Book
from torchdojo.text import Text

LEVELS = {"E": Text(en="easy", zh="易"), "M": Text(en="medium", zh="中"), "H": Text(en="hard", zh="难")}
SIGNS = {  # one letter each, in ASCII: every terminal shows them
    "open": (".", "dim"), "tried": ("o", "yellow"), "passed": ("#", "green"), "passed-with-hints": ("h", "green"),
    "passed-after-solution": ("s", "magenta"), "skipped": ("-", "dim"), "not-verified": ("g", "cyan"),
}  # fmt: skip
NOT_BEGUN = "open"


def row(exercise: Exercise, state: str, width: int) -> Styled:
    """Return an exercise in a line of at most `width` cells."""
    sign, style = SIGNS[state]
    line = Styled(f"{sign} ", style=style)
    names, levels = _widths()
    line += Styled(f"{exercise.lecture:>2}.{exercise.order:<2} {exercise.name:<{names}} ", style="not dim")
    level = str(LEVELS[exercise.level])
    line += Styled(level + " " * (levels - cell_len(level) + 1), style="dim")
    line += Styled(str(exercise.title), style="not dim")
    if state != NOT_BEGUN:
        line += Styled(f"  {STATES[state]}", style=style)
    line.truncate(width, overflow="ellipsis")
    return line


def _widths() -> tuple[int, int]:
    """Return how wide the longest name and the longest level are."""
    return max(len(one.name) for one in exercises()), max(cell_len(str(one)) for one in LEVELS.values())


def show_list(told: Told) -> int:
    """Show every exercise, with its state."""
    with learner(told) as at:
        book, current = at.book(), at.current()
        if told.json:
            rows = [
                {"name": one.name, "lecture": one.lecture, "order": one.order, "level": one.level,
                 "title": asdict(one.title), "state": book.state(one.name), "file": path_of(one, at),
                 "current": one == current}
                for one in exercises()
            ]  # fmt: skip
            print(json.dumps(rows, ensure_ascii=False, indent=1), file=screen().file)
            return DONE
        for one in exercises():
            screen().print(
                Styled("> " if one == current else "  ") + row(one, book.state(one.name), screen().width - 2)
            )
        screen().print(_legend())
    return DONE


def status(told: Told) -> int:
    """Show the map of the course: a line per lecture, a sign per exercise."""
    with learner(told) as at:
        book, current = at.book(), at.current()
        if told.json:
            print(json.dumps(asdict(book), ensure_ascii=False, indent=1), file=screen().file)
            return DONE
        for line in _map(book):
            screen().print(line)
        screen().print()
        screen().print(_legend())
        screen().print(str(_sums(book)))
        if current:
            text = Text(en="You are at {name}: {file}", zh="你在 {name}：{file}")
            screen().print(str(text.format(name=current.name, file=path_of(current, at))), soft_wrap=True)
        if at.progress.notice:
            screen().print(str(at.progress.notice), style="yellow")
    return DONE


def _map(book: Book) -> Iterator[Styled]:
    for lecture, group in groupby(exercises(), key=lambda one: one.lecture):
        there = list(group)
        line = Styled(f"{lecture:>2} ", style="bold")
        for one in there:
            sign, style = SIGNS[book.state(one.name)]
            line += Styled(sign, style=style)
        passed = sum(book.state(one.name) in PASSED for one in there)
        line += Styled(f" {passed}/{len(there)}  {_title(lecture)}", style="default")
        line.truncate(screen().width, overflow="ellipsis")
        yield line


def _title(lecture: int) -> str:
    known = catalogue.lectures().get(lecture)
    return str(known.title) if known else ""


def _legend() -> Styled:
    parts = [
        Styled(f"{sign} ", style=style) + Styled(str(STATES[state]), style="dim")
        for state, (sign, style) in SIGNS.items()
    ]
    return filled(parts, screen().width, "   ")


def _sums(book: Book) -> Text:
    records = [book.records[one.name] for one in exercises() if one.name in book.records]
    text = Text(
        en="{passed} of {n} passed; {attempts} attempts, {hints} hints, {minutes} minutes of work.",
        zh="{n} 道通过 {passed} 道；共尝试 {attempts} 次，看提示 {hints} 条，用时 {minutes} 分钟。",
    )
    return text.format(
        passed=sum(record.state in PASSED for record in records),
        n=len(exercises()),
        attempts=sum(record.attempts for record in records),
        hints=sum(record.hints for record in records),
        minutes=round(sum(record.elapsed for record in records) / 60),
    )
