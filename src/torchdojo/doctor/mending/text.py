"""Changing a file where a syntax tree says, letter by letter: all that is not changed stays as it was written."""

import ast
import re
import tokenize
from dataclasses import dataclass
from pathlib import Path

from torchdojo.doctor.scopes import Imported
from torchdojo.doctor.source import Source
from torchdojo.text import Text

UNCERTAIN = Text(
    en="The code there is written in a way that no patch is certain for.",
    zh="那里的写法比较特别，没有把握自动修改。",
)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


class CannotMendError(Exception):
    """This piece of code is not of the kind that a patch is certain for; `reason` is for us, `says` for the user."""

    def __init__(self, reason: str, says: Text = UNCERTAIN) -> None:
        super().__init__(reason)
        self.says = says


class Mending:
    """A file and the edits that one patch makes in it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tree = source.tree
        with tokenize.open(source.file) as file:
            self.encoding = file.encoding
        with Path(source.file).open(encoding=self.encoding, newline="") as file:
            self.text = file.read()
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self.lines = self.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.edits: list[Edit] = []

    def offset(self, line: int, column: int) -> int:
        """Return where a position of the syntax tree, which counts bytes, stands in the text."""
        before = self.lines[line - 1].encode()[:column].decode()
        return self.starts[line - 1] + len(before)

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return where a node begins and ends."""
        at: list[int] = [
            getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")
        ]
        return self.offset(at[0], at[1]), self.offset(at[2], at[3])

    def code(self, node: ast.AST) -> str:
        """Return a node as it is written."""
        start, end = self.span(node)
        return self.text[start:end]

    def replace(self, node: ast.AST, text: str) -> None:
        """Write something in the place of a node."""
        self.edits.append(Edit(*self.span(node), text))

    def wrap(self, node: ast.AST, before: str, after: str) -> None:
        """Write something around a node."""
        start, end = self.span(node)
        self.edits += [Edit(start, start, before), Edit(end, end, after)]

    def put_before(self, statement: ast.stmt, lines: str) -> None:
        """Write lines of their own before a statement, indented like it."""
        start = self.starts[statement.lineno - 1]
        self.edits.append(Edit(start, start, self._indented(lines, self.indent(statement))))

    def put_after(self, statement: ast.stmt, lines: str, like: ast.stmt | None = None) -> None:
        """Write lines of their own behind a statement."""
        end = self.starts[statement.end_lineno or statement.lineno]
        lines = self._indented(lines, self.indent(like or statement))
        if end > len(self.text):  # the last line of the file has no end of line
            end, lines = len(self.text), self.newline + lines.removesuffix(self.newline)
        self.edits.append(Edit(end, end, lines))

    def take(self, statement: ast.stmt) -> str:
        """Remove the lines of a statement, and return them without their indentation."""
        first, last = statement.lineno - 1, statement.end_lineno or statement.lineno
        end = self.offset(last, statement.end_col_offset or 0)
        rest = self.lines[last - 1][end - self.starts[last - 1] :].strip()
        if self.lines[first][: statement.col_offset].strip() or (rest and not rest.startswith("#")):
            raise CannotMendError("other code stands on the same line")
        indent = len(self.indent(statement))
        self.edits.append(Edit(self.starts[first], min(self.starts[last], len(self.text)), ""))
        return "\n".join(line[indent:].rstrip("\r") for line in self.lines[first:last])

    def indent(self, statement: ast.stmt) -> str:
        """Return the spaces before a statement."""
        found = re.match(r"[ \t]*", self.lines[statement.lineno - 1])
        return found.group() if found else ""

    def _indented(self, lines: str, indent: str) -> str:
        return "".join(f"{indent}{line}".rstrip() + self.newline for line in lines.split("\n"))

    def spelled(self, name: str) -> str:
        """Return how this file writes torch.nn or one of its parts; raises CannotMendError if it imports none."""
        for local, bound in self.source.meaning.scopes.top.bound.items():
            match bound:
                case [Imported(whole)] if whole == name:
                    return local
        owner, _, last = name.rpartition(".")
        if not owner:
            raise CannotMendError(f"{name} is not imported")
        return f"{self.spelled(owner)}.{last}"

    def importing(self, module: str) -> None:
        """Import a module at the top of the file if it is not imported."""
        if module in self.source.meaning.scopes.top.bound:
            return
        first = next((n for n in self.tree.body if isinstance(n, ast.Import | ast.ImportFrom)), None)
        if first is None or (isinstance(first, ast.ImportFrom) and first.module == "__future__"):
            raise CannotMendError(f"no place to import {module}")
        self.put_before(first, f"import {module}")


def applied(text: str, edits: list[Edit]) -> str:
    """Return the text with all edits made; they must not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def overlapping(edits: list[Edit], others: list[Edit]) -> bool:
    """Whether two patches touch the same letters."""
    return any((a.start < b.end and b.start < a.end) or a.start == b.start for a in edits for b in others)
