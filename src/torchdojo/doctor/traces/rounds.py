"""Loops in whose every round a model or an optimizer is made anew, and what a round is: an epoch, or a training."""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, Loop, called, flow_of, text
from torchdojo.doctor.log import Event, Place, Thing, Where
from torchdojo.doctor.source import source_of

EPOCH = re.compile(
    r"^(e|ep|epoch|epoch_?(i|idx|index|id|no|num|number)|(i|cur|current|this|the|_)_?epoch)$", re.IGNORECASE
)
NAMELESS = re.compile(r"^(_+|[a-z]|it|iter|iteration|step)$")
RANGES = {"range", "trange", "tqdm", "count", "progress", "track", "notebook_tqdm"}
KEEPING = {"append", "add", "extend", "insert", "setdefault", "deepcopy", "put"}
CARRIED = {
    "load_state_dict",
    "copy_",
    "vector_to_parameters",
    "lerp_",
    "load",
    "requires_grad",
    "requires_grad_",
}


@dataclass(frozen=True, slots=True)
class Round:
    """The loop around what is made anew, the line in it, and the steps of optimizers that are made in its rounds."""

    flow: Flow
    loop: Loop
    place: Place
    steps: list[Event]

    @property
    def epoch(self) -> bool:
        """Whether the code itself calls a round an epoch: for epoch in range(20), while epoch < 20."""
        if isinstance(self.loop, ast.While):
            return any(EPOCH.match(text(part)) for part in ast.walk(self.loop.test))
        if not any(called(part) in RANGES for part in ast.walk(self.loop.iter)):
            return False
        words = {text(part).rsplit(".")[-1].lower() for part in ast.walk(self.loop.iter)}
        target = text(self.loop.target)
        return bool(EPOCH.match(target)) or (target == "_" and any(word.endswith("epochs") for word in words))

    @property
    def nameless(self) -> bool:
        """Whether the code calls a round nothing in particular: for _ in range(20), for i in range(20)."""
        counts = isinstance(self.loop, ast.For) and called(self.loop.iter) in RANGES
        return counts and bool(NAMELESS.match(text(self.loop.target)))  # type: ignore[union-attr]

    @property
    def words(self) -> set[str]:
        """Return the names of everything that is called or read in the loop."""
        return {getattr(n, "attr", getattr(n, "id", "")) for n in ast.walk(self.loop)} - {""}

    @property
    def one_pass(self) -> bool:
        """Whether a round goes over the data once at most: its steps stand in one loop more, over batches."""
        target = {text(self.loop.target)} - {""} if isinstance(self.loop, ast.For) else set()
        ways = [self._inside(event) for event in self.steps]
        inner = {loop.lineno: loop for way in ways for loop in way}.values()
        return all(len(way) <= 1 for way in ways) and all(over_batches(loop, target) for loop in inner)

    def _inside(self, event: Event) -> list[Loop]:
        """Return the loops between this loop's round and a step."""
        found: list[Loop] = []
        for place in event.where:
            here = source_of(place.file).loops(place.line)
            if self.holds(place):
                return (
                    found + here[: next(n for n, loop in enumerate(here) if loop.lineno == self.loop.lineno)]
                )
            found += here
        return found

    def keeps(self, name: str) -> bool:
        """Whether what is made lives on in a list, in a sum of answers or in other weights, or "e" is an experiment."""
        words, short = self.words, text(getattr(self.loop, "target", self.loop)) == "e"
        tried = short and any("best" in word or "seed" in word for word in words)
        return tried or bool(words & CARRIED) or any(self._kept(node, name) for node in ast.walk(self.loop))

    def _kept(self, node: ast.AST, name: str) -> bool:
        match node:
            case ast.Call(args=args) if called(node) in KEEPING:
                return any(text(part) == name for arg in args for part in (arg, *getattr(arg, "elts", ())))
            case ast.Assign(targets=[ast.Subscript()], value=value):
                return text(value) == name
            case (
                ast.Assign(targets=[into], value=ast.BinOp() as value)
                | ast.AugAssign(target=into, value=value)
            ):
                used = {text(part) for part in ast.walk(value)}
                begun = [stmt for stmt, _ in self.flow.bindings(text(into)) if stmt is not node]
                grows = isinstance(node, ast.AugAssign) or text(into) in used
                return grows and name in used and not any(self.flow.within(stmt, self.loop) for stmt in begun)
        return False

    def holds(self, place: Place) -> bool:
        """Whether a line stands in the body of the loop."""
        return holds(self.loop, self.flow.source.file, place)


def over_batches(loop: Loop, outer: set[str]) -> bool:
    """Whether a loop goes over data: over no range, or one by whose numbers something is cut out."""
    if not isinstance(loop, ast.For) or any(text(part) in outer for part in ast.walk(loop.iter)):
        return False
    if not any(called(part) in ("range", "trange", "count") for part in ast.walk(loop.iter)):
        return True
    cuts = [
        part
        for node in loop.body
        for n in ast.walk(node)
        if isinstance(n, ast.Subscript)
        for part in ast.walk(n)
    ]
    return any(text(part) == text(loop.target) for part in cuts)


def holds(loop: Loop, file: str, place: Place) -> bool:
    """Whether a line stands in the body of a loop."""
    return place.file == file and loop.body[0].lineno <= place.line <= (loop.end_lineno or 0)


def round_of(case: Case, things: list[Thing]) -> Round | None:
    """Return the loop that makes these at one line, under no condition, and trains in the same round; else None."""
    where = things[0].where
    for number, place in enumerate(where):
        flow = flow_of(case.source(place))
        loops = case.source(place).loops(place.line)
        statement = case.source(place).statement(place.line)
        if statement is None or _perhaps(flow, statement, loops[0] if loops else None):
            return None
        if loops:
            steps = [e for e in case.steps if any(holds(loops[0], place.file, p) for p in e.where)]
            return Round(flow, loops[0], _shared(where[: number + 1], steps), steps) if steps else None
    return None


def _perhaps(flow: Flow, statement: ast.stmt, loop: Loop | None) -> bool:
    """Whether a statement runs under a condition, inside the loop or its function."""
    for up in flow.above(statement):
        if up is loop or isinstance(up, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return False
        if isinstance(up, (ast.If, ast.Try, ast.Match)):
            return True
    return False


def _shared(where: Where, steps: list[Event]) -> Place:
    """Return the innermost line whose function also makes the steps: not the line inside a function that builds."""
    training = {(p.file, p.function) for event in steps for p in event.where}
    return next((place for place in where if (place.file, place.function) in training), where[-1])


def alike(things: Iterable[Thing]) -> list[list[Thing]]:
    """Return the things that were made by the same lines, in groups."""
    groups: dict[Where, list[Thing]] = {}
    for thing in things:
        groups.setdefault(thing.where, []).append(thing)
    return [group for group in groups.values() if len(group) > 1]
