"""Loops of the user's and the batches that went through them: the text, and what happened at its lines."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.cycles import words
from torchdojo.doctor.clues.iterating import THROUGH
from torchdojo.doctor.flow import Flow, Loop, called, entry, own, pairs, text
from torchdojo.doctor.log import Event, Place, Thing, Trail, Where
from torchdojo.doctor.source import Source

DRAWING = {"DataLoader", "randperm", "randint", "permutation", "shuffle", "choice", "sample", "random_split"}


def at(where: Where, file: str, node: ast.AST) -> bool:
    """Whether something happened in the lines of this node, or in what they call."""
    first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
    return any(place.file == file and first <= place.line <= last for place in where)


def forwards(case: Case, file: str, node: ast.AST) -> list[Event]:
    """Return the calls of models in the lines of this node."""
    return [event for event in case.events("forward") if at(event.where, file, node)]


def rows(case: Case, file: str, node: ast.AST) -> list[int]:
    """Return how many rows the models were given at a time in these lines."""
    shapes = [event["inputs"][0]["shape"] for event in forwards(case, file, node) if event["inputs"]]
    return [shape[0] for shape in shapes if len(shape) > 1]


def rows_by_line(case: Case, file: str, loop: Loop) -> list[list[int]]:
    """Return how many rows each line that calls a model in a loop, but in no loop inside it, gave at a time."""
    found: dict[Where, list[int]] = {}
    inside = [node for node in ast.walk(loop) if isinstance(node, (ast.For, ast.While)) and node is not loop]
    for event in forwards(case, file, loop):
        shape: list[int] = event["inputs"][0]["shape"] if event["inputs"] else []
        if len(shape) > 1 and not any(at(event.where, file, node) for node in inside):
            found.setdefault(event.where, []).append(shape[0])
    return list(found.values())


def loaders(case: Case, file: str, loop: Loop) -> list[Thing]:
    """Return the loaders that a loop runs over."""
    line = loop.lineno
    numbers = {
        event["loader"]
        for event in case.events("pass")
        if event.where and (event.where[0].file, event.where[0].line) == (file, line)
    }
    return [case.log.things[number] for number in sorted(numbers)]


def loader_names(case: Case) -> dict[int, list[str]]:
    """Return the names of all loaders; of train, test = DataLoader(...), DataLoader(...) each has its own."""
    places: dict[Place, list[Thing]] = {}
    for loader in case.things("loader"):
        places.setdefault(line_of(loader.where), []).append(loader)
    found: dict[int, list[str]] = {}
    for some in places.values():
        names = case.names(some[0])
        each = len(names) == len(some) > 1
        found |= {one.number: [names[n]] if each else names for n, one in enumerate(some)}
    return found


def learns(case: Case, file: str, node: ast.AST) -> bool:
    """Whether there is a backward() in these lines."""
    return any(at(event.where, file, node) for event in case.backwards)


def most_at_once(case: Case, file: str, loop: Loop) -> int:
    """Return how many calls of models a loop made between two backward()s: the batches of an evaluation."""
    ticks = [event.tick for event in forwards(case, file, loop)]
    return max((ticks.count(tick) for tick in set(ticks)), default=0)


def run_over(loop: Loop) -> set[str]:
    """Return the names of what a loop runs over, as they are written."""
    found: set[str] = set()
    todo: list[ast.expr] = [loop.iter] if isinstance(loop, ast.For) else []
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Call) and called(node) in THROUGH:
            todo += node.args
        elif name := text(node) or entry(node):
            found.add(name)
    return found


def cut_alike(flow: Flow) -> Iterator[tuple[ast.For, ast.Subscript]]:
    """Yield loops over the batches of an array that cut the same slice in each round, with the slice."""
    for loop in (node for node in ast.walk(flow.tree) if isinstance(node, ast.For)):
        over = list(flow.expanded(loop.iter, 2))
        divided = any(isinstance(part, ast.BinOp) and isinstance(part.op, ast.FloorDiv) for part in over)
        stepping = (
            isinstance(loop.iter, ast.Call) and called(loop.iter) == "range" and len(loop.iter.args) == 3
        )
        if not isinstance(loop.target, ast.Name) or not (divided or stepping) or called(loop.iter) != "range":
            continue
        parts = [part for part in own(loop) if part is not loop.iter]
        if loop.target.id in {text(part) for part in parts if part is not loop.target}:
            continue
        made = {text(target) for node in parts if isinstance(node, ast.Assign) for target, _ in pairs(node)}
        for part in parts:
            if isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Slice) and text(part.value):
                names = {text(inner) for inner in ast.walk(part)} - {""}
                if not names & made:
                    yield loop, part
                    break


def counters(flow: Flow, loop: Loop) -> set[str]:
    """Return what counts the rounds of a loop: n += 1, and i of enumerate."""
    found: set[str] = set()
    for node in ast.walk(loop):
        match node:
            case ast.AugAssign(op=ast.Add(), value=ast.Constant(value=1)) if flow.loops(node)[:1] == [loop]:
                found.add(text(node.target))
    match loop:
        case ast.For(target=ast.Tuple(elts=[ast.Name(id=name), *_]), iter=ast.Call() as call) if (
            called(call) == "enumerate"
        ):
            found.add(name)
    return found


def shuffled_labels(case: Case) -> list[Thing]:
    """Return loaders of labels alone that shuffle, run over side by side with a loader of inputs that "
    "shuffles too."""
    things = case.log.things
    passes = [e for e in case.events("pass") if things[e["loader"]]["sampler"] == "RandomSampler"]
    parts = {e["loader"]: e["parts"] for e in case.events("batch")}
    found = []
    for one, other in pairwise(passes):
        given = [parts.get(event["loader"]) or [] for event in (one, other)]
        if (
            one["loader"] == other["loader"]
            or one.where != other.where
            or any(len(part) != 1 for part in given)
        ):
            continue
        labels = [part[0]["dtype"].startswith("int") and len(part[0]["shape"]) == 1 for part in given]
        if sum(labels) == 1:
            found.append(things[(one if labels[0] else other)["loader"]])
    return found


