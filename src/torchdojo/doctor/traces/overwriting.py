"""Losses that are overwritten before anything reads them: loss = a; loss = b, where += was meant."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import text
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of

LOSS = re.compile(r"(^|_|\.)(loss|losses|cost|objective|criterion|total)(_|$)", re.IGNORECASE)
LEAVING = (ast.Return, ast.Break, ast.Continue, ast.Raise)


def overwritten(case: Case) -> Iterator[Place]:
    """Yield the lines that give a new value to a loss whose last value was computed, and never read."""
    for source in map(source_of, case.files):
        for node in ast.walk(source.tree):
            body = getattr(node, "body", None)
            yield from (source.place(one) for one in _in_vain(body if isinstance(body, list) else []))


def _in_vain(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of one block that overwrite what no statement in between has read."""
    waiting: set[str] = set()
    for statement in body:
        inside = list(ast.walk(statement))
        waiting -= {text(part) for part in inside if isinstance(getattr(part, "ctx", None), ast.Load)}
        if any(isinstance(part, LEAVING) for part in inside):
            waiting.clear()
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if LOSS.search(name):
                if name in waiting:
                    yield statement
                if any(isinstance(part, ast.Call) for part in ast.walk(value)):
                    waiting.add(name)
