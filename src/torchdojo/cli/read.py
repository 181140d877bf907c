"""`torchdojo read N`: a lecture's page."""

import re
from pathlib import Path

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.layout import markdown
from torchdojo.cli.programs import LECTURE_WORD
from torchdojo.cli.screen import paged, screen
from torchdojo.lectures import catalogue
from torchdojo.text import DojoError, Text, language


def page(number: int) -> Path:
    """Return the page of a lecture in the language in force; raises DojoError if it is not there."""
    path = catalogue.folder(number) / f"page.{language()}.md"
    if path.exists():
        return path
    raise DojoError(
        what=Text(en=f"Lecture {number} has no page yet.", zh=f"第 {number} 讲还没有讲义。"),
        why=Text(en=f"There is no {path}.", zh=f"没有 {path} 这个文件。"),
        cure=Text(en=f"Read its code: torchdojo code {number}", zh=f"先看代码：torchdojo code {number}"),
    )


def read(told: Told) -> int:
    """Show the page, through a pager on a terminal."""
    text = page(told.lecture).read_text(encoding="utf-8")
    if told.plain:
        screen().out(text, end="", highlight=False)
        return DONE
    with paged():
        screen().print(markdown(formulas_indented(text)))
    return DONE


def formulas_indented(text: str) -> str:
    """A terminal sets no formulas: show each as an indented line, without its $$ signs."""
    formula = re.compile(r"^\$\$\n(.*?)^\$\$$", re.M | re.S)
    return formula.sub(lambda found: re.sub("^", " " * 6, found[1].rstrip(), flags=re.M), text)


COMMAND = Command(
    does=Text(
        en="Read a lecture's page: the idea, the formula, what to watch, what goes wrong, homework.",
        zh="阅读一讲的讲义：思路、公式、看什么、会出什么错、作业。",
    ),
    run=read,
    takes=(
        LECTURE_WORD,
        Argument(
            "--plain",
            Text(en="the Markdown text as it is, without a pager", zh="直接输出 Markdown 原文，不分页"),
        ),
    ),
    examples=("torchdojo read 8", "torchdojo read 8 --plain > lecture8.md"),
)
