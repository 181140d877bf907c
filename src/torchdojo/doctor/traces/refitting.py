"""Scalers that are fitted again to the rows a model is examined on, and data sets that scale themselves."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.scaling import TEST, TRAIN, measures_in
from torchdojo.doctor.clues.splitting import base, targets
from torchdojo.doctor.flow import Flow, called, pairs, parameters, text
from torchdojo.doctor.log import Event
from torchdojo.doctor.traces.origins import CONTAINERS, way_back

STATELESS = {"Normalizer", "Binarizer", "FunctionTransformer"}


def refitted(case: Case, flow: Flow) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield scaler.fit_transform(new) after scaler.fit_transform(old), if only old was learned from; new, and old."""
    calls = [
        n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == "fit_transform" and n.args
    ]
    calls = [call for call in calls if not flow.loops(call) or not _inside_a_round(flow, call)]
    by_owner: dict[str, list[ast.Call]] = {}
    for call in sorted(calls, key=lambda call: call.lineno):
        if isinstance(call.func, ast.Attribute) and text(call.func.value) and text(base(call.args[0])):
            by_owner.setdefault(text(call.func.value), []).append(call)
    for owner, same in by_owner.items():
        for old, new in pairwise(same):
            again = any(old.lineno < stmt.lineno <= new.lineno for stmt, _ in flow.bindings(owner))
            names = [text(base(call.args[0])) for call in (old, new)]
            labels = set(names) & targets(flow).keys()
            names = names if len({*names}) == 2 else [_rows(call.args[0]) for call in (old, new)]
            if again or labels or "" in names or names[0] == names[1] or _forgets(flow, new):
                continue
            if _examined(case, flow, old, new):
                yield new, names[1], names[0]


def _rows(given: ast.expr) -> str:
    """Return x[600:] of x[600:, :2].float(): an array and which of its rows; "" for all of them."""
    cuts = [part for part in ast.walk(given) if isinstance(part, ast.Subscript)]
    if len(cuts) != 1:
        return ""
    first = cuts[0].slice.elts[0] if isinstance(cuts[0].slice, ast.Tuple) else cuts[0].slice
    return f"{text(base(given))}[{ast.unparse(first)}]"


def _forgets(flow: Flow, call: ast.Call) -> bool:
    """Whether a scaler keeps nothing from one fit to the next, as one that scales each row for itself."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    made = flow.made(owner)
    kind = called(made) if made is not None else ""
    cls = next((n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef) and n.name == kind), None)
    if cls is None or cls.bases:
        return kind in STATELESS
    kept = {text(n) for n in ast.walk(cls) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)}
    return not any(name.startswith("self.") for name in kept)


def _inside_a_round(flow: Flow, call: ast.Call) -> bool:
    """Whether a loop makes what is scaled anew: folds."""
    name = text(base(call.args[0]))
    return any(flow.within(stmt, loop) for loop in flow.loops(call) for stmt, _ in flow.bindings(name))


def _examined(case: Case, flow: Flow, old: ast.Call, new: ast.Call) -> bool:
    """Whether the model learned from the one and not from the other, on which it was examined."""
    learned = [e for spot in case.spots if spot.training for e in spot.forwards]
    asked = [e for spot in case.evaluations() for e in spot.forwards]
    return (
        any(_given(case, flow, event, new) for event in asked)
        and any(_given(case, flow, event, old) for event in learned)
        and not any(_given(case, flow, event, new) for event in learned)
    )


def _given(case: Case, flow: Flow, event: Event, call: ast.Call) -> bool:
    """Whether a model was given what this call returned."""
    statement = flow.statement(call)
    place = line_of(event.where)
    here = place.file == flow.source.file and flow.source.statement(place.line) is statement
    made = [text(part) for one in getattr(statement, "targets", ()) for part in ast.walk(one)]
    way = way_back(case, event)
    packed = {
        text(part) for _, _, value in way.steps if called(value) in CONTAINERS for part in ast.walk(value)
    }
    return here or bool({*made} - {""} & {*way.names, *packed})


def scaled_by_themselves(flow: Flow) -> Iterator[tuple[ast.stmt, str]]:
    """Yield test = Rows(x_test, y_test), where Rows scales what it is given by its own statistics; train is one too."""
    for cls in (n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef) and _scales_itself(flow, n)):
        made = [(node, text(target)) for node in ast.walk(flow.tree) if isinstance(node, ast.Assign)
                for target, value in pairs(node) if called(value) == cls.name and text(target)]  # fmt: skip
        if any(TRAIN.search(name) for _, name in made):
            yield from ((node, name) for node, name in made if TEST.search(name))


def _scales_itself(flow: Flow, cls: ast.ClassDef) -> bool:
    """Whether __init__ subtracts from what it is given its own mean, and divides it by its own width."""
    start = next((n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"), None)
    for node in ast.walk(start) if start is not None else ():
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            operations = {type(part.op) for part in ast.walk(node.value) if isinstance(part, ast.BinOp)}
            measured = {one for one, _, _ in measures_in(flow, node.value)}
            own = measured & parameters(start) if start is not None else set()
            asked = any(isinstance(up, ast.If) for up in flow.above(node))
            if {ast.Sub, ast.Div} <= operations and own and not asked:
                return True
    return False
