"""How text is laid out: names beside what they mean or above it, lines of parts, Markdown in either language."""

import re
from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from torchdojo.cli.screen import CLOSING, OPENING, WIDE, screen

THIN = 30  # cells: narrower than this, sentences are hard to read
GAP = 2
# Where two lines of a paragraph meet in Chinese no space is meant; between Chinese and a Latin word there is one.
TOUCHING = re.compile(rf"[{CLOSING}]\n.|.\n[{OPENING}]|[{WIDE}]\n[{WIDE}]")


def narrow(taken: int = THIN) -> bool:
    """Whether the screen has no room for sentences beside `taken` cells."""
    return screen().width - taken < THIN


def pairs(rows: Iterable[tuple[str, str]], style: str = "", indent: int = 0) -> RenderableType:
    """Return every name, in `style`, with its text; a long name has its text below it."""
    named = [(Styled(name, style=style), says) for name, says in rows]
    room = screen().width - indent - GAP - max(THIN, screen().width // 2)
    short = [name.cell_len for name, says in named if name.cell_len <= room or not says]
    beside = max(short, default=0) if 2 * len(short) >= len(named) else 0
    table = Table.grid()
    table.add_column(overflow="fold")
    for name, says in named:
        if not says:
            table.add_row(name)
        elif name.cell_len <= beside:
            row = Table.grid(padding=(0, GAP))
            row.add_column(width=beside)
            row.add_column()
            row.add_row(name, says)
            table.add_row(row)
        else:
            table.add_row(name)
            table.add_row(Padding(says, (0, 0, 0, beside + GAP)))
    return Padding(table, (0, 0, 0, indent))


def filled(parts: Sequence[Styled], width: int, between: str = " · ") -> Styled:
    """Return the parts one after the other, in lines that break only between them."""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = Styled.assemble(lines[-1], (between, "dim"), part)
        lines = [*lines, part] if longer.cell_len > width else [*lines[:-1], longer]
    return Styled("\n").join(lines)


def markdown(text: str, inline: str | None = None) -> Markdown:
    """Return Markdown for the screen; `inline`: the colours of code within a sentence."""
    made = Markdown(text, code_theme="ansi_dark", inline_code_theme=inline)
    for token in made.parsed:
        there = token.children or []
        for place, one in enumerate(there):
            if one.type == "softbreak":
                before = next((item.content for item in reversed(there[:place]) if item.content), " ")
                after = next((item.content for item in there[place + 1 :] if item.content), " ")
                if TOUCHING.fullmatch(f"{before[-1]}\n{after[0]}"):
                    one.type = "text"
    return made
