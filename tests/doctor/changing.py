"""The same mistake in other clothes: changes of a script that keep its mistake, and where its lines went.

Each returns the files (the first is the script), and a map from old to new line numbers, or None where the change
does not apply.
"""

import ast
import builtins
import io
import keyword
import re
import tokenize
from collections.abc import Callable
from dataclasses import dataclass

MEANT = {
    "forward",
    "train",
    "eval",
    "parameters",
    "state_dict",
    "load_state_dict",
    "step",
    "zero_grad",
    "backward",
}
MAIN = "train.py"


@dataclass(frozen=True)
class Changed:
    """The new files, and the new number of every line."""

    files: dict[str, str]
    lines: dict[int, int]


Change = Callable[[str], Changed | None]


def kept(script: str, new: str) -> Changed | None:
    """Return a change that leaves every line where it was, or None if nothing changed."""
    lines = {n: n for n in range(1, script.count("\n") + 2)}
    return Changed({MAIN: new}, lines) if new != script else None


def renamed(script: str) -> Changed | None:
    """Give every name of the user's another one."""
    names = _names(ast.parse(script))
    pieces: list[tuple[int, int, str]] = []
    for token in tokenize.generate_tokens(io.StringIO(script).readline):
        if token.type == tokenize.NAME and token.string in names:
            pieces.append((*token.start, token.string))
    rows = script.splitlines(keepends=True)
    for row, column, name in reversed(pieces):
        line = rows[row - 1]
        rows[row - 1] = f"{line[:column]}zq_{name[::-1]}{line[column + len(name) :]}"
    return kept(script, "".join(rows))


def _names(tree: ast.Module) -> set[str]:
    """Return the names bound by the user that stand nowhere else: no keyword, no attribute, no import, no text."""
    bound: set[str] = set()
    taken = {*dir(builtins), *keyword.kwlist, *MEANT}
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                bound.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                bound.add(name)
            case ast.keyword(arg=str(name)) | ast.Attribute(attr=name):
                taken.add(name)
            case ast.alias(name=name, asname=other):
                taken |= {*name.split("."), other or ""}
            case ast.ImportFrom(module=str(name)):
                taken |= {*name.split(".")}
            case ast.JoinedStr():
                taken |= {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    return {name for name in bound - taken if not name.startswith("__")}


def in_a_function(script: str) -> Changed | None:
    """Put everything after the imports into a function."""
    return _wrapped(script, ["def experiment():"], "experiment()")


def in_a_class(script: str) -> Changed | None:
    """Put everything after the imports into a method."""
    return _wrapped(script, ["class Work:", "    def do(self):"], "Work().do()")


def _wrapped(script: str, head: list[str], call: str) -> Changed:
    last = max(
        n.end_lineno or 0 for n in ast.parse(script).body if isinstance(n, (ast.Import, ast.ImportFrom))
    )
    rows = script.splitlines()
    inside = ["    " * len(head) + row if row else row for row in rows[last:]]
    lines = {n: n + len(head) * (n > last) for n in range(1, len(rows) + 1)}
    return Changed({MAIN: "\n".join([*rows[:last], *head, *inside, "", "", call, ""])}, lines)


def across_files(script: str) -> Changed | None:
    """Move every class and function that needs nothing of the script into a second file, at the same line."""
    tree = ast.parse(script)
    imports = [n for n in tree.body if isinstance(n, (ast.Import, ast.ImportFrom))]
    defined = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
    others = [n for n in tree.body if n not in imports and n not in defined]
    needed = {
        x.id for n in others for x in ast.walk(n) if isinstance(x, ast.Name) and isinstance(x.ctx, ast.Store)
    }
    away = [n for n in defined if not needed & {x.id for x in ast.walk(n) if isinstance(x, ast.Name)}]
    if not away:
        return None
    rows = script.splitlines()
    parts = [""] * len(rows)
    for line in imports:
        parts[line.lineno - 1 : line.end_lineno] = rows[line.lineno - 1 : line.end_lineno]
    for node in away:
        first, last = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1, node.end_lineno or 0
        parts[first:last] = rows[first:last]
        rows[first:last] = [""] * (last - first)
    rows[away[0].lineno - 1] = "from parts import " + ", ".join(n.name for n in away)
    lines = {n: n for n in range(1, len(rows) + 1)}
    return Changed({MAIN: "\n".join([*rows, ""]), "parts.py": "\n".join([*parts, ""])}, lines)


def counted_loops(script: str) -> Changed | None:
    """Loop with enumerate and with a bar, as tqdm would be."""
    pattern = re.compile(r"^(\s*)for (.+?) in ((?:range\(|loader|train|dl\b|torch\.randperm).*):(.*)$", re.M)
    return kept(script, pattern.sub(r"\1for turn_, (\2) in enumerate(iter(\3)):\4", script))


def while_loops(script: str) -> Changed | None:
    """Count the epochs by hand in a while loop."""
    rows: list[str] = []
    lines: dict[int, int] = {}
    for number, row in enumerate(script.splitlines(), 1):
        found = re.match(r"^(\s*)for (\w+) in range\((\w+)\):$", row)
        if found:
            space, name, end = found.groups()
            rows += [f"{space}{name} = -1", f"{space}while {name} + 1 < {end}:"]
            lines[number] = len(rows)
            rows.append(f"{space}    {name} += 1")
        else:
            rows.append(row)
            lines[number] = len(rows)
    return Changed({MAIN: "\n".join([*rows, ""])}, lines) if len(rows) > max(lines) else None


def other_optimizer(script: str) -> Changed | None:
    """Train with another optimizer."""
    new = re.sub(
        r"\boptim\.SGD\((.*), lr=([\d.e-]+)(, momentum=[\d.]+)?\)", r"optim.Adagrad(\1, lr=\2)", script
    )
    new = re.sub(r"\boptim\.AdamW?\((.*), lr=([\d.e-]+)\)", r"optim.NAdam(\1, lr=\2)", new)
    return kept(script, new)


def other_data(script: str) -> Changed | None:
    """Draw the data from another distribution, and begin elsewhere."""
    uniform = "(lambda *shape, **how: 3.4 * torch.rand(*shape, **how) - 1.7)("
    new = re.sub(r"manual_seed\(\d+\)", "manual_seed(77)", script)
    return kept(script, new.replace("torch.randn(", uniform))


CHANGES: tuple[Change, ...] = (
    renamed,
    in_a_function,
    in_a_class,
    across_files,
    counted_loops,
    while_loops,
    other_optimizer,
    other_data,
)
