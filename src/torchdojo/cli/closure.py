"""The modules a copied script still needs: found by following imports, copied under another package name."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from torchdojo.cli.patch import Patch, loaded

PACKAGE, COPY = "torchdojo", "dojo"
ROOT = Path(__file__).parents[1]


def module_file(module: str) -> Path | None:
    """Return the file of a module of torchdojo, a package's __init__.py; None if there is no such module."""
    path = ROOT.joinpath(*module.split(".")[1:])
    files = (path.with_name(f"{path.name}.py"), path / "__init__.py")
    return next((file for file in files if file.is_file()), None)


def needs(source: str) -> Iterator[str]:
    """Yield the modules of torchdojo that a text imports, also inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if _ours(alias.name))
        elif isinstance(node, ast.ImportFrom) and node.module and _ours(node.module):
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name for name in submodules if module_file(name))
            if not all(map(module_file, submodules)):
                yield node.module


@dataclass(frozen=True, slots=True)
class Module:
    """A module of torchdojo: its file, the modules it needs, the strings in it, and its text for the copy."""

    file: Path
    needs: tuple[str, ...]
    strings: frozenset[str]
    copy: str


@cache
def _module(file: Path) -> Module:
    source = file.read_text("utf-8")
    constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    strings = frozenset(value for value in constants if isinstance(value, str))
    return Module(file, tuple(needs(source)), strings, renamed(source))


def closure(source: str) -> dict[str, Module]:
    """Return all modules that a text needs, directly or through others."""
    found: dict[str, Module] = {}
    waiting = [*needs(source)]
    while waiting:
        name = waiting.pop()
        file = module_file(name)
        if name not in found and file is not None:
            found[name] = _module(file)
            waiting += found[name].needs
    return found


def renamed(source: str) -> str:
    """Let a text import from the copies."""
    patch = Patch(source)
    for node in ast.walk(patch.tree):
        if isinstance(node, ast.ImportFrom) and node.module and _ours(node.module):
            at = patch.start(node) + len("from ")
            patch.change(at, at + len(PACKAGE), COPY)
        elif isinstance(node, ast.Import) and any(_ours(alias.name) for alias in node.names):
            patch.replace(node, patch.said(node).replace(PACKAGE, COPY))
    return patch.text


def tidied(source: str) -> str:
    """Leave out the imports that nothing uses."""
    patch = Patch(source)
    used = loaded(patch.tree.body) | {"annotations"}
    for node in patch.tree.body:
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        kept = [alias for alias in node.names if (alias.asname or alias.name).split(".")[0] in used]
        if not kept:
            patch.remove([node])
        elif len(kept) < len(node.names):
            names = ", ".join(f"{a.name} as {a.asname}" if a.asname else a.name for a in kept)
            start = f"from {node.module} import" if isinstance(node, ast.ImportFrom) else "import"
            patch.replace(node, f"{start} {names}")
    return patch.text


def _ours(module: str) -> bool:
    return module == PACKAGE or module.startswith(f"{PACKAGE}.")
