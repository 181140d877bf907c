"""Classes that keep the best score and are told which way is better: mode="min" for a loss, and an accuracy."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, last_word, parameters, text
from torchdojo.doctor.traces.measures import DOWN, FALLING, RISING, UP, way
from torchdojo.doctor.traces.records import BEST, WORST

SETTINGS: dict[str, dict[object, str]] = {
    "greater_is_better": {True: UP, False: DOWN},
    "higher_is_better": {True: UP, False: DOWN},
    "maximize": {True: UP, False: DOWN},
    "lower_is_better": {True: DOWN, False: UP},
    "minimize": {True: DOWN, False: UP},
}
MODES: dict[object, str] = {"min": DOWN, "max": UP}
WORDS = {"lt": DOWN, "less": DOWN, "le": DOWN, "gt": UP, "greater": UP, "ge": UP}


def told_wrongly(flow: Flow) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield Stopping(monitor="val_acc"), or Stopping() that is given accuracies, the number, and the sign < or >."""
    for cls in (node for node in ast.walk(flow.tree) if isinstance(node, ast.ClassDef)):
        for call in (node for node in ast.walk(flow.tree) if isinstance(node, ast.Call)):
            settings = (
                _settings(cls, call) if called(call) == cls.name and not _meant(flow, cls, call) else {}
            )
            ways = {way for name in settings if (way := _way_told(flow, cls, name, settings[name]))}
            wrong = [
                score for score, better in _scores(flow, cls, call, settings) if {better} == {UP, DOWN} - ways
            ]
            if len(ways) == 1 and wrong:
                yield call, wrong[0], "<" if ways == {DOWN} else ">"


def _way_told(flow: Flow, cls: ast.ClassDef, name: str, value: ast.expr) -> str:
    """Return which way is better to an object that is made with this value of a setting, if the class obeys it."""
    known = SETTINGS.get(name, MODES)
    told = known.get(_constant(value), "")
    return told if told and _obeys(flow, cls, name, known) else ""


def _settings(cls: ast.ClassDef, call: ast.Call) -> dict[str, ast.expr]:
    """Return what an object is made with, by the names of the parameters of __init__, defaults too."""
    init = _method(cls, "__init__")
    if init is None or any(word.arg is None for word in call.keywords):
        return {}
    if any(isinstance(one, ast.Starred) for one in call.args):
        return {}
    names = [one.arg for one in (*init.args.posonlyargs, *init.args.args)][1:]
    defaults = init.args.defaults
    found = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True)) if defaults else {}
    extra = zip(init.args.kwonlyargs, init.args.kw_defaults, strict=True)
    found |= {one.arg: value for one, value in extra if value is not None}
    found |= dict(zip(names, call.args, strict=False))
    return found | {word.arg: word.value for word in call.keywords if word.arg}


def _obeys(flow: Flow, cls: ast.ClassDef, name: str, known: dict[object, str]) -> bool:
    """Whether the class certainly asks for less where this setting says so, or for more, and nowhere the reverse."""
    kept = {name, *(_attributes(flow, cls, name))}
    turns = [stmt for key in kept - {name} for stmt, _ in flow.bindings(key, cls)]
    outside = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Attribute) and n.attr == name
               and isinstance(n.ctx, ast.Store) and flow.owner(n) is not cls]  # fmt: skip
    found = {
        (known.get(word), direction)
        for word, parts in _choices(cls, kept)
        for part in parts
        for direction in _directions(part)
    }
    once = len(turns) == len(kept) - 1 and not outside
    return once and bool(found) and all(says == does for says, does in found)


def _attributes(flow: Flow, cls: ast.ClassDef, name: str) -> Iterator[str]:
    """Yield self.mode of self.mode = mode."""
    for node in (n for n in ast.walk(cls) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)):
        if any(text(value) == name for _, value in flow.bindings(text(node), cls)):
            yield text(node)


def _choices(cls: ast.ClassDef, kept: set[str]) -> Iterator[tuple[object, list[ast.AST]]]:
    """Yield what is done for each value of a setting: of an if, of a and b, of {"min": ..., "max": ...}[mode]."""
    for node in ast.walk(cls):
        match node:
            case ast.If(test=test, body=[*body]) if (word := _asked(test, kept)) is not None:
                yield word, list(body)
            case ast.IfExp(test=test, body=one) if (word := _asked(test, kept)) is not None:
                yield word, [one]
            case ast.BoolOp(op=ast.And(), values=[test, *rest]) if (word := _asked(test, kept)) is not None:
                yield word, list(rest)
            case ast.Subscript(value=ast.Dict(keys=keys, values=values), slice=at) if text(at) in kept:
                yield from (
                    (_constant(key), list[ast.AST]([one])) for key, one in zip(keys, values, strict=True)
                )