def maker(case: Case, layer: Thing) -> Thing:
    """Return the layer itself, or, if it is a copy that appeared when the model was called, what holds it."""
    asked = {event.where for event in case.events("forward")}
    for model in case.models if layer.where in asked else ():
        inside = {path: thing for path, thing, _ in case.layers(model)}
        path = next((path for path, thing in inside.items() if thing.number == layer.number), "")
        while path:
            path = path.rpartition(".")[0]
            if path in inside and inside[path].where not in asked:
                return inside[path]
    return layer


def one_for_all(case: Case, flow: Flow) -> Iterator[tuple[Event, int]]:
    """Yield where one batch was taken of a loader, once, though a loop runs as often as the loader has batches."""
    file = flow.source.file
    counted = [
        n
        for n in ast.walk(flow.tree)
        if isinstance(n, ast.For) and ast.unparse(n.iter).startswith("range(len(")
    ]
    steps = case.log.run.get("steps", 0)
    if not any(learns(case, file, loop) and not loaders(case, file, loop) for loop in counted):
        return
    for event in case.events("loading"):
        loader = case.log.things[event["loader"]]
        passes = [e for e in case.events("pass") if e["loader"] == loader.number]
        several = (loader["rows"] or 0) > (loader["batch_size"] or 0) > 0
        if event["batches"] == 1 == len(passes) and several and steps >= 10 and passes[0]["steps"] == 0:
            yield passes[0], steps


def first_batch(case: Case, trail: Trail) -> tuple[int, Place] | None:
    """Return the loader that began anew for this step, by next(iter(loader)), and where."""
    begun = [(about, line_of(where)) for kind, about, where in trail.marks if kind == "pass"]
    batches = [about for kind, about, _ in trail.marks if kind == "batch" and about]
    if len(begun) != 1 or batches != [begun[0][0]]:
        return None
    number, place = begun[0]
    statement = case.source(place).statement(place.line)
    for_one = statement is not None and any(called(part) == "next" for part in ast.walk(statement))
    return (number, place) if for_one else None


def sequences(case: Case, event: Event) -> int:
    """Return how many sequences the batch of this call holds, as its labels or its loader tell; 0 if unknown."""
    losses = [e for e in case.events("loss") if e.tick == event.tick and e.number > event.number]
    rows = {
        e["input"]["shape"][1] if e["name"] == "ctc_loss" else e["target"]["shape"][0]
        for e in losses[:1]
        if e["target"]["shape"] and _about(case, event, e) and _told(case, event, e)
    }
    rows &= set(event["shape"][:2])
    batches = [e for e in case.events("batch") if e.tick == event.tick and e.number < event.number]
    size = case.log.things[batches[-1]["loader"]]["batch_size"] if batches else None
    if size in event["shape"][:2]:
        rows = {size}
    return rows.pop() if len(rows) == 1 else _positioned(case, event)


def _told(case: Case, event: Event, loss: Event) -> bool:
    """Whether labels tell which axis is the batch: with axes like those of the input, only if rows are drawn."""
    if loss["target"]["shape"][:2] != event["shape"][:2]:
        return True
    sources = [case.source(Place(file, 1, "")) for file in case.files]
    drawn = any(DRAWING & words(source.tree) for source in sources)
    return drawn and not _whole(case) and not any(map(_drawn_across, sources))


def _whole(case: Case) -> bool:
    """Whether every step learns from the same targets: all data at once."""
    ends = {(e["target"].get("min"), e["target"].get("max")) for e in case.losses if "min" in e["target"]}
    floats = all(e["target"]["dtype"].startswith("float") for e in case.losses)
    return floats and len(ends) == 1 and len(case.losses) > 1


def _drawn_across(source: Source) -> bool:
    """Whether a file draws along the second axis: x[:, rows]."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Subscript(slice=ast.Tuple(elts=[ast.Slice(), ast.Name() | ast.Slice(lower=ast.Name())])):
                return True
    return False


def _about(case: Case, event: Event, loss: Event) -> bool:
    """Whether a loss is about this call, not about a later one of the layer: a test may come before the next step."""
    between = [e for e in case.events("ordered") if event.number < e.number < loss.number]
    return loss["grad"] == event["grad"] and all(e["layer"] != event["layer"] for e in between)


def _positioned(case: Case, event: Event) -> int:
    """Return the length of the axis that has no positions, if positions were added to a batch of this shape."""
    added = [e for e in case.events("positions") if e.tick == event.tick and e["shape"] == event["shape"]]
    axes = {e["axis"] for e in added}
    return int(event["shape"][1 - axes.pop()]) if len(axes) == 1 else 0
