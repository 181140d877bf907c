"""Numbers for words or categories: tables that are made of the data, once for training and once more for the test."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, returns, text

TRAIN = re.compile(r"(^|_|\.)(x|texts?|y|docs?)?_?(train|trn|tr)(_|\d|$)", re.IGNORECASE)
TEST = re.compile(r"(^|_|\.)(x|texts?|y|docs?)?_?(test|tst|te|val|valid|dev|holdout)(_|\d|$)", re.IGNORECASE)
FITTING = re.compile(r"vectori[sz]er|encoder|tokeni[sz]er|binari[sz]er", re.IGNORECASE)
LEARNED = {"fit_transform", "factorize"}


def second_tables(flow: Flow) -> Iterator[tuple[ast.Call, str]]:
    """Yield where a table is made of test data that are then read by it, though training has one of its own."""
    made: dict[str, list[ast.Call]] = {}
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Call) and node.args and _numbers(flow, node):
            made.setdefault(_maker(flow, node), []).append(node)
    for calls in made.values():
        trained = any(TRAIN.search(name) for call in calls for name in _given(call))
        for call in calls if trained else ():
            names = _given(call)
            tested = any(TEST.search(n) for n in names) and not any(TRAIN.search(n) for n in names)
            if tested and (called(call) in LEARNED or _reads_test(flow, call)):
                yield call, next(name for name in names if TEST.search(name))


def _given(call: ast.Call) -> set[str]:
    return {text(part) for arg in call.args for part in ast.walk(arg)} - {""}


def _maker(flow: Flow, call: ast.Call) -> str:
    """Return what makes the table: a function, or the class of an object that is fitted."""
    if not isinstance(call.func, ast.Attribute) or called(call) == "factorize":
        return called(call)
    return called(made) if (made := _made(flow, call.func.value)) is not None else text(call.func.value)


def _made(flow: Flow, owner: ast.expr) -> ast.expr | None:
    return flow.made(owner) if text(owner) else owner


def _numbers(flow: Flow, call: ast.Call) -> bool:
    """Whether a call gives numbers to what stands in its data, in the order in which it finds them there."""
    if called(call) == "factorize":
        return True
    if called(call) in LEARNED and isinstance(call.func, ast.Attribute):
        return bool(FITTING.search(f"{text(call.func.value)} {_maker(flow, call)}"))
    function = flow.functions.get(called(call)) if isinstance(call.func, ast.Name) else None
    return function is not None and any(_table(flow, one) for one in returns(function))


def _table(flow: Flow, value: ast.expr) -> bool:
    """Whether this is {word: number}, of the words of an argument."""
    parts = list(flow.expanded(value, 2))
    return any(isinstance(part, ast.DictComp) and _enumerated(part) for part in parts) or _grows(flow, value)


def _grows(flow: Flow, table: ast.expr) -> bool:
    """Whether each new word gets the next number: table[word] = len(table), table.setdefault(word, len(table))."""
    for node in ast.walk(flow.scope(table)):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="setdefault"), args=[_, number]):
                if text(owner) == text(table) != "" and called(number) == "len":
                    return True
            case ast.Assign(targets=[ast.Subscript(value=owner)], value=ast.Call() as number):
                if text(owner) == text(table) != "" and called(number) == "len":
                    return True
    return False


def _enumerated(table: ast.DictComp) -> bool:
    return any(called(part) == "enumerate" for one in table.generators for part in ast.walk(one.iter))


def _reads_test(flow: Flow, table: ast.Call) -> bool:
    """Whether test data are read by this table: encode(test_texts, table)."""
    above = flow.parents.get(table)
    names = {text(one) for one in above.targets} - {""} if isinstance(above, ast.Assign) else set()
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Call) or node is table or called(node) in ("set", "len", "print"):
            continue
        given = [*node.args, *(word.value for word in node.keywords)]
        tables = [one for one in given if one is table or text(one) in names]
        others = {text(part) for one in given if one not in tables for part in ast.walk(one)} - names
        if tables and any(map(TEST.search, others)):
            return True
    return False


def numbered_by_call(flow: Flow) -> Iterator[tuple[ast.Call, str]]:
    """Yield the second call of a function that numbers what it is given as it comes, and answers in numbers.

    sorted() gives all parts with the same names the same numbers; set(), dict.fromkeys() and the order of rows do not.
    """
    for function in (node for node in ast.walk(flow.tree) if isinstance(node, ast.FunctionDef)):
        if len(function.args.args) != 1 or not _answers_in_numbers(flow, function):
            continue
        calls = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and text(n.func) == function.name]
        calls = [call for call in calls if len(call.args) == 1 and flow.scope(call) is not function]
        for call in calls[1:2]:
            if _parts_of_one(flow, calls[0].args[0], call.args[0]):
                yield call, ast.unparse(call.args[0])


def _parts_of_one(flow: Flow, one: ast.expr, other: ast.expr) -> bool:
    """Whether these are parts of the same data, no columns: training and test by name, or made by the same call."""
    if TRAIN.search(text(one)) and TEST.search(text(other)):
        return True
    first, second = (flow.made(part) if text(part) else part for part in (one, other))
    match first, second:
        case ast.Subscript(value=a, slice=ast.Slice()), ast.Subscript(value=b, slice=ast.Slice()):
            return text(a) == text(b) != ""
        case ast.Call(), ast.Call():
            return text(one) != text(other) and text(first.func) == text(second.func) in flow.functions
    return False


def _answers_in_numbers(flow: Flow, function: ast.FunctionDef) -> bool:
    """Whether names get numbers in no certain order, and [table[name] for name in names] is returned."""
    given = function.args.args[0].arg
    tables: set[str] = set()
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.DictComp() as made) if _enumerated(made):
                over = [part for one in made.generators for part in ast.walk(one.iter)]
                named = any(isinstance(p, ast.Name) and p.id == given for p in over)
                if named and not any(called(part) in ("sorted", "unique") for part in over):
                    tables.add(name)
    for value in returns(function):
        for part in ast.walk(value):
            match part:
                case ast.ListComp(elt=ast.Subscript(value=ast.Name(id=name)), generators=[one]) if (
                    name in tables
                ):
                    if text(one.iter) == given:
                        return True
    return False
