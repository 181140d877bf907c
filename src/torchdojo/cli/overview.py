"""`torchdojo` alone: the lectures, what you have run of them, and where to go next."""

import sys

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from torchdojo.cli import DONE
from torchdojo.cli.history import Past, history, tried
from torchdojo.cli.layout import narrow, pairs
from torchdojo.cli.outcome import suggest
from torchdojo.cli.progress import name_of, written
from torchdojo.cli.promises import Next, alike, headline, next_after, start_of
from torchdojo.cli.screen import lively, screen
from torchdojo.cli.source import source_of
from torchdojo.engine.program import Expect
from torchdojo.lectures import catalogue
from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

TITLE = Text(en="torchdojo · PyTorch deep learning practice", zh="torchdojo · PyTorch 深度学习实践")
COLUMNS = (
    Text(en="No.", zh="讲"),
    Text(en="Course", zh="课程"),
    Text(en="Lecture", zh="内容"),
    Text(en="Your result", zh="你的结果"),
    Text(en="Expected", zh="应为"),
)
COLON = Text(en=": ", zh="：")
TALL = 60  # lines that hold the table with what every lecture teaches, and the next step below it
Row = tuple[str, str, str, str, str, str]  # number, course, title, teaches, your result, what is expected
NUMBERING = Text(
    en="No. counts as the notes do: they leave out the course's overview, so course lecture n+1 is their n, but for "
    "the last, which keeps 13. None is missing.",
    zh="“讲”按笔记编号：笔记略去了课程的概论，所以课程的第 n+1 讲是笔记的第 n 讲；"
    "只有最后一讲保留了 13。一讲也没有少。",
)


def overview() -> int:
    """Show the lectures, your results beside what is expected, and what to do next."""
    pasts = list(history())
    screen().print(str(TITLE), style="bold")
    screen().print()
    screen().print(_table(pasts))
    screen().print()
    screen().print(str(NUMBERING), style="dim")
    suggest(_next(pasts))
    return DONE


def _table(pasts: list[Past]) -> RenderableType:
    """Return a row for each lecture; what it teaches is left out where a screen could not show all rows."""
    rows = [_row(lecture, pasts) for lecture in catalogue.lectures().values()]
    if narrow():
        return pairs((f"{row[0]:>2}", _one_below_the_other(row)) for row in rows)
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for i, column in enumerate(COLUMNS):
        table.add_column(
            str(column), justify="right" if i < 2 else "left", ratio=1 if i == 2 else None, overflow="fold"
        )
    short = lively(sys.stdout) and screen().height < TALL
    for number, course, title, teaches, *results in rows:
        about = Styled(title, style="bold")
        if not short:
            about.append("\n").append(teaches, style="not bold dim")
        table.add_row(number, course, about, *(_on_one_line(text) if short else text for text in results))
    return table


def _row(lecture: Lecture, pasts: list[Past]) -> Row:
    number = lecture.number
    expect = headline(source_of(number, lecture.main))
    yours = _yours([p for p in pasts if p.lecture == number], lecture, expect)
    expected = f"{name_of(expect.value)}\n{written(expect.value, expect.about)}" if expect else ""
    return str(number), str(lecture.course), str(lecture.title), str(lecture.teaches), yours, expected


def _one_below_the_other(row: Row) -> str:
    _, _, title, teaches, *results = row
    told = zip(COLUMNS[3:], map(_on_one_line, results), strict=True)
    return "\n".join((title, teaches, *(f"{name}{COLON}{text}" for name, text in told if text)))


def _on_one_line(text: str) -> str:
    return text.replace("，\n", "，").replace("\n", " ")


def _yours(pasts: list[Past], lecture: Lecture, expect: Expect | None) -> str:
    """Write the newest finished result of the main program with its own settings, or what else was run."""
    if not pasts:
        return "—"
    source = source_of(lecture.number, lecture.main)
    for past in pasts:
        faithful = past.program == lecture.main and alike(past.settings, source.complete({}))
        ended = past.ended if faithful else None
        if expect and ended and ended.state == "done" and expect.value in ended.result:
            return f"{name_of(expect.value)}\n{written(expect.value, ended.result[expect.value])}"
    text = Text(en="{n} runs,\n{state}", zh="跑过 {n} 次，\n{state}")
    if len(pasts) == 1:
        text = Text(en="1 run,\n{state}", zh="跑过 1 次，\n{state}")
    return str(text.format(n=len(pasts), state=pasts[0].state.plain))


def _next(pasts: list[Past]) -> Next:
    """Return the first lecture whose main program was not run; after all of them, what follows the newest run."""
    for lecture in catalogue.lectures().values():
        if not any(p.lecture == lecture.number and p.program == lecture.main for p in pasts):
            return start_of(lecture.number)
    newest = next(p for p in pasts if p.source)
    return next_after(newest.lecture, newest.program, tried(pasts), {})
