"""Finding the one piece of code on a line that a patch is about."""

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from torchdojo.doctor.mending.text import CannotMendError, Edit, Mending


def nodes(mending: Mending, line: int) -> Iterator[ast.AST]:
    """Yield the nodes that begin on a line."""
    yield from (node for node in ast.walk(mending.tree) if getattr(node, "lineno", 0) == line)


def calls(mending: Mending, line: int) -> list[ast.Call]:
    """Return the calls that begin on a line."""
    return [node for node in nodes(mending, line) if isinstance(node, ast.Call)]


def name_of(call: ast.Call) -> str:
    """Return the last word of what is called."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def the_only(found: Sequence[Any]) -> Any:
    """Return the only one there is."""
    if len(found) != 1:
        raise CannotMendError(f"{len(found)} places would fit, not one")
    return found[0]


def rename(mending: Mending, node: ast.Attribute, name: str) -> None:
    """Change the last word of owner.name."""
    _, end = mending.span(node)
    mending.edits.append(Edit(end - len(node.attr), end, name))
