"""Rows of persons (patients, speakers, machines) whose label is the same throughout, split at random by rows."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.choosing import label_names
from torchdojo.doctor.flow import Flow, called, line_of, own, pairs, text
from torchdojo.doctor.mirroring import CHANCE

PERSONS = re.compile(
    r"person|people|patient|subjects?(_|\d|$)|subj(_|\d|$)|speaker|participant|user|driver|animal|mouse|mice|cows?(_|$)"
    r"|horse|machine|engine|device|turbine|customer|client|writer|author|player|donor|owner|student|pupil|athlete"
    r"|runner|walker|worker|volunteer|wearer|rider|singer|child|women|men(_|$)|病人|患者|受试|被试|说话人|用户|司机|学生|动物|机器|人$",
    re.IGNORECASE,
)
SHAPING = {"reshape", "flatten", "ravel", "view", "contiguous", "long", "float", "int", "double", "to", "astype", "clone",
           "type", "copy", "tensor", "as_tensor", "from_numpy", "array", "asarray", "stack", "unsqueeze", "squeeze"}  # fmt: skip
SPREADING = {"repeat_interleave", "repeat", "expand", "expand_as", "tile", "broadcast_to"}
ORDERS = {"randperm", "permutation"}
BY_GROUPS = re.compile(r"GroupKFold|GroupShuffleSplit|LeaveOneGroupOut|groups|isin|in1d|unique|Embedding", re.IGNORECASE)


LIBRARIES = ("torch", "np", "numpy", "random")


def split_by_rows(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where rows of persons are split at random by rows, and their label, which goes with the person."""
    ids = set(_ids(flow))
    said = {text(node).rpartition(".")[2] for node in ast.walk(flow.tree)}
    said |= {node.arg or "" for node in ast.walk(flow.tree) if isinstance(node, ast.keyword)}
    if any(map(BY_GROUPS.search, said)) or _asked(flow, ids):
        return
    alike, known = [*_spread(flow, ids), *_appended(flow)], label_names(flow)
    for name, person in alike:
        others = {other for _, other in _of_persons(flow, ids)} | _drawn_for_each(flow)
        if name in known and name not in ids and others - {person, name}:
            yield from ((node, name) for node in _random_splits(flow, ids))
            return


def _ids(flow: Flow) -> Iterator[str]:
    """Yield names of arrays that say for each row whose it is: arange(patients).repeat_interleave(30)."""
    for target, value in _assigned(flow):
        parts = list(ast.walk(value))
        spread = any(called(part) in SPREADING for part in parts) and any(called(p) in ("arange", "range") for p in parts)
        drawn = called(value) in ("randint", "integers") and bool(PERSONS.search(text(target)))
        if text(target) and (drawn or (spread and PERSONS.search(f"{text(target)} {ast.unparse(value)}"))):
            yield text(target)


def _asked(flow: Flow, ids: set[str]) -> bool:
    """Whether such an array does more than pick what belongs to the person: then the split may ask it."""
    for node in ast.walk(flow.tree):
        above = flow.parents.get(node)
        if text(node) in ids and isinstance(getattr(node, "ctx", None), ast.Load):
            if not (isinstance(above, ast.Subscript) and above.slice is node):
                return True
    return False


def _assigned(flow: Flow) -> Iterator[tuple[ast.expr, ast.expr]]:
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Assign):
            yield from pairs(node)


def _spread(flow: Flow, ids: set[str]) -> Iterator[tuple[str, str]]:
    """Yield y and G of y = G[ids], and of y = G[:, None].expand(-1, 30).reshape(-1), where G has a value per person."""
    for target, value in _assigned(flow):
        node, times = _bare(value)
        by_id = isinstance(node, ast.Subscript) and text(node.slice) in ids
        owner = text(node.value) if isinstance(node, ast.Subscript) and by_id else text(node)
        if text(target) and owner and (by_id or (times and _per_person(flow, node))):
            yield text(target), owner


def _bare(node: ast.expr) -> tuple[ast.expr, int]:
    """Return G of G[:, None].expand(-1, 30).reshape(-1), and how many calls in it repeat."""
    times = 0
    while True:
        match node:
            case ast.Call(func=ast.Attribute(value=inner), args=args) if called(node) in SHAPING | SPREADING:
                times += called(node) in SPREADING
                if text(inner) in LIBRARIES and not args:
                    return node, times
                node = args[0] if text(inner) in LIBRARIES else inner
            case ast.Subscript(value=inner, slice=ast.Tuple(elts=[*_, ast.Constant(value=None)])):
                node = inner
            case ast.Compare(left=inner, comparators=[ast.Constant()]):
                node = inner
            case _:
                return node, times


