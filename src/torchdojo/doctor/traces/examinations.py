"""What a model was examined on: which of the rows it had learned, and what the code calls them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, called, pairs, parameters, text
from torchdojo.doctor.log import Event, Place, Thing
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.origins import cut, way_back

TEST = re.compile(r"(^|[_\s.])(test|val|valid|validation|holdout)([_\s.\d]|$)")
TRAIN = re.compile(r"(^|[_\s.])(train|training)", re.IGNORECASE)
HELD = re.compile(
    r"(^|\.)[xy]?_?(te|tst|va|vl)(_|\d|$)|(^|\.)[xy]_?v$|(^|_)(heldout|held|unseen|exam|eval|dev|quiz)(_|$)"
)  # x_te, xv
READING = {"print", "append", "extend", "add", "update", "log", "save"}
TAKEN = re.compile(r"(^|\.)[xy]?_?(tr|trn)(_|\d|$)")


@dataclass(frozen=True, slots=True)
class Examination:
    """Rows examined at one place; `both` of them had been learned before."""

    event: Event
    loader: Thing | None
    learned_from: frozenset[int]  # loaders
    learned_data: frozenset[int]  # their data sets
    learned_rows: int  # of these loaders
    words: str
    names: list[str]  # of the data, from the call of the model backwards
    cut: Place | None = None  # the line that cut these rows out of others, if it is known

    @property
    def both(self) -> int:
        """How many of the rows examined were learned before."""
        return int(self.event["both"])

    @property
    def examined(self) -> int:
        """How many different rows were examined."""
        return int(self.event["examined"])

    @property
    def training_score(self) -> bool:
        """Whether this is how well the model does on its training data, as people want to know it."""
        own = self.loader is not None and self.loader.number in self.learned_from
        return own or self._called == "train"

    @property
    def called_test(self) -> bool:
        """Whether the code speaks of test rows here, and not of training rows."""
        return self._called == "test" and not self.training_score

    @property
    def _called(self) -> str:
        """Return what the names of the data say, from the call of the model backwards, else the words around."""
        if TRAIN.search(self.words):
            return self._data or "train"
        return self._data or ("test" if TEST.search(self.words.lower()) else "")

    @property
    def _data(self) -> str:
        """Return what the names of the data say, from the call of the model backwards: the first that says it."""
        return next((said for name in self.names if (said := _says(name))), "")

    @property
    def apart(self) -> bool:
        """Whether a loader of its own delivers them, and all rows of the other loaders are known to be learned."""
        if self.loader is None or self.loader.number in self.learned_from:
            return False
        called_train = self._called == "train" and self.both >= 0.95 * self.examined
        return not called_train and self.event["trained"] >= 0.9 * self.learned_rows

    @property
    def same_data(self) -> bool:
        """Whether the loader runs over the very data set that was learned from, not over one with equal numbers."""
        return self.loader is not None and self.loader["data"] in self.learned_data

    @property
    def learned_earlier(self) -> bool:
        """Whether, each time, these rows were none of those just learned, but of those learned before others were."""
        seen, expected = self.event["lately"]
        return bool(expected >= 10 and seen <= 0.02 * expected)

    @property
    def through_folds(self) -> bool:
        """Whether all rows were examined, and each of them, but those of the first round, learned before then."""
        once = self.event["repeats"] == 1 and self.examined >= 0.9 * self.event["trained"]
        return once and 0.5 * self.examined <= self.both <= 0.95 * self.examined and not self.training_score

    @property
    def whole(self) -> bool:
        """Whether they are the training rows themselves."""
        return self.both >= 0.95 * self.examined and self.examined >= 0.8 * self.event["trained"]

    @property
    def place(self) -> Place:
        """Return where the loader of these rows was made, if there is one, else the call of the model."""
        return line_of((self.loader or self.event).where)


def _says(name: str) -> str:
    """Return whether a name speaks of test rows or of training rows."""
    if TRAIN.search(name) or TAKEN.search(name.lower()):
        return "train"
    return "test" if TEST.search(name.lower()) or HELD.search(name.lower()) else ""


def examinations(case: Case) -> Iterator[Examination]:
    """Yield the places where rows were examined that had been learned, unless rows are equal by chance."""
    used = {about for trail in case.log.trails for kind, about, _ in trail.marks if kind == "batch"}
    learned_from = frozenset(n for n in used if n and learns_from(case, n))
    for event in case.events("rows"):
        if (
            event["chance"]
            or event["narrow"]
            or event["trained"] < 20
            or event["both"] < 5
            or event["both"] < 0.03 * event["examined"]
        ):
            continue
        words = " ".join(case.source(place).words(place.line) for place in event.where[:3])
        data = frozenset(case.log.things[number]["data"] for number in learned_from)
        rows = max((case.log.things[number]["rows"] or 0 for number in learned_from), default=0)
        loader = loader_of(case, event)
        way = way_back(case, event)
        names = [*way.names, *(filled_with(case, loader) if loader is not None else ())]
        yield Examination(event, loader, learned_from, data, rows, words, names, cut(way) or way.index)


def learns_from(case: Case, loader: int) -> bool:
    """Whether a backward() follows on a batch of this loader."""
    for trail in case.log.trails:
        last = 0
        for kind, about, _ in trail.marks:
            last = about if kind == "batch" else last
            if kind == "backward" and last == loader:
                return True
    return False


def filled_with(case: Case, loader: Thing) -> list[str]:
    """Return the names of what a loader was made of, and its own; none where one line makes several loaders."""
    place = line_of(loader.where)
    statement = case.source(place).statement(place.line)
    made = [n for n in ast.walk(statement) if called(n).endswith("Loader")] if statement is not None else []
    return [*case.names(loader), *way_back(case, loader).names] if len(made) == 1 else []


def loader_of(case: Case, event: Event) -> Thing | None:
    """Return the loader whose batches were examined here: it delivered the last one, and as many rows at a time."""
    if not event["loader"]:
        return None
    asked = [e for e in case.events("forward") if e.where == event.where and e["module"] == event["module"]]
    rows = {e["inputs"][0]["shape"][0] for e in asked if e["inputs"] and e["inputs"][0]["shape"]}
    batches = [e["parts"] for e in case.events("batch") if e["loader"] == event["loader"]]
    fits = any(parts and parts[0]["shape"][:1] == [n] for parts in batches for n in rows)
    return case.log.things[event["loader"]] if fits else None


def unused(tree: ast.AST) -> set[str]:
    """Return the names of inputs and loaders that are made and never used in a file, or a function of it."""
    assigned = (pair for n in ast.walk(tree) if isinstance(n, ast.Assign) for pair in pairs(n))
    made = {text(name) for name, value in assigned if called(value) not in ("max", "min")}
    made |= parameters(tree) if isinstance(tree, ast.FunctionDef) else set()
    inputs = {name for name in made if not name.startswith(("y", "label", "target"))}
    used = {text(n) for n in ast.walk(tree) if isinstance(getattr(n, "ctx", None), ast.Load)}
    return inputs - used


def unread(source: Source, line: int) -> bool:
    """Whether nobody reads the answers of a model called at this line: a pass for the sake of running statistics."""
    match source.statement(line):
        case (
            ast.Expr(value=ast.Call() as call)
            | ast.Assign(targets=[ast.Name(id="_")], value=ast.Call() as call)
        ):
            inside = {called(part) for one in call.args for part in ast.walk(one)} - {""}
            return inside <= {"to", "cuda", "float"} and called(call) not in READING
    return False


def idle(tree: ast.AST) -> set[str]:
    """Return the names of test data that are made and never used."""
    return {name for name in unused(tree) if _says(name) == "test"}


def names_test(flow: Flow, one: Examination) -> bool:
    """Whether the result of this examination is called a test score: by its name, its function, or when printed."""
    lines = {place.line for place in one.event.where[:2]}
    last = max(lines)
    functions = " ".join(place.function for place in one.event.where[:2])
    after = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Assign) and last <= n.lineno <= last + 4]
    names = " ".join(text(target) for node in after for target, _ in pairs(node))
    said = " ".join(
        node.value
        for node in ast.walk(flow.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and last < node.lineno <= last + 6
    )
    words = f"{names} {functions} {said}".lower()
    return bool(TEST.search(words)) and not TRAIN.search(words)


def called_so(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield ("test", train_loader), {"test": train_loader} beside the same for training; test data lie idle.

    And val_acc = accuracy(model, train_loader), where nothing of the file's validation data is asked.
    """
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and idle(flow.scope(node)):
            given = [text(one) for one in (*node.value.args, *(word.value for word in node.value.keywords))]
            told = [_says(text(target)) for target, _ in pairs(node)], [_says(one) for one in given]
            if told == (["test"], told[1]) and "train" in told[1] and "test" not in told[1]:
                yield node, given[told[1].index("train")]
        elements = node.elts if isinstance(node, ast.Tuple | ast.List) else []
        couples = [one.elts for one in elements if isinstance(one, ast.Tuple) and len(one.elts) == 2]
        if isinstance(node, ast.Dict):
            couples = [
                [key, value] for key, value in zip(node.keys, node.values, strict=True) if key is not None
            ]
        named = [(str(a.value), text(b)) for a, b in couples if isinstance(a, ast.Constant) and text(b)]
        trained = {data for word, data in named if _says(word) == "train"}
        for word, data in named:
            if _says(word) == "test" and _says(data) == "train" and data in trained and idle(flow.tree):
                yield node, data
