"""A notebook as one text, cell after cell: what it says in Python, and which line stands in which cell."""

import ast
import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

COMMAND = re.compile(r"^(\s*)([%!].*|\w[\w.]*\?\??|\?.*)$")  # %magic, !shell, help?
FROM_COMMAND = re.compile(r"^(\s*[\w, ]+=\s*)[%!].*$")  # files = !ls
STILL_PYTHON = ("%%time", "%%capture", "%%timeit", "%%prun")  # cell magics whose cell is Python


@dataclass(frozen=True, slots=True)
class Notebook:
    """Its code cells, and the line of the whole at which each begins, both counted from 1 like In [1]."""

    cells: tuple[str, ...]

    @property
    def starts(self) -> list[int]:
        """The first line of every cell."""
        starts, line = [], 1
        for cell in self.cells:
            starts.append(line)
            line += _height(cell)
        return starts

    @property
    def text(self) -> str:
        """All code as it was written."""
        return "".join(cell + "\n" * (_height(cell) - cell.count("\n")) for cell in self.cells)

    @property
    def python(self) -> str:
        """All code with what is not Python taken out, line by line; a cell that cannot be read is left empty."""
        readable = (next(filter(_parses, (cell, _plain(cell))), "") for cell in self.cells)
        heights = map(_height, self.cells)
        return "".join(r + "\n" * (h - r.count("\n")) for r, h in zip(readable, heights, strict=True))

    def cell(self, line: int) -> tuple[int, int]:
        """Return the cell in which a line of the whole stands, and its number there."""
        number = max(1, bisect_right(self.starts, line))
        return number, line - self.starts[number - 1] + 1


def open_notebook(path: Path) -> Notebook:
    """Read a notebook; raises ValueError if it is none."""
    raw = json.loads(path.read_text("utf-8"))
    if not isinstance(raw, dict) or not isinstance(raw.get("cells"), list):
        raise ValueError("no list of cells in it: a notebook of version 4 has one")
    code = [cell["source"] for cell in raw["cells"] if cell.get("cell_type") == "code"]
    return Notebook(tuple(source if isinstance(source, str) else "".join(source) for source in code))


def _height(cell: str) -> int:
    return cell.count("\n") + (not cell.endswith("\n"))


def _plain(cell: str) -> str:
    """Return a cell without what only IPython understands."""
    first = cell.split("\n", 1)[0].strip()
    if first.startswith("%%") and not first.startswith(STILL_PYTHON):
        return ""
    lines = (FROM_COMMAND.sub(r"\1None", line) for line in cell.split("\n"))
    return "\n".join(COMMAND.sub(r"\1pass", line) for line in lines)


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True
