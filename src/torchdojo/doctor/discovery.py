"""Finds the rules by looking at the folder."""

import importlib
import pkgutil
from functools import cache

from torchdojo.doctor import rules as folder
from torchdojo.doctor.rule import Rule
from torchdojo.text import DojoError, Text


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its name, in alphabetical order."""
    modules = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    found = [importlib.import_module(f"{folder.__name__}.{name}").RULE for name in modules]
    return {rule.name: rule for rule in found}


def find(name: str) -> Rule:
    """Return a rule; raises DojoError naming the rules there are."""
    if name in rules():
        return rules()[name]
    there = ", ".join(rules())
    raise DojoError(
        what=Text(en=f"There is no rule “{name}”.", zh=f"没有“{name}”这条规则。"),
        why=Text(en="Every rule is named after an illness.", zh="每条规则都以一种毛病命名。"),
        cure=Text(en=f"Choose one of: {there}.", zh=f"可选：{there}。"),
    )
