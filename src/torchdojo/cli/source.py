"""What a program's file says of it, read without running it: its settings, promises, recipes. No torch needed."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from torchdojo.engine.program import Expect, Overrides, Try
from torchdojo.engine.settings import FIELD
from torchdojo.lectures import catalogue
from torchdojo.text import Text

BUILDERS: dict[str, Callable[..., Any]] = {"Text": Text, "Expect": Expect, "Try": Try}


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of a program's Settings. `choices` are those of a Literal, for a recipe those there are."""

    name: str
    type: str  # int, float, str, bool
    default: Any
    says: Text
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """`PROGRAM = Program(...)`; of `expect` and `tries` those items that stand there literally."""

    settings: tuple[Setting, ...]
    title: Text
    expect: tuple[Expect, ...] = ()
    tries: tuple[Try, ...] = ()
    quick: Overrides = field(default_factory=dict)
    recipes: Mapping[str, Overrides] = field(default_factory=dict)

    def complete(self, given: Overrides) -> dict[str, Any]:
        """Return all settings: the defaults, what the recipe sets, then what was `given`."""
        defaults = {s.name: s.default for s in self.settings}
        return {**defaults, **self.recipes.get(str(given.get("recipe", "")), {}), **given}


def source_of(lecture: int, program: str) -> Source:
    """Read a program of a lecture; raises DojoError if there is none of that name."""
    return _read(catalogue.programs(lecture)[program])


@cache
def _read(path: Path) -> Source:
    file = _File(path)
    call = file.constants["PROGRAM"]
    assert isinstance(call, ast.Call)
    parts = {k.arg: k.value for k in call.keywords if k.arg}
    name = parts.pop("settings")
    parts.pop("run")
    promises: dict[str, Any] = {
        kind: file.readable(parts.pop(kind)) for kind in ("expect", "tries") if kind in parts
    }
    values = {**promises, **{name: file.value(node) for name, node in parts.items()}}
    assert isinstance(name, ast.Name)
    names = tuple(values.get("recipes", ()))
    settings = (
        replace(s, choices=names) if s.name == "recipe" and names else s for s in file.settings(name.id)
    )
    return Source(tuple(settings), **values)


class _File:
    """A program's file: its constants by name, its values by meaning."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self.constants = dict(self._assigned())

    def _assigned(self) -> Iterator[tuple[str, ast.expr]]:
        for node in self.tree.body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    yield name, value
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    yield name, value

    def value(self, node: ast.expr) -> Any:
        """Return what the expression means; raises ValueError if that takes running the file."""
        match node:
            case ast.Name(id=name) if name in self.constants:
                return self.value(self.constants[name])
            case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in BUILDERS:
                by_name = {k.arg: self.value(k.value) for k in keywords if k.arg}
                return BUILDERS[name](*self._items(args), **by_name)
            case ast.Tuple(elts=items):
                return tuple(self._items(items))
            case ast.Dict(keys=keys, values=values):
                pairs = zip(keys, values, strict=True)
                parts = [
                    {self.value(k): self.value(v)} if k else self.value(v) for k, v in pairs
                ]  # k None: **v
                return {name: value for part in parts for name, value in part.items()}
        return ast.literal_eval(node)

    def _items(self, nodes: Sequence[ast.expr]) -> Iterator[Any]:
        for node in nodes:
            if isinstance(node, ast.Starred):
                yield from self.value(node.value)
            else:
                yield self.value(node)

    def readable(self, node: ast.expr) -> tuple[Any, ...]:
        """Return those items of a tuple that can be read; the others are computed when the file runs."""
        items: list[Any] = []
        for item in node.elts if isinstance(node, ast.Tuple) else ():
            with suppress(ValueError):
                items += self._items([item])
        return tuple(items)

    def settings(self, name: str) -> list[Setting]:
        """Return the fields of the dataclass `name`, defined here or in another program of the folder."""
        for node in self.tree.body:
            match node:
                case ast.ClassDef(name=there, bases=bases) if there == name:
                    inherited = [s for b in bases if isinstance(b, ast.Name) for s in self.settings(b.id)]
                    return list({s.name: s for s in (*inherited, *self._fields(node))}.values())
                case ast.ImportFrom(module=str(module), names=names):
                    for alias in names:
                        if (alias.asname or alias.name) == name:
                            sibling = self.path.with_name(module.rpartition(".")[2] + ".py")
                            return _File(sibling).settings(alias.name)
        raise LookupError(f"{self.path} defines no {name}")

    def _fields(self, node: ast.ClassDef) -> Iterator[Setting]:
        lines = "\n".join(self.text.splitlines()[node.lineno - 1 : node.end_lineno])
        says = {m[1]: Text(en=m[2], zh=m[3]) for m in FIELD.finditer(lines)}
        for part in node.body:
            match part:
                case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=ast.expr() as default):
                    choices = _choices(kind)
                    yield Setting(
                        name,
                        "str" if choices else ast.unparse(kind),
                        self.value(default),
                        says[name],
                        choices,
                    )


def _choices(annotation: ast.expr) -> tuple[str, ...]:
    """Return the values of a Literal["a", "b"], none for another type."""
    if not isinstance(annotation, ast.Subscript):
        return ()
    values = ast.literal_eval(annotation.slice)
    return values if isinstance(values, tuple) else (values,)