def _asked(test: ast.expr, kept: set[str]) -> object:
    """Return "min" of mode == "min", and True of greater_is_better; None for anything else."""
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]) if text(left) in kept:
            return _constant(right)
        case ast.Name() | ast.Attribute() if text(test) in kept:
            return True
    return None


def _directions(part: ast.AST) -> Iterator[str]:
    """Yield which way is better in value < best, in operator.lt, and in a record that begins with inf."""
    for node in ast.walk(part):
        match node:
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                less, first = isinstance(op, ast.Lt | ast.LtE), _best(left)
                if first != _best(right) and isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE):
                    yield DOWN if less != first else UP
            case ast.Name() | ast.Attribute() if last_word(node) in WORDS:
                yield WORDS[last_word(node)]


def _best(node: ast.expr) -> bool:
    """Whether this is the best so far, with or without a margin."""
    return any(re.search(r"best", text(part)) for part in ast.walk(node))


def _meant(flow: Flow, cls: ast.ClassDef, call: ast.Call) -> bool:
    """Whether the class may keep the worst on purpose, or its objects are more than one thing."""
    words = f"{ast.unparse(flow.statement(call))} {ast.unparse(cls)}"
    kept = any(BEST.search(text(node)) for node in ast.walk(cls) if isinstance(node, ast.Attribute))
    return bool(WORST.search(words)) or not kept


def _scores(
    flow: Flow, cls: ast.ClassDef, call: ast.Call, settings: dict[str, ast.expr]
) -> Iterator[tuple[str, str]]:
    """Yield the numbers that an object looks at, and which way they are better: by their key, or as they are given."""
    for name, value in settings.items():
        if isinstance(key := _constant(value), str) and _looked_up(
            cls, {name, *_attributes(flow, cls, name)}
        ):
            yield key, _way(key)
    place = flow.parents.get(call)
    target = text(place.targets[0]) if isinstance(place, ast.Assign) and len(place.targets) == 1 else ""
    if not target or len(flow.bindings(target)) != 1:
        return
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call)):
        own = text(node.func) == target
        method = _method(cls, "__call__" if own else last_word(node.func))
        if method is not None and (own or text(node.func) == f"{target}.{method.name}"):
            at = _compared(cls, method)
            if at is not None and at < len(node.args):
                yield ast.unparse(node.args[at]), way(flow, node.args[at])


def _looked_up(cls: ast.ClassDef, kept: set[str]) -> bool:
    """Whether a setting is the key of what is looked at: logs[self.monitor], logs.get(self.monitor)."""
    subscripts = [text(node.slice) for node in ast.walk(cls) if isinstance(node, ast.Subscript)]
    gets = [text(node.args[0]) for node in ast.walk(cls) if isinstance(node, ast.Call) and called(node) == "get"
            and node.args]  # fmt: skip
    return bool({*subscripts, *gets} & kept)


def _way(key: str) -> str:
    """Return which way a number of this name is better."""
    word = re.sub(r"[^\w]|(?<=[a-z])(?=[A-Z])", "_", key).lower()
    found = {to for to, known in ((UP, RISING), (DOWN, FALLING)) if known.search(word)}
    return found.pop() if len(found) == 1 else ""


def _compared(cls: ast.ClassDef, method: ast.FunctionDef, deep: int = 1) -> int | None:
    """Return which argument of a method is compared with the best, itself or in a method that it hands it on to."""
    names = [one.arg for one in method.args.args][1:]
    stored = {
        node.id for node in ast.walk(method) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for node in ast.walk(method):
        given: list[ast.expr] = []
        if isinstance(node, ast.Compare) and len(node.comparators) == 1:
            sides = [node.left, node.comparators[0]]
            given = [one for one in sides if not _best(one)] if any(map(_best, sides)) else []
        elif isinstance(node, ast.Call) and deep and text(node.func).startswith("self."):
            inner = _method(cls, last_word(node.func))
            at = _compared(cls, inner, deep - 1) if inner is not None else None
            given = [node.args[at]] if at is not None and at < len(node.args) else []
        for one in given:
            if text(one) in names and text(one) not in stored:
                return names.index(text(one))
    return None


def _method(cls: ast.ClassDef, name: str) -> ast.FunctionDef | None:
    return next(
        (n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == name and parameters(n)), None
    )


def _constant(node: ast.AST | None) -> object:
    return node.value if isinstance(node, ast.Constant) else None
