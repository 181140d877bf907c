"""Signs that several rules look for: how the script crashed, how the loss went, where a criterion was made."""

import ast
import math
from statistics import median

from torchdojo.doctor.case import NOWHERE, Case, line_of, most
from torchdojo.doctor.log import Event, Place


def crash(case: Case, *words: str) -> Place | None:
    """Return the user's line at which an exception ended the script, if its message says one of these things."""
    error = case.log.run.get("error") or {}
    message = error.get("message", "")
    if not any(word in message for word in words):
        return None
    return Place(*error["where"][0]) if error["where"] else NOWHERE


def values(case: Case) -> list[float]:
    """Return the losses on which backward() was called most: all those of one line."""
    told = [event for event in case.backwards if event["value"] is not None]
    place = most(told)
    return [event["value"] for event in told if line_of(event.where) == place]


def fell(case: Case) -> float | None:
    """Return which share of its first value the loss has lost in the end; None if it cannot be said."""
    seen = values(case)
    few = max(1, min(5, len(seen) // 5))
    if len(seen) < 5 or not all(map(math.isfinite, seen)) or median(seen[:few]) <= 0:
        return None
    return 1 - median(seen[-few:]) / median(seen[:few])


def criterion(case: Case, event: Event) -> Place:
    """Return the line that chose a loss: where its module was made, else where its function was called."""
    made = case.log.things.get(event["criterion"] or 0)
    return line_of(made.where) if made is not None and made.where else line_of(event.where)


def words_of(node: ast.AST | None) -> set[str]:
    """Return every name and attribute in a piece of code."""
    parts = list(ast.walk(node)) if node is not None else []
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    return names | {part.attr for part in parts if isinstance(part, ast.Attribute)}


def on_self(node: ast.Attribute) -> bool:
    """Whether it is an object's own attribute: self.name."""
    return isinstance(node.value, ast.Name) and node.value.id == "self"
