"""Which score decides over the best model: that of the training, while one of the validation is only shown."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.polarity import Part, parts
from torchdojo.doctor.flow import Flow, Loop, called, own, pairs, text
from torchdojo.doctor.traces.records import KEEPING, Record, records
from torchdojo.doctor.traces.signs import words_of

TRAIN = re.compile(r"(^|_)(train|training|tr)(_|$)|训练", re.IGNORECASE)
VALID = re.compile(r"(^|_)(val|valid|validation|dev)(_|\d|$)|^[xy]_?v$|验证", re.IGNORECASE)
LOADERS = re.compile(r"loader|dl$|batches|(^|_)(dataset|ds|set|data)$", re.IGNORECASE)
CHOOSING = {"min", "max", "argmin", "argmax", "index", "sorted", "nanargmin", "nanargmax"}
SHOWING = {"print", "append", "write", "info", "debug", "add_scalar", "add_scalars", "log", "set_postfix", "format",
           "set_description", "log_metrics", "writerow", "extend"}  # fmt: skip


def by_training(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield where the best training score puts a model aside or stops, and both scores' names."""
    for record in records(flow):
        for node, value, loop in _decided(flow, record):
            shown = _only_shown(flow, loop) if _learned(flow, value) and _decides(record) else ""
            if shown:
                yield node, ast.unparse(value), shown


def _decides(record: Record) -> bool:
    """Whether a model is put aside where the record is broken, or training ends after too long without one."""
    keeps = any(called(node) in KEEPING for stmt in record.test.body for node in ast.walk(stmt))
    return record.alone and (keeps or any(record.stops(key) for key, _ in record.failures()))


def _decided(flow: Flow, record: Record) -> Iterator[tuple[ast.AST, ast.expr, Loop]]:
    """Yield where a comparison is asked for, its value, and the loop of the epochs: of a class, where it is called."""
    loops = flow.loops(record.test)
    if loops:
        yield record.test, record.value, loops[0]
        return
    method = flow.scope(record.test)
    names = [one.arg for one in method.args.args[1:]] if isinstance(method, ast.FunctionDef) else []
    at = names.index(text(record.value)) if text(record.value) in names else -1
    for call in (node for node in ast.walk(flow.tree) if isinstance(node, ast.Call) and at >= 0):
        made = flow.made(call.func) or (
            flow.made(call.func.value) if isinstance(call.func, ast.Attribute) else None
        )
        cls, loops = flow.owner(record.test), flow.loops(call)
        if (
            made is not None
            and cls is not None
            and called(made) == cls.name
            and at < len(call.args)
            and loops
        ):
            yield call, call.args[at], loops[0]


def _learned(flow: Flow, value: ast.expr) -> bool:
    """Whether a number is the loss that training learns from, by its name or by what it is added up from."""
    some = list(parts(flow, Part(value, 1), 6))
    words = {word for part in some for word in words_of(part.node)}
    if any(map(VALID.search, words)) or any("test" in word.lower() for word in words):
        return False
    if TRAIN.search(text(value).rpartition(".")[2]):
        return True
    return any(_backward(flow, part.node) for part in some)


def _backward(flow: Flow, node: ast.expr) -> bool:
    """Whether backward() is called on this name, in its function."""
    return bool(text(node)) and any(
        called(part) == "backward" and text(part.func) == f"{text(node)}.backward"
        for part in own(flow.scope(node))
        if isinstance(part, ast.Call)
    )


def _only_shown(flow: Flow, loop: Loop) -> str:
    """Return the name of a validation score that a loop computes and only shows; "" if any decides something."""
    scores = _scores(flow, loop)
    shown = ""
    for node in own(flow.scope(loop)):
        name = text(node)
        if name not in scores or not isinstance(getattr(node, "ctx", None), ast.Load):
            continue
        statement = flow.statement(node)
        shows = _shows(flow, statement, node)
        if shows:
            shown = shown or name
        elif not (isinstance(statement, (ast.Assign, ast.AugAssign)) and _targets(statement) <= scores):
            return ""
    return shown


def _scores(flow: Flow, loop: Loop) -> set[str]:
    """Return the names that a loop gives to what is made of the validation data."""
    found: set[str] = set()
    for _ in range(3):
        for node in own(loop):
            if isinstance(node, (ast.Assign, ast.AugAssign)):
                around = [up for up in flow.loops(node) if up is not loop and isinstance(up, ast.For)]
                words = words_of(node.value) | {word for up in around for word in words_of(up.iter)}
                if any(map(VALID.search, words | _targets(node))) or words & found:
                    found |= _targets(node)
    return found - {""}


def _targets(node: ast.Assign | ast.AugAssign) -> set[str]:
    if isinstance(node, ast.AugAssign):
        return {text(node.target)}
    return {text(target) for target, _ in pairs(node)}


def _shows(flow: Flow, statement: ast.AST, node: ast.AST) -> bool:
    """Whether a value is only printed, logged, or put into a list from which nothing is chosen."""
    if not isinstance(statement, ast.Expr) or called(statement.value) not in SHOWING:
        return False
    call = statement.value
    if called(call) != "append" or not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return True
    kept = ast.unparse(call.func.value).partition("[")[0]
    return not any(
        isinstance(part, (ast.Call, ast.Compare)) and kept in words_of(part)
        and (isinstance(part, ast.Compare) or called(part) in CHOOSING)
        for part in ast.walk(flow.tree)
    )  # fmt: skip
