"""Changes a Python text at the places of its syntax tree, so that comments and layout stay as they are."""

import ast
from collections.abc import Iterable


class Patch:
    """A text, its tree, and the changes to make; `text` is the text with them made.

    The tree counts columns in UTF-8 bytes, so the text is changed as bytes.
    """

    def __init__(self, source: str) -> None:
        self.source = source.encode()
        self.tree = ast.parse(source)
        self._lines = [0]
        for line in self.source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._changes: list[tuple[int, int, bytes]] = []

    def start(self, node: ast.expr | ast.stmt) -> int:
        """Return where the node begins, a byte offset; a decorator belongs to what it decorates."""
        first = node.decorator_list[0] if getattr(node, "decorator_list", None) else node  # type: ignore[union-attr]
        back = 1 if first is not node else 0  # the @
        return self._lines[first.lineno - 1] + first.col_offset - back

    def end(self, node: ast.expr | ast.stmt) -> int:
        """Return where the node ends."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._lines[node.end_lineno - 1] + node.end_col_offset

    def said(self, node: ast.expr | ast.stmt) -> str:
        """Return the node's own text."""
        return self.source[self.start(node) : self.end(node)].decode()

    def change(self, start: int, end: int, to: str) -> None:
        """Replace what stands between two places."""
        self._changes.append((start, end, to.encode()))

    def replace(self, node: ast.expr | ast.stmt, to: str) -> None:
        """Replace a node."""
        self.change(self.start(node), self.end(node), to)

    def remove(self, statements: Iterable[ast.stmt]) -> None:
        """Remove whole lines, with the comments at their ends."""
        for statement in statements:
            assert statement.end_lineno is not None
            first = self.source.rfind(b"\n", 0, self.start(statement)) + 1
            self.change(first, self._lines[statement.end_lineno], "")

    @property
    def text(self) -> str:
        """The text with all changes made; changes must not overlap."""
        pieces, at = [], 0
        for start, end, to in sorted(self._changes):
            assert start >= at, f"two changes of one place: {self.source[start:end]!r}"
            pieces += [self.source[at:start], to]
            at = end
        return b"".join([*pieces, self.source[at:]]).decode()


def loaded(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the names that are read in these nodes."""
    return {
        name.id
        for node in nodes
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)
    }
