"""Models of how long something lasts: over which rows a likelihood sums up."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.polarity import OWNERS
from torchdojo.doctor.flow import Flow, called, last_word, text
from torchdojo.doctor.traces.signs import words_of

TIME = re.compile(r"^(t|T|time|times|durations?|days|months|years|tte|(obs|event|surv|survival)_?times?)$")
EVENT = re.compile(r"^(e|event|events|status|died|dead|deaths?|delta|observed|uncensored|censored)\d*$")
SORTS = {"argsort", "sort"}


def ascending(node: ast.AST) -> bool:
    """Whether times are sorted here, the earliest first."""
    if (
        not isinstance(node, ast.Call)
        or called(node) not in SORTS
        or not isinstance(node.func, ast.Attribute)
    ):
        return False
    library = text(node.func.value) in OWNERS | {"np", "numpy"}
    sorted_ = node.args[0] if library and node.args else node.func.value
    turned = [word for word in node.keywords if word.arg == "descending"] or node.args[2 if library else 1 :]
    return bool(TIME.match(last_word(sorted_))) and not turned


def departed(flow: Flow) -> Iterator[ast.Call]:
    """Yield running sums of exp(risk) over rows in the order of their times, where events are spoken of."""
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call)):
        parts = list(flow.expanded(node, 4)) if called(node) in ("logcumsumexp", "cumsum") else []
        words = {called(part) for part in parts}
        sorts = [part for part in parts if called(part) in SORTS]
        risks = "exp" in words or called(node) == "logcumsumexp"
        events = any(EVENT.match(word) for word in words_of(flow.scope(node)))
        if (
            risks
            and events
            and sorts
            and all(map(ascending, sorts))
            and not words & {"flip", "flipud", "neg"}
        ):
            yield node
