"""Make shape comments true: run a program with every `# (3, 1)` comment turned into a check."""

import ast
import importlib
import io
import re
import sys
import tokenize
from pathlib import Path
from types import ModuleType
from typing import Any

COMMENT = re.compile(r"#\s*\(([^)]*)\)")


def wanted_shapes(source: str) -> dict[int, list[str]]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    found = ((t.start[0], COMMENT.match(t.string)) for t in tokens if t.type == tokenize.COMMENT)
    return {line: [d.strip() for d in m[1].split(",") if d.strip()] for line, m in found if m}


class Instrument(ast.NodeTransformer):
    """Wrap the value of each commented assignment or return in __shape__(value, line)."""

    def __init__(self, shapes: dict[int, list[str]]) -> None:
        self.shapes = shapes

    def visit(self, node: ast.AST) -> Any:
        self.generic_visit(node)
        if isinstance(node, ast.Assign | ast.Return) and node.end_lineno in self.shapes and node.value:
            call = ast.Call(
                ast.Name("__shape__", ast.Load()), [node.value, ast.Constant(node.end_lineno)], []
            )
            node.value = ast.copy_location(call, node.value)
        return node


def agrees(wanted: list[str], value: Any) -> bool:
    """Numbers must be equal; letters (N, C, H, W ...) and expressions with letters may be anything."""
    got = [str(d) for d in value.shape]
    return len(got) == len(wanted) and all(
        w == g or re.search("[A-Za-z]", w) for w, g in zip(wanted, got, strict=True)
    )


def load_checked(path: Path, name: str) -> tuple[ModuleType, set[int]]:
    """Import the program at `path` as module `name`; return it and the lines whose comment was checked."""
    source = path.read_text(encoding="utf-8")
    shapes, seen = wanted_shapes(source), set[int]()

    def check(value: Any, line: int) -> Any:
        seen.add(line)
        assert agrees(shapes[line], value), (
            f"{path.name}:{line}: comment says ({', '.join(shapes[line])}), tensor is {tuple(value.shape)}"
        )
        return value

    module = ModuleType(name)
    module.__dict__["__shape__"] = check
    module.__dict__["__file__"] = str(path)
    module.__package__ = name.rpartition(".")[0]
    importlib.import_module(module.__package__)
    before, sys.modules[name] = sys.modules.get(name), module  # dataclasses look their module up by name
    try:
        tree = ast.fix_missing_locations(Instrument(shapes).visit(ast.parse(source)))
        exec(compile(tree, str(path), "exec"), module.__dict__)
    finally:
        if before is not None:
            sys.modules[name] = before
        else:
            del sys.modules[name]
    return module, seen
