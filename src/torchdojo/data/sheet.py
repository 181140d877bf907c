"""A table as it stands in a file: column names, with or without a header line, and the rows below."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path

from torchdojo.data.cells import is_missing, is_number
from torchdojo.data.decode import decode
from torchdojo.data.files import shown
from torchdojo.data.rows import Row, rows, separator_of
from torchdojo.text import DojoError, Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns by name and the rows, read as they are asked for."""

    path: Path  # for the messages
    columns: list[str]
    named: bool  # whether the first line holds the names; if not they are x1, x2, ...
    separator: str
    rows: Iterator[Row]

    def column(self, wanted: str) -> int:
        """Return the place of a column by its name, or by its number counted from 1. Raises DojoError."""
        lower = [name.casefold() for name in self.columns]
        if wanted.strip().casefold() in lower:
            return lower.index(wanted.strip().casefold())
        if wanted.isdecimal() and 1 <= int(wanted) <= len(self.columns):
            return int(wanted) - 1
        there = sorted(self.columns, key=lambda name: -_likeness(wanted, name))
        raise DojoError(
            what=Text(
                en=f"{shown(self.path)} has no column “{shown(wanted)}”.",
                zh=f"{shown(self.path)} 里没有“{shown(wanted)}”这一列。",
            ),
            why=_where_names_come_from(self.named),
            cure=Text(
                en=f"Choose one of: {shown(', '.join(there), 300)}; or its number, counted from 1.",
                zh=f"请选择：{shown('、'.join(there), 300)}；也可以给出列号（从 1 数起）。",
            ),
        )


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _where_names_come_from(named: bool) -> Text:
    if named:
        return Text(en="The names stand in its first line.", zh="列名写在第一行。")
    return Text(
        en="Its first line holds numbers, so the columns were named x1, x2, ...",
        zh="第一行就有数字，所以各列依次命名为 x1、x2……",
    )


def sheet(raw: bytes, path: Path) -> Sheet:
    """Open the bytes of a CSV file; the first line is a header if it has words and no number."""
    text = decode(raw, path)
    separator = separator_of(text)
    lines = rows(text, path, separator)
    line, cells = next(lines)
    cells = [cell.strip() for cell in cells]
    named = not any(map(is_number, cells)) and not all(map(is_missing, cells))
    if named:
        return Sheet(path, [name or f"x{i}" for i, name in enumerate(cells, 1)], True, separator, lines)
    names = [f"x{i}" for i in range(1, len(cells) + 1)]
    return Sheet(path, names, False, separator, chain([(line, cells)], lines))
