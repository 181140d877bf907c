"""Settings of a program: its dataclass filled from recipe, --quick and the user, and its bilingual comments."""

import dataclasses
import inspect
import re
from typing import Any

from torchdojo.engine.program import Overrides, Program
from torchdojo.text import DojoError, Text

FIELD = re.compile(r"^\s+(\w+): [^#]*#\s*(.+?) · (.+?)\s*$", re.MULTILINE)


def make(program: Program, given: Overrides) -> Any:
    """Return the program's settings: its defaults, then what the recipe sets, then what was `given`."""
    fields = {f.name for f in dataclasses.fields(program.settings)}
    unknown = [name for name in given if name not in fields]
    if unknown:
        raise DojoError(
            what=Text(en=f"Unknown setting: {unknown[0]}.", zh=f"没有这个设置：{unknown[0]}。"),
            why=Text(en="This program does not have it.", zh="这个程序没有这一项。"),
            cure=Text(
                en=f"Its settings are: {', '.join(sorted(fields))}.",
                zh=f"可用的设置：{'、'.join(sorted(fields))}。",
            ),
        )
    recipe = str(given.get("recipe") or "")
    if recipe and recipe not in program.recipes:
        raise DojoError(
            what=Text(en=f"Unknown recipe: {recipe}.", zh=f"没有这个 recipe：{recipe}。"),
            why=Text(
                en="A recipe is a set of settings that belong together.", zh="recipe 是配在一起的一组设置。"
            ),
            cure=Text(
                en=f"Choose one of: {', '.join(program.recipes) or '—'}.",
                zh=f"可选：{'、'.join(program.recipes) or '—'}。",
            ),
        )
    return program.settings(**{**program.recipes.get(recipe, {}), **given})


def comments(settings: type[Any]) -> dict[str, Text]:
    """Return the comment of every field, `# English · 中文`, in the order of the fields, inherited ones first."""
    sources = [
        inspect.getsource(kind) for kind in reversed(settings.__mro__) if dataclasses.is_dataclass(kind)
    ]
    return {m[1]: Text(en=m[2], zh=m[3]) for source in sources for m in FIELD.finditer(source)}
