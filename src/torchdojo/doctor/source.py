"""The user's own file: its lines, its syntax tree, and what its comments allow."""

import ast
import linecache
import os
import re
import tokenize
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from torchdojo.doctor.log import Place
from torchdojo.doctor.meaning import Meaning
from torchdojo.doctor.notebook import Notebook, open_notebook

BLOCKS = (ast.For, ast.While, ast.If, ast.With, ast.FunctionDef, ast.ClassDef, ast.Try)
ALLOWED = re.compile(r"#\s*doctor:\s*ok\s+([\w\-, ]+)")


class Source:
    """A file of the user's, script or notebook; empty, with its trouble, if it cannot be read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.notebook: Notebook | None = None
        self.tree: ast.Module = ast.Module([], [])
        self.trouble = ""
        text = ""
        try:
            text = python = self._text()
            if file.endswith(".ipynb"):
                self.notebook = open_notebook(Path(file))
                text, python = self.notebook.text, self.notebook.python
            self.tree = ast.parse(python)
        except SyntaxError as error:
            self.trouble = f"line {error.lineno}: {error.msg}"
        except (OSError, ValueError, RecursionError) as error:
            self.trouble = f"{type(error).__name__}: {error}"
        self.lines = text.splitlines()

    def _text(self) -> str:
        if os.path.exists(self.file):
            with tokenize.open(self.file) as file:  # in the encoding that it declares
                return file.read()
        return "".join(linecache.getlines(self.file))  # a cell of a notebook that runs

    @cached_property
    def meaning(self) -> Meaning:
        """What the names in the file stand for, as far as it can be told by reading."""
        return Meaning(self.tree)

    def line(self, number: int) -> str:
        """Return a line, counted from 1."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def place(self, node: ast.AST) -> Place:
        """Return the line at which a node begins."""
        line = getattr(node, "lineno", 0)
        function = self.function(line)
        return Place(self.file, line, function.name if function is not None else "<module>")

    def allowed(self, number: int) -> frozenset[str]:
        """Return the rules that a comment on this line accepts: `# doctor: ok RULE, RULE`."""
        found = ALLOWED.search(self.line(number))
        return frozenset(re.split(r"[\s,]+", found.group(1).strip())) if found else frozenset()

    def statement(self, number: int) -> ast.stmt | None:
        """Return the innermost statement that this line belongs to, the first of several."""
        return next(iter(self.statements(number)), None)

    def statements(self, number: int) -> list[ast.stmt]:
        """Return the innermost statements that this line belongs to: a; b are two."""
        spans = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.stmt) and node.lineno <= number <= (node.end_lineno or 0)
        ]
        least = min(((node.end_lineno or 0) - node.lineno for node in spans), default=0)
        return [node for node in spans if (node.end_lineno or 0) - node.lineno == least]

    def names_given(self, number: int) -> list[str]:
        """Return the names that the statement at this line gives: a and b of `a, self.b = ...`, and keys of a dict."""
        statement = self.statement(number)
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        keys = [
            key.value
            for node in ast.walk(statement)
            if isinstance(node, ast.Dict)
            for key, value in zip(node.keys, node.values, strict=True)
            if isinstance(key, ast.Constant) and value.lineno <= number <= (value.end_lineno or 0)
        ] if statement is not None else []  # fmt: skip
        return [name for target in targets for name in _names(target)] + [
            key for key in keys if isinstance(key, str)
        ]

    def loops(self, number: int) -> list[ast.For | ast.While]:
        """Return the loops around this line, the innermost first."""
        around = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, (ast.For, ast.While))
            and node.body[0].lineno <= number <= (node.end_lineno or 0)
        ]
        return sorted(around, key=lambda node: -node.lineno)

    def function(self, number: int) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        """Return the innermost function around this line."""
        around = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            and node.lineno <= number <= (node.end_lineno or 0)
        ]
        return max(around, key=lambda node: node.lineno, default=None)

    def nearest_above(self, number: int, words: set[str]) -> int | None:
        """Return the nearest line at or above this one, in its function, whose statement uses one of the words."""
        function = self.function(number)
        for line in range(number, function.lineno if function is not None else 0, -1):
            statement = self.statement(line)
            if not isinstance(statement, (ast.Assign, ast.Expr)) or statement.lineno != line:
                continue
            if words & {_word(node) for node in ast.walk(statement)}:
                return line
        return None

    def words(self, number: int) -> str:
        """Return, in lower case, the names that tell what data a line handles: its own, its loop's, its function's."""
        nodes: list[ast.AST] = [loop.iter for loop in self.loops(number)[:1] if isinstance(loop, ast.For)]
        statement, function = self.statement(number), self.function(number)
        nodes += [statement] if statement is not None and not isinstance(statement, BLOCKS) else []
        names = [_word(inner) for node in nodes for inner in ast.walk(node)]
        return " ".join((*names, function.name if function else "")).lower()

    def calls(self, name: str) -> Iterator[ast.Call]:
        """Yield every call of a function or method of this name."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)) if called == name:
                    yield node


def _word(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _names(target: ast.expr) -> Iterator[str]:
    for node in ast.walk(target):
        match node:
            case ast.Attribute(attr=name):
                yield name
            case ast.Name(id=name) if name != "self":
                yield name


def source_of(file: str) -> Source:
    """Return a file, read once as long as it does not change."""
    try:
        changed = os.stat(file).st_mtime_ns
    except (OSError, ValueError):
        changed = 0
    return _source_of(file, changed)


@cache
def _source_of(file: str, changed: int) -> Source:
    return Source(file)
