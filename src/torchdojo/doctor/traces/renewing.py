"""Copies of networks that should follow the one that learns: where a file brings them up to date."""

import ast
import re
from collections.abc import Iterable, Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, called, last_word, text
from torchdojo.doctor.log import Event, Thing

IN_PLACE = {"load_state_dict", "copy_", "lerp_", "mul_", "add_", "vector_to_parameters", "update_parameters"}
LONG, LOOKS = 50, 5
OTHERS = ("torch.", "np.", "F.", "nn.")
BY_NAME = re.compile(
    r"soft|sync|polyak|ema|hard_?update|update_?target|target_?update|refresh|track", re.IGNORECASE
)


def asked_at(case: Case, flow: Flow, calls: list[ast.Call]) -> list[Event]:
    """Return the calls of models in the lines of these calls."""
    lines = {(flow.source.file, call.lineno) for call in calls}
    places = ((line_of(event.where), event) for event in case.events("forward"))
    return [event for place, event in places if (place.file, place.line) in lines]


def still(case: Case, flow: Flow, calls: Iterable[ast.Call]) -> Iterator[ast.Call]:
    """Yield those of these calls that ask a model which no optimizer holds."""
    for call in calls:
        unheld = any(event["mark"] for event in asked_at(case, flow, [call]))
        if unheld and not text(call.func).startswith(OTHERS) and not learner(case, flow, text(call.func)):
            yield call


def learner(case: Case, flow: Flow, network: str) -> bool:
    """Whether a name is that of a model which an optimizer holds: it is the only one called in a line."""
    calls = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and n.args and text(n.func) == network]
    there = ({event["module"] for event in asked_at(case, flow, [call])} for call in calls)
    return any(len(one) == 1 and case.owned & leaves(case.log.things[min(one)]) for one in there)


def standing(case: Case, events: list[Event]) -> bool:
    """Whether the weights of the models called stayed the same for long, and others of the same form learned."""
    forms = [shapes(case, one) for one in case.models if case.owned & leaves(one)]
    for model in {event["module"] for event in events}:
        mine = [event for event in events if event["module"] == model]
        long = len(mine) >= LOOKS and mine[-1].tick - mine[0].tick >= LONG
        if (
            not long
            or len({e["mark"] for e in mine}) > 1
            or shapes(case, case.log.things[model]) not in forms
        ):
            return False
    return True


def leaves(model: Thing) -> set[int]:
    """Return the numbers of a model's parameters."""
    return set((model["parameters"] or {}).values())


def shapes(case: Case, model: Thing) -> list[list[int]]:
    """Return the shapes of a model's parameters."""
    return [case.log.things[number]["shape"] for number in (model["parameters"] or {}).values()]


def renewals(flow: Flow, networks: set[str]) -> Iterator[tuple[ast.AST, bool]]:
    """Yield what may bring these networks up to date while others learn, and whether it changes the others instead."""
    for node in ast.walk(flow.tree):
        if not _repeated(flow, node):
            continue
        if isinstance(node, ast.Call) and called(node) in IN_PLACE and isinstance(node.func, ast.Attribute):
            yield node, _other(flow, node.func.value, node, networks)
        elif (
            isinstance(node, ast.Call) and BY_NAME.search(called(node)) and called(node) not in flow.functions
        ):
            yield node, False
        elif isinstance(node, ast.Assign):
            targets = [
                target for target in node.targets if last_word(target) == "data" or _copied(node.value)
            ]
            yield from ((node, _other(flow, target, node, networks)) for target in targets)


def _copied(value: ast.expr) -> bool:
    return any(called(part) == "deepcopy" for part in ast.walk(value))


def _repeated(flow: Flow, node: ast.AST) -> bool:
    """Whether a line may run again and again: in a loop, or in a function that is used somewhere."""
    function = next((up for up in flow.above(node) if isinstance(up, ast.FunctionDef)), None)
    if function is None:
        return bool(_turning(flow, node))
    words = (n for n in ast.walk(flow.tree) if isinstance(n, (ast.Name, ast.Attribute)))
    used = any(last_word(word) == function.name and not flow.within(word, function) for word in words)
    return used and function.name != "__init__"


def _turning(flow: Flow, node: ast.AST) -> list[ast.For | ast.While]:
    """Return the loops around a line that are no loops over parameters."""
    return [one for one in flow.loops(node) if not (isinstance(one, ast.For) and _weights(one.iter))]


def _weights(node: ast.expr) -> bool:
    return any(called(part) in ("parameters", "named_parameters", "modules") for part in ast.walk(node))


def _other(flow: Flow, changed: ast.expr, node: ast.AST, networks: set[str]) -> bool:
    """Whether what is changed certainly belongs to another network, and one of these only gives its weights."""
    owner = _root(changed)
    names = {text(part) for part in ast.walk(node)}
    for loop in (one for one in flow.loops(node) if isinstance(one, ast.For) and called(one.iter) == "zip"):
        given = loop.iter.args if isinstance(loop.iter, ast.Call) else []
        turns = loop.target.elts if isinstance(loop.target, ast.Tuple) else []
        belongs = {text(turn): _root(one) for turn, one in zip(turns, given, strict=False)}
        names |= {belongs[name] for name in names & set(belongs)}
        owner = belongs.get(owner, owner)
    return bool(owner) and owner not in networks and bool(networks & names) and flow.scope(node) is flow.tree


def _root(node: ast.expr) -> str:
    """Return target of target.parameters() and p of p.data."""
    while True:
        match node:
            case ast.Call(func=ast.Attribute(value=inner)):
                node = inner
            case ast.Attribute(value=ast.Name(id=name), attr="data") if name != "self":
                return name
            case ast.Attribute(value=ast.Attribute() as inner, attr="data"):
                node = inner
            case _:
                return text(node)
