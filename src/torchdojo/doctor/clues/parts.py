"""Parts of one data set, by random_split or Subset, and what a file sets on the data set of a part."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, pairs, text


def switched(flow: Flow) -> Iterator[tuple[ast.Assign, str, str]]:
    """Yield where an attribute of a part's data set is set, once and for all: the part and the attribute."""
    yield from (found for found in _set(flow) if not _repeated(flow, found[0]))


def _set(flow: Flow) -> Iterator[tuple[ast.Assign, str, str]]:
    """Yield every part.dataset.name = value."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(
                targets=[ast.Attribute(value=ast.Attribute(value=part, attr="dataset"), attr=name)]
            ) if text(part):
                yield node, text(part), name


def _repeated(flow: Flow, node: ast.AST) -> bool:
    """Whether this stands in a loop, or in a function that a loop calls."""
    name = getattr(flow.scope(node), "name", "")
    return bool(flow.loops(node)) or any(
        called(call) == name != "" and flow.loops(call) for call in ast.walk(flow.tree)
    )


def fellows(flow: Flow, part: str) -> set[str]:
    """Return the other parts of the same data set: of random_split(rows, ...), or Subset(rows, ...) each."""
    whole: dict[str, str] = {}
    for node in ast.walk(flow.tree):
        for target, value in pairs(node) if isinstance(node, ast.Assign) else ():
            if isinstance(value, ast.Call) and called(value) in ("random_split", "Subset") and value.args:
                whole[text(target)] = text(value.args[0])  # "" for Subset(Rows(), ...), which has its own
    data = whole.get(part, "")
    return {other for other, name in whole.items() if name == data != "" and other != part}


def set_for(flow: Flow, others: set[str]) -> set[str]:
    """Return the attributes that are set through these parts too."""
    return {name for _, part, name in _set(flow) if part in others}


def own_copies(flow: Flow, parts: set[str]) -> bool:
    """Whether one of these parts was given a data set of its own: part.dataset = copy(rows)."""
    written = {text(t) for n in ast.walk(flow.tree) if isinstance(n, ast.Assign) for t, _ in pairs(n)}
    return bool({f"{part}.dataset" for part in parts} & written)


def taking_turns(flow: Flow, name: str) -> bool:
    """Whether the attribute is set again and again somewhere."""
    return any(_repeated(flow, node) for node, _, other in _set(flow) if other == name)
