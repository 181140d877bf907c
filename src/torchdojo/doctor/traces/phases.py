"""Steps where a model is examined: by the names of functions, in loops over phases, in passes in eval mode."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import INNER, flow_of, own
from torchdojo.doctor.log import Event, Place, Thing
from torchdojo.doctor.source import Source

TRAIN = re.compile(r"^train(ing)?$", re.IGNORECASE)
TEST = re.compile(r"^(test|val|valid|validation|dev|eval|evaluation)$", re.IGNORECASE)
ASKING = (ast.If, ast.IfExp, ast.Match, ast.Try, ast.BoolOp)
LEAVING = (ast.Continue, ast.Break, ast.Return)
EXAMINING = re.compile(
    r"^_?(test|val|valid|validate|validation|eval|evaluate|score|accuracy)(_|$)", re.IGNORECASE
)
TURNS = 4


def sick(case: Case) -> list[Event]:
    """Return the steps that are certainly made where a model is examined."""
    read = examining(case) or [event for event in case.steps if in_every_phase(case, event)]
    read = read or given_to_examine(case)
    return read or [event for optimizer in case.optimizers for event in taught_in_turns(case, optimizer)]


def examining(case: Case) -> list[Event]:
    """Return the steps in functions that are named after an examination and call eval(), beside steps elsewhere."""
    steps = [(event, line_of(event.where)) for event in case.steps]
    modes = {line_of(e.where).function for e in case.events("mode") if not e["training"]}
    sick = [event for event, place in steps if place.function in modes and EXAMINING.search(place.function)]
    return sick if len(sick) < len(steps) else []


def given_to_examine(case: Case) -> list[Event]:
    """Return the steps in a function that is called once with what to train on, and elsewhere with what to test on."""
    sides: dict[bool, list[Event]] = {True: [], False: []}
    for event in case.steps:
        words = [word for place in event.where[1:] for word in _given(case, place)]
        training = any(map(TRAIN.search, words))
        if training != any(map(TEST.search, words)):
            sides[training].append(event)
    lines = {line_of(event.where) for event in sides[True]}
    return [event for event in sides[False] if line_of(event.where) in lines]


def _given(case: Case, place: Place) -> Iterator[str]:
    """Yield the words of a line's arguments: test of run("test") and of run(test_loader)."""
    statement = case.source(place).statement(place.line)
    calls = [n for n in ast.walk(statement) if isinstance(n, ast.Call)] if statement is not None else []
    for call in calls:
        for part in (*call.args, *(keyword.value for keyword in call.keywords)):
            match part:
                case ast.Constant(value=str(word)) | ast.Name(id=word) | ast.Attribute(attr=word):
                    yield from word.split("_")


def in_every_phase(case: Case, event: Event) -> bool:
    """Whether a step certainly happens in the training and the examining rounds of a loop over phases."""
    for place in event.where:
        source = case.source(place)
        statement = source.statement(place.line)
        for up in flow_of(source).above(statement) if statement is not None else ():
            if isinstance(up, (*ASKING, *INNER)):
                break
            if isinstance(up, ast.For) and _both(source, up):
                made = {p.line for p in case.log.things[event["optimizer"]].where if p.file == place.file}
                inside = made & set(range(up.lineno, (up.end_lineno or 0) + 1))
                return not inside and not _left_before(up, place)
        else:
            return False
        if isinstance(up, ASKING) or _left_before(up, place):
            return False
    return False


def _both(source: Source, loop: ast.For) -> bool:
    """Whether a loop runs over the names of a training and of an examining phase."""
    found = [loop.iter, *_behind(source, loop.iter)]
    words = {n.value for one in found for n in ast.walk(one) if isinstance(n, ast.Constant)}
    names = [word for word in words if isinstance(word, str)]
    return any(map(TRAIN.match, names)) and any(map(TEST.match, names))


def _behind(source: Source, node: ast.expr, deep: int = 2) -> Iterator[ast.expr]:
    """Yield what the names in an expression stand for: of `loaders.items()` the dict, of its keys their list."""
    taken = {
        part.value for part in ast.walk(node) if isinstance(part, ast.Subscript)
    }  # one of them: loaders["train"]
    for part in ast.walk(node) if deep else ():
        if part not in taken and isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load):
            for value in source.meaning.values(part):
                if isinstance(value, (ast.Dict, ast.DictComp, ast.List, ast.Tuple)):
                    iters = [g.iter for g in value.generators] if isinstance(value, ast.DictComp) else [value]
                    yield from iters
                    yield from (one for it in iters for one in _behind(source, it, deep - 1))


def _left_before(around: ast.AST, place: Place) -> bool:
    """Whether a loop's round or a function may be left before this line."""
    return any(isinstance(node, LEAVING) and node.lineno < place.line for node in own(around))


def taught_in_turns(case: Case, optimizer: Thing) -> list[Event]:
    """Return the steps in eval mode on batches of one loader, taking turns with steps in train mode on another's."""
    steps = [e for e in case.steps if e["optimizer"] == optimizer.number and e["loader"]]
    modes = [(e["training"], e["loader"]) for e in steps]
    turns = sum(before != after for before, after in pairwise(modes))
    match sorted(set(modes), key=str):
        case [(False, one), (True, other)] if one != other and TURNS <= turns <= len(modes) // 2:
            return [event for event in steps if not event["training"]]
    return []
