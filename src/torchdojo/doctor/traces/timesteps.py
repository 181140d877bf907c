"""Which time steps of a recurrent layer's answer were learned from, and the line that takes them out."""

import ast
from collections.abc import Iterator
from typing import Any

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import text
from torchdojo.doctor.log import Place, Thing

SHORT = 3  # steps of time: of fewer there is nothing to choose from


def only(case: Case, index: int) -> Iterator[tuple[Thing, dict[str, Any]]]:
    """Yield the recurrent layers of whose output every loss used the step of this index, and nothing else."""
    for number, rows in used(case).items():
        alone = all(row["uses"] == [f"output {index % row['steps']}"] for row in rows)
        if alone and all(row["steps"] >= SHORT for row in rows):
            yield case.log.things[number], rows[0]


def states(case: Case) -> Iterator[tuple[Thing, dict[str, Any], set[int]]]:
    """Yield the recurrent layers of whose last states every loss used some only, and nothing else: which."""
    for number, rows in used(case).items():
        words = [use.split() for row in rows for use in row["uses"]]
        if all(part == "state" and which.isdigit() for part, which in words):
            yield case.log.things[number], rows[0], {int(which) for _, which in words}


def used(case: Case) -> dict[int, list[dict[str, Any]]]:
    """Return what the losses used of each recurrent layer, in every kind of graph."""
    found: dict[int, list[dict[str, Any]]] = {}
    for graph in case.log.run.get("graphs", ()):
        for row in graph["recurrent"]:
            found.setdefault(row["layer"], []).append(row)
    return found


def taken_at(case: Case, row: dict[str, Any], *indices: int) -> Place:
    """Return the line that takes one step out of a layer's output: out[:, 0] or out[0]; else that of its call."""
    call = line_of(case.log.stacks[row["where"]])
    source = case.source(call)
    function = source.function(call.line)
    cuts = [n for n in ast.walk(function or source.tree) if isinstance(n, ast.Subscript)]
    fits = [n for n in cuts if n.lineno >= call.line and _at(n, row["axis"], indices)]
    given = set(source.names_given(call.line))
    named = [n for n in fits if text(n.value).rpartition(".")[2] in given]
    first = min(named or fits, key=lambda n: (n.lineno, n.col_offset), default=None)
    return source.place(first) if first is not None else call


def _at(node: ast.Subscript, axis: int, indices: tuple[int, ...]) -> bool:
    """Whether this takes the step of this index along an axis: x[:, 0], x[:, 0, :], x[-1]."""
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if len(parts) <= axis or (axis == 0 and isinstance(node.value, ast.Call)):
        return False
    before = all(isinstance(part, ast.Slice) and part.lower is part.upper is None for part in parts[:axis])
    return before and ast.unparse(parts[axis]) in map(str, indices)