def _per_person(flow: Flow, node: ast.expr) -> bool:
    """Whether a name is of an array with a value per person: torch.rand(PATIENTS) < 0.5, patient_label."""
    made = flow.made(node)
    counted = made is not None and any(called(part) in ("arange", "range") for part in ast.walk(made))
    said = "" if made is None else " ".join(text(part) for part in ast.walk(made))
    return bool(text(node)) and not counted and any(map(PERSONS.search, (*said.split(), text(node))))


def _of_persons(flow: Flow, ids: set[str]) -> Iterator[tuple[ast.AST, str]]:
    """Yield what is made with a value per person: H[ids], H[:, None]."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Subscript) and text(node.slice) in ids and text(node.value):
            yield node, text(node.value)
        elif isinstance(node, (ast.Subscript, ast.Call)):
            inner, _ = _bare(node)
            if inner is not node and _per_person(flow, inner):
                yield node, text(inner)


def _persons_loops(flow: Flow) -> Iterator[ast.For]:
    for loop in ast.walk(flow.tree):
        if isinstance(loop, ast.For) and PERSONS.search(ast.unparse(loop.target) + " " + ast.unparse(loop.iter)):
            yield loop


def _fixed(loop: ast.For) -> dict[str, ast.expr]:
    """Return the names that a loop over persons gives once per person, and their values."""
    found = {text(t): value for node in loop.body if isinstance(node, ast.Assign) for t, value in pairs(node)}
    inner = [part for node in loop.body if isinstance(node, ast.For) for part in own(node)]
    again = {text(part) for part in inner if isinstance(getattr(part, "ctx", None), ast.Store)}
    return {name: value for name, value in found.items() if name and name not in again}


def _appended(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield ys and label of `for patient in range(90): label = ...; for window in range(30): ys.append(label)`."""
    for loop in _persons_loops(flow):
        fixed, turn = _fixed(loop), ast.unparse(loop.target)
        for call in (part for part in own(loop) if called(part) == "append" and isinstance(part, ast.Call)):
            given = call.args[0]
            full = called(given) in ("full", "repeat") and isinstance(given, ast.Call)
            value = given.args[-1] if full and isinstance(given, ast.Call) and given.args else given
            per_person = isinstance(value, ast.Subscript) and ast.unparse(value.slice) == turn
            often = full or flow.loops(call)[:1] != [loop]
            owner = text(value.value) if per_person and isinstance(value, ast.Subscript) else text(value)
            if often and isinstance(call.func, ast.Attribute) and (per_person or text(value) in fixed):
                yield text(call.func.value), owner


def _drawn_for_each(flow: Flow) -> set[str]:
    """Return what a loop over persons draws once per person."""
    found: set[str] = set()
    for loop in _persons_loops(flow):
        found |= {n for n, v in _fixed(loop).items() if any(called(p) in CHANCE for p in ast.walk(v))}
    return found


def _random_splits(flow: Flow, ids: set[str]) -> Iterator[ast.AST]:
    """Yield the first place where rows are split by chance; nothing if persons are drawn for it."""
    made = [value for name in ids for _, value in flow.bindings(name)]
    counts = {ast.unparse(p.args[-1]) for one in made for p in ast.walk(one) if isinstance(p, ast.Call) and p.args
              and called(p) in ("arange", "range")}  # fmt: skip
    found = []
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Call) and node.args and _splits(flow, node):
            given = ast.unparse(node.args[0])
            if given in counts or (PERSONS.search(given) and "*" not in given):
                return
            found.append(node)
    yield from sorted(found, key=line_of)[:1]


def _splits(flow: Flow, call: ast.Call) -> bool:
    """Whether rows are split here: random_split, or an order is drawn of which head and tail are taken."""
    if called(call) in ("random_split", "train_test_split"):
        return True
    statement = flow.statement(call)
    drawn = isinstance(statement, ast.Assign) and called(call) in ORDERS and not flow.loops(call)
    if not drawn or not isinstance(statement, ast.Assign):
        return False
    names = {text(target) for target, _ in pairs(statement)} - {""}
    names |= {text(t) for t, v in _assigned(flow) if isinstance(v, ast.Subscript) and text(v.slice) in names} - {""}
    cuts = [node.slice for node in ast.walk(flow.tree) if isinstance(node, ast.Subscript) and text(node.value) in names]
    slices = [cut for cut in cuts if isinstance(cut, ast.Slice)]
    several = isinstance(statement.targets[0], ast.Tuple) and called(statement.value) in ("split", "tensor_split")
    return several or (any(s.lower is None for s in slices) and any(s.upper is None for s in slices))
