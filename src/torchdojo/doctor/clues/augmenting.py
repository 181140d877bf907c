"""Test data that are changed by chance: by the same random transforms as those of the training."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, text

TEST = re.compile(r"(^|_|\.)(test|val|valid|validation|holdout|eval|te|va)(_|\d|$)", re.IGNORECASE)
TRAIN = re.compile(r"(^|_|\.)(train|training|tr|fit)(_|\d|$)", re.IGNORECASE)
CHANCE = {
    "rand",
    "randn",
    "randn_like",
    "rand_like",
    "randint",
    "random",
    "uniform",
    "normal",
    "choice",
    "bernoulli",
}
MEANT = re.compile(r"tta|corrupt|robust|noisy|nois|adv|mc_|view|contrast|mask", re.IGNORECASE)


def by_chance(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where the test part is given the random transform that the training part is given, and its name."""
    made: dict[str, list[tuple[ast.Call, str]]] = {}
    for node in ast.walk(flow.tree):
        for name, call in _named(node):
            given = [(None, one) for one in call.args] + [(word.arg, word.value) for word in call.keywords]
            for _, one in given:
                key = called(one) if isinstance(one, ast.Call) else text(one)
                if key and _random(flow, one):
                    made.setdefault(f"{called(call)} {key}", []).append((call, name))
    for uses in made.values():
        trained = any(TRAIN.search(name) for _, name in uses) and not _the_task(flow, called(uses[0][0]))
        for call, name in uses if trained else ():
            if (
                TEST.search(name)
                and not TRAIN.search(name)
                and not MEANT.search(f"{name} {ast.unparse(call)}")
            ):
                yield call, name


def _the_task(flow: Flow, name: str) -> bool:
    """Whether rows of this class are what was changed together with what it was before: to restore it is the task."""
    classes = (n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef) and n.name == name)
    for node in (part for cls in classes for part in ast.walk(cls)):
        match node:
            case ast.Return(value=ast.Tuple(elts=[ast.Call(args=[before]), *others])):
                if ast.unparse(before) in map(ast.unparse, others):
                    return True
    return False


def _named(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield calls that make something with a name: x = f(...), x, y = f(...), g(...), and {"x": f(...)}."""
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            yield from ((text(n), v) for n, v in zip(names, values, strict=False) if isinstance(v, ast.Call))
        case ast.Assign(targets=[name], value=ast.Call() as call):
            yield text(name), call
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Call):
                    yield str(key.value), value


def _random(flow: Flow, given: ast.expr) -> bool:
    """Whether this is a transform of the file's own that draws by chance: a function, or an object that is called."""
    value = (flow.made(given) if text(given) else given) or given
    own: ast.AST | None = flow.functions.get(text(given))
    if own is None and isinstance(value, ast.Call):
        classes = (n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef) and n.name == called(value))
        cls = next(classes, None)
        methods = {n.name: n for n in cls.body if isinstance(n, ast.FunctionDef)} if cls is not None else {}
        own = methods.get("__call__", methods.get("forward"))
        bases = {text(base).rpartition(".")[2] for base in cls.bases} if cls is not None else set()
        own = own if not bases & {"Dataset"} and _one_argument(own) else None
    elif isinstance(value, ast.Lambda):
        own = value
    return own is not None and _one_argument(own) and any(called(part) in CHANCE for part in ast.walk(own))


def _one_argument(function: ast.AST | None) -> bool:
    """Whether this takes one thing, as a transform does."""
    arguments = function.args.args if isinstance(function, ast.FunctionDef | ast.Lambda) else []
    return len([one for one in arguments if one.arg != "self"]) == 1
