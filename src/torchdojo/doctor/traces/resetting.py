"""Recurrent layers whose state is always new: what meets it gets no gradient; and the line that begins it anew."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.flow import called, own, text
from torchdojo.doctor.log import Event, Place, Thing, Where
from torchdojo.doctor.source import Source, source_of
from torchdojo.doctor.traces.signs import words_of

RECURRENT = re.compile(r"^weight_hh")
FRESH = re.compile(r"zeros|init|new_|reset|randn|fresh|begin|start", re.IGNORECASE)
LOOKS, OFTEN = 3, 3
Loop = ast.For | ast.While


def slopes(case: Case) -> dict[int, list[float]]:
    """Return every gradient of a weight that was measured before a step."""
    found: dict[int, list[float]] = {}
    for look in case.events("weights"):
        for number, slope in zip(look["leaves"], look["slopes"], strict=True):
            found.setdefault(number, []).extend([slope] if slope is not None else [])
    return found


def idle(case: Case) -> Iterator[Thing]:
    """Yield the weights whose gradient was exactly 0 at every look, all of it or where they meet a state."""
    known = slopes(case)
    looks = case.events("weights")
    seen = Counter(number for look in looks for number in look["leaves"])
    blank = Counter(number for look in looks for number in look["blank"])
    learning = any(any(found) for found in known.values())
    for number, found in known.items():
        shape = case.log.things[number]["shape"]
        square = len(shape) == 2 and shape[1] > 1 and shape[0] % shape[1] == 0
        still = square and len(found) >= LOOKS and not any(found)
        if learning and (still or LOOKS <= blank[number] == seen[number]):
            yield case.log.things[number]


def layers(case: Case) -> Iterator[Thing]:
    """Yield torch's recurrent layers of whose weights from state to state every one is idle, and the others are not."""
    still, known = {one.number for one in idle(case)}, slopes(case)
    weights: dict[int, list[Thing]] = {}
    for one in case.things("parameter"):
        weights.setdefault(one["module"] or 0, []).append(one)
    for module, parameters in weights.items():
        inner = [one.number for one in parameters if RECURRENT.match(one["named"] or "")]
        others = [one.number for one in parameters if one.number not in inner]
        if inner and still.issuperset(inner) and any(any(known.get(n, ())) for n in others):
            yield case.log.things[module]


def calls(case: Case, layer: Thing) -> Where | None:
    """Return where a layer is called several times on the way to one backward()."""
    inside = [event for event in case.events("repeated") if event["layer"] == layer.number]
    asked = [event for event in case.events("forward") if event["module"] == layer.number and event["grad"]]
    often = Counter((event.tick, event.where) for event in asked)
    many = [where for (_, where), count in often.items() if count >= OFTEN]
    return inside[0].where if inside else many[0] if many else None


def unheard(case: Case) -> Iterator[Where]:
    """Yield where a layer is called again and again, and backward() comes back to none of the calls but the last."""
    groups: dict[Where, list[Event]] = {}
    for event in case.events("repeated"):
        groups.setdefault(event.where, []).append(event)
    for where, events in groups.items():
        last = [e for e in events if e["reached"] == 1 and e["last"]]
        none = [e for e in events if e["reached"] == int(e["last"])]
        if (len(last) >= 2 and nearly_all(len(last), len(events))) or (
            nearly_all(len(none), len(events)) and _in_vain(case, where)
        ):
            yield where


def _in_vain(case: Case, where: Where) -> bool:
    """Whether the rounds of the loop around these calls leave nothing behind: each overwrites all of the one before."""
    for place in where:
        loop = next(iter(case.source(place).loops(place.line)), None)
        if loop is not None:
            given: set[str] = set()
            names = set().union(*map(_targets, loop.body))
            for statement in loop.body:
                if not isinstance(statement, ast.Assign) or (_read(statement) & names) - given:
                    return False
                given |= _targets(statement)
            return True
    return False


def begun(case: Case, where: Where) -> tuple[Place, Place | None] | None:
    """Return the line of a loop over time that leads to these calls, and the one that begins the state anew.

    None if there is no loop around them, or it is the one over batches.
    """
    for depth, place in enumerate(where):
        source = case.source(place)
        loop = next(iter(source.loops(place.line)), None)
        if loop is not None or place.function.startswith("<"):
            if loop is not None and _learns(loop):
                return None
            blocks: list[tuple[Place, ast.AST | None]] = [
                (p, case.source(p).function(p.line)) for p in where[:depth]
            ]
            blocks += [(place, loop)] if loop is not None else []
            found = (line for p, block in blocks if (line := _anew(case.source(p), block, p.line)))
            return place, next(found, None)
    return None


def by_hand(case: Case) -> Place | None:
    """Return the line that begins a state anew in a loop over time in which something with a graph is computed."""
    seen = {(p.file, p.line) for e in case.events("activation") if e["grad"] for p in e.where}
    seen |= {(p.file, p.line) for e in case.events("repeated") for p in e.where}
    learned = {(p.file, p.line) for e in case.backwards for p in e.where}
    for source in map(source_of, case.files):
        for loop in (n for n in ast.walk(source.tree) if isinstance(n, ast.For) and not _learns(n)):
            lines = range(loop.body[0].lineno, (loop.end_lineno or 0) + 1)
            here = {(source.file, line) for line in lines}
            for statement in loop.body if here & seen and not here & learned else ():
                targets = _targets(statement)
                place = _anew(source, loop, statement.lineno) if targets & _read(statement) else None
                if place is not None:
                    return place
    return None


def _learns(loop: Loop) -> bool:
    return any(called(node) == "backward" for node in own(loop))


def _anew(source: Source, block: ast.AST | None, line: int) -> Place | None:
    """Return the line in a block, above this one, that gives a name used here a new beginning in any case."""
    use = source.statement(line)
    for statement in getattr(block, "body", ()):
        if not isinstance(statement, ast.Assign) or statement.lineno >= line:
            continue
        names = _targets(statement)
        named = {name.rpartition(".")[2] for name in names} & words_of(use)
        again = use is not None and names & _targets(use) and _the_same_each_round(statement, block)
        if named and not names & _read(statement) and (again or _fresh(statement.value)):
            return source.place(statement)
    return None


def _the_same_each_round(statement: ast.stmt, block: ast.AST | None) -> bool:
    """Whether what is assigned in a loop has nothing to do with its rounds."""
    if not isinstance(block, ast.For):
        return False
    changing = {text(node) for node in ast.walk(block.target)}.union(*map(_targets, block.body))
    return not _read(statement) & changing


def _fresh(value: ast.expr) -> bool:
    nothing = isinstance(value, ast.Constant) and value.value is None
    return nothing or any(FRESH.search(called(node)) for node in ast.walk(value))


def _targets(statement: ast.stmt) -> set[str]:
    found = statement.targets if isinstance(statement, ast.Assign) else []
    return {text(node) for target in found for node in ast.walk(target)} - {"", "self"}


def _read(statement: ast.stmt) -> set[str]:
    value = statement.value if isinstance(statement, ast.Assign) else None
    return {text(node) for node in ast.walk(value)} - {"", "self"} if value is not None else set()
