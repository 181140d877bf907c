"""Names with what they mean: side by side, or one below the other where the meaning would become a thin column."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from torchdojo.cli.screen import screen

THIN = 30  # cells: narrower than this, sentences are hard to read
GAP = 2


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
