"""`torchdojo programs N`: the programs of a lecture."""

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Argument, Command
from torchdojo.cli.layout import pairs
from torchdojo.cli.screen import screen
from torchdojo.cli.settings import command
from torchdojo.cli.values import LECTURE
from torchdojo.lectures import catalogue
from torchdojo.text import Text

LECTURE_WORD = Argument(
    "lecture",
    Text(en="number of the lecture: 1 to 11, and 13", zh="第几讲：1 到 11，以及 13"),
    LECTURE,
    needed=True,
)
HEAD = Text(en="Lecture {n} (course {course}) · {title}", zh="第 {n} 讲（课程第 {course} 讲）· {title}")


def show(number: int) -> int:
    """List the programs of lecture `number`, the main one first, with the command that runs each."""
    lecture = catalogue.find(number)
    screen().print(str(HEAD.format(n=number, course=lecture.course, title=lecture.title)), style="bold")
    screen().print()
    rows = (
        (command(number, name, lecture.main, {}), str(catalogue.title_of(path)))
        for name, path in catalogue.programs(number).items()
    )
    screen().print(pairs(rows, style="cyan"))
    return DONE


COMMAND = Command(
    does=Text(
        en="List the programs of a lecture, the main one first, each with the command that runs it.",
        zh="列出一讲的全部程序，主程序在最前；每个都附上运行它的命令。",
    ),
    run=lambda told: show(told.lecture),
    takes=(LECTURE_WORD,),
    examples=("torchdojo programs 4",),
)
