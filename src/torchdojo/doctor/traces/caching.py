"""What all objects of a class share, and fill with their own samples: a dict of the class, a default, a cache."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, flow_of, last_word, text
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.examinations import Examination

CACHING = {"lru_cache", "cache"}
FILLED = {"dict", "OrderedDict", "defaultdict"}
OWNERS = ("self", "cls")


def place(case: Case, one: Examination) -> Place | None:
    """Return what the class of these rows shares, if they are learned rows delivered by a data set of other data."""
    event = _crossed(case, one)
    if event is None or not event["code"] or one.both < 0.9 * min(one.examined, one.event["trained"]):
        return None
    flow = flow_of(source_of(event["code"][0]))
    classes = [n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef) and n.name == event["cls"]]
    nodes = (node for cls in classes for node in _shared(flow, cls))
    return next((flow.source.place(node) for node in nodes), None)


def _crossed(case: Case, one: Examination) -> Event | None:
    """Return the data set that was examined, if it keeps other data than one of its class that was learned from."""
    kept = {event["data"]: event for event in case.events("stored")}
    mine = kept.get(one.loader["data"]) if one.loader is not None and not one.learned_earlier else None
    if mine is None:
        return None
    others = [kept[data] for data in one.learned_data if data in kept]
    return (
        mine
        if any(mine["cls"] == other["cls"] and mine["digests"] != other["digests"] for other in others)
        else None
    )


def _shared(flow: Flow, cls: ast.ClassDef) -> Iterator[ast.AST]:
    """Yield where a class keeps samples for all its objects: what it is made of, or where it is filled."""
    stores = [node for node in ast.walk(cls) if _stores(flow, node)]
    for node in stores:
        owner, _, name = text(node.value).rpartition(".")  # type: ignore[attr-defined]
        if owner in (*OWNERS, cls.name):
            yield from _of_class(cls, name)
        elif not owner and any(_empty(value) for _, value in flow.bindings(name, flow.tree)):
            yield flow.statement(node)
    if stores:
        yield from _defaults(cls)
    for call in (node for node in ast.walk(cls) if isinstance(node, ast.Call)):
        function = flow.functions.get(last_word(call.func))
        if function is not None and flow.owner(function) is None:
            yield from _remembering(flow, function, call)


def _of_class(cls: ast.ClassDef, name: str) -> Iterator[ast.AST]:
    """Yield an empty dict in the class itself, if no object gets one of its own."""
    made = [
        n for n in ast.walk(cls) if isinstance(n, ast.Assign) for one in n.targets if last_word(one) == name
    ]
    yield from made if len(made) == 1 and made[0] in cls.body and _empty(made[0].value) else ()


def _remembering(flow: Flow, function: ast.FunctionDef, call: ast.Call) -> Iterator[ast.AST]:
    """Yield a function that keeps what it returned, by lru_cache or in a dict of the file's, not told whose."""
    words = {last_word(one.func if isinstance(one, ast.Call) else one) for one in function.decorator_list}
    if words & CACHING and not _own(flow, *call.args):
        yield function
    given = dict(zip((argument.arg for argument in function.args.args), call.args, strict=False))
    for node in ast.walk(function):
        if _stores(flow, node):
            keys = {text(part) for part in ast.walk(node.slice)}  # type: ignore[attr-defined]
            if any(_own(flow, value) for name, value in given.items() if name in keys):
                continue
            made = flow.bindings(text(node.value), flow.tree)  # type: ignore[attr-defined]
            yield from (flow.statement(node) for _, value in made if _empty(value))


def _stores(flow: Flow, node: ast.AST) -> bool:
    """Whether this is cache[key] = ..., where the key says nothing about whose it is."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.ctx, ast.Store) or not text(node.value):
        return False
    return not _own(flow, node.slice)


def _own(flow: Flow, *given: ast.expr) -> bool:
    """Whether something of the object's own is in these expressions."""
    return any(text(part).startswith("self") for one in given for part in flow.expanded(one, 3))


def _empty(value: ast.AST | None) -> bool:
    """Whether this makes an empty dict."""
    return (isinstance(value, ast.Dict) and not value.keys) or (value is not None and called(value) in FILLED)


def _defaults(cls: ast.ClassDef) -> Iterator[ast.AST]:
    """Yield empty dicts that stand as default arguments: all calls share them."""
    for function in (node for node in ast.walk(cls) if isinstance(node, FUNCTIONS)):
        given = (*function.args.defaults, *function.args.kw_defaults)
        yield from (value for value in given if value is not None and _empty(value))
