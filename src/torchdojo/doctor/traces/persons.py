"""Rows of persons (patients, speakers, machines) whose label is the same throughout, split at random by rows."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.choosing import label_names
from torchdojo.doctor.flow import Flow, called, line_of, own, pairs, text
from torchdojo.doctor.traces.mirroring import CHANCE

PERSONS = re.compile(
    r"person|people|patient|subj(ects?)?(?![a-z])|speaker|participant|user|driver|animal|mouse|mice|cows?(?![a-z])"
    r"|horse|birds?(?![a-z])|machine|turbine|customer|client|player|donor|athlete|walker|volunteer|wearer|rider|singer"
    r"|病人|患者|受试|被试|说话人|用户|司机|动物|机器|人$",
    re.IGNORECASE,
)
SHAPING = {"reshape", "flatten", "ravel", "view", "contiguous", "long", "float", "int", "double", "to", "astype", "div",
           "clone", "type", "copy", "tensor", "as_tensor", "from_numpy", "array", "asarray", "stack", "unsqueeze",
           "squeeze"}  # fmt: skip
COUNTING = {"arange", "range"}
SPREADING = {"repeat_interleave", "repeat", "expand", "expand_as", "tile", "broadcast_to"}
FLAT = {"reshape", "flatten", "ravel", "view", "repeat_interleave"}
ORDERS = {"randperm", "permutation"}
SPLITTING = re.compile(r"random_split|train_test_split|randperm|permutation|shuffle\(|[^\w]rand")
BY_GROUPS = re.compile(r"Group(KFold|ShuffleSplit)|GroupOut|^isin$|^in1d$|Embedding")
DRAWS = CHANCE | {"normal", "standard_normal", "randperm", "gauss"}
LIBRARIES = ("torch", "np", "numpy", "random")


def split_by_rows(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where rows of persons are split at random by rows, and their label, which goes with the person."""
    if not any(map(SPLITTING.search, flow.source.lines)) or not any(map(PERSONS.search, flow.source.lines)):
        return
    ids = set(_ids(flow))
    said = {text(node).rpartition(".")[2] for node in ast.walk(flow.tree)}
    if any(map(BY_GROUPS.search, said)) or _asked(flow, ids):
        return
    alike, known = [*_spread(flow, ids), *_appended(flow)], label_names(flow)
    for name, person in alike:
        others = {other for _, other in _of_persons(flow, ids)} | _drawn_for_each(flow)
        if (not name or name in known - ids) and others - {person, name}:
            name = name or person
            made = min((line_of(node) for node, _ in flow.bindings(name)), default=0)
            splits = _random_splits(flow, ids, others | {person})
            yield from ((n, name) for n in splits if line_of(n) >= made or flow.scope(n) is not flow.tree)
            return


def _ids(flow: Flow) -> Iterator[str]:
    """Yield names of arrays that say for each row whose it is: arange(patients).repeat_interleave(30)."""
    picks = {text(node.slice) for node in ast.walk(flow.tree) if isinstance(node, ast.Subscript)}
    for target, value in _assigned(flow):
        calls = {called(part) for part in ast.walk(value)}
        spread = bool(calls & SPREADING and calls & COUNTING) and _flat(value)
        drawn = called(value) in ("randint", "integers") and text(target) in picks
        if text(target) and (drawn or spread) and PERSONS.search(f"{text(target)} {ast.unparse(value)}"):
            yield text(target)


def _asked(flow: Flow, ids: set[str]) -> bool:
    """Whether such an array does more than pick what belongs to the person: then the split may ask it."""
    for node in ast.walk(flow.tree):
        if text(node) in ids and isinstance(getattr(node, "ctx", None), ast.Load):
            above = flow.parents[node]
            index = isinstance(above, ast.Subscript) and above.slice is node
            if not index and called(above) != "len":
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
        made = flow.made(node) if _flat(value) and not times and text(node) else None
        if made is not None:  # several = G[:, None].expand(-1, 30), and y = several.reshape(-1)
            node, times = _bare(made)
        by_id = isinstance(node, ast.Subscript) and text(node.slice) in ids
        owner = text(node.value) if isinstance(node, ast.Subscript) and by_id else text(node)
        if text(target) and owner and (by_id or (times and _flat(value) and _per_person(flow, node))):
            yield text(target), owner


def _flat(value: ast.expr) -> bool:
    """Whether this ends in one long axis: G.repeat_interleave(30), np.repeat(G, 30), expand(...).reshape(-1)."""
    calls = [part for part in ast.walk(value) if isinstance(part, ast.Call)]
    by_numpy = [
        c for c in calls if called(c) in ("repeat", "tile") and ast.unparse(c.func).split(".")[0] in LIBRARIES
    ]
    alone = [c for c in calls if called(c) == "repeat" and len(c.args) == 1]
    return bool(by_numpy or alone) or any(called(c) in FLAT for c in calls)


def _bare(node: ast.expr) -> tuple[ast.expr, int]:
    """Return G of G[:, None].expand(-1, 30).reshape(-1), and how many calls in it repeat."""
    for times in range(9):
        inner = _inner(node)
        if inner is None:
            return node, 0
        if called(node) in SPREADING:
            return _bare(inner)[0], times + 1
        node = inner
    return node, 0


def _inner(node: ast.expr) -> ast.expr | None:
    """Return what this repeats or gives another shape; nothing else."""
    match node:
        case ast.Call(func=ast.Attribute(value=inner), args=args) if called(node) in SHAPING | SPREADING:
            return inner if text(inner) not in LIBRARIES else args[0] if args else None
        case ast.Subscript(value=inner, slice=ast.Tuple(elts=[*_, ast.Constant(value=None)])):
            return inner
        case (
            ast.Compare(left=inner, comparators=[ast.Constant()])
            | ast.BinOp(left=inner, right=ast.Constant())
        ):
            return inner
    return None


def _per_person(flow: Flow, node: ast.expr) -> bool:
    """Whether a name is of an array with a value per person: torch.rand(PATIENTS) < 0.5, patient_label."""
    made = flow.made(node)
    counted = made is not None and called(made) in COUNTING
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
        if isinstance(loop, ast.For) and PERSONS.search(
            ast.unparse(loop.target) + " " + ast.unparse(loop.iter)
        ):
            turn = {text(part) for part in ast.walk(loop.target)} - {""}
            tests = [part.test for part in own(loop) if isinstance(part, ast.If)]
            if not any(
                text(part) in turn for test in tests for part in ast.walk(test)
            ):  # some persons are held back
                yield loop


def _fixed(loop: ast.For) -> dict[str, ast.expr]:
    """Return the names that a loop over persons gives once per person, and their values."""
    found = {text(t): value for node in loop.body if isinstance(node, ast.Assign) for t, value in pairs(node)}
    inner = [part for node in loop.body if isinstance(node, ast.For) for part in own(node)]
    again = {text(part) for part in inner if isinstance(getattr(part, "ctx", None), ast.Store)}
    return {name: value for name, value in found.items() if name and name not in again}


def _appended(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield ys and label of `for patient in range(90): label = ...; for window in range(30): ys.append(label)`.

    The first is "" where the label stands beside the inputs: rows.append((x, label)).
    """
    for loop in _persons_loops(flow):
        fixed, turn = _fixed(loop), ast.unparse(loop.target)
        for call in (part for part in own(loop) if called(part) == "append"):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            given = call.args[0].elts if isinstance(call.args[0], ast.Tuple) else call.args
            owners = [_owner(value, turn, fixed) for value in given]
            full = called(given[0]) in ("full", "repeat")
            if (full or flow.loops(call)[:1] != [loop]) and len([one for one in owners if one]) == 1:
                yield (text(call.func.value) if given is call.args else ""), max(owners)


def _owner(value: ast.expr, turn: str, fixed: dict[str, ast.expr]) -> str:
    """Return label of label, label[patient] and torch.full((30,), label), if it is the same in all rows of one."""
    match value:
        case ast.Call(args=[*_, last]) if called(value) in ("full", "repeat", "tensor", "float", "int"):
            return _owner(last, turn, fixed)
        case ast.Subscript(value=inner, slice=index) if ast.unparse(index) == turn:
            return text(inner)
    return text(value) if text(value) in fixed else ""


def _drawn_for_each(flow: Flow) -> set[str]:
    """Return what a loop over persons draws once per person, or takes out of what was drawn for all."""
    found: set[str] = set()
    for loop in _persons_loops(flow):
        found |= {n for n, v in _fixed(loop).items() if any(called(p) in DRAWS for p in ast.walk(v))}
        cuts = [part for part in own(loop) if isinstance(part, ast.Subscript)]
        found |= {text(cut.value) for cut in cuts if ast.unparse(cut.slice) == ast.unparse(loop.target)} - {
            ""
        }
    return found


def _random_splits(flow: Flow, ids: set[str], owners: set[str]) -> Iterator[ast.AST]:
    """Yield the first place where rows are split by chance; nothing if persons are drawn for it."""
    counts, found = _counts(flow, ids, owners), []
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Call) and node.args and _splits(flow, node):
            given = ast.unparse(node.args[0])
            rows = "*" in given or any(text(part) in ids for part in ast.walk(node.args[0]))
            if given in counts or (PERSONS.search(given) and not rows):
                return
            found.append(node)
    yield from sorted(found, key=line_of)[:1]


def _counts(flow: Flow, ids: set[str], owners: set[str]) -> set[str]:
    """Return how the number of persons may be written: the sizes of what has a value per person, and their ranges."""
    made = [value for name in ids | owners for _, value in flow.bindings(name)]
    made += [loop.iter for loop in _persons_loops(flow)]
    sizes = {ast.unparse(p) for one in made for p in ast.walk(one) if isinstance(p, (ast.Name, ast.Constant))}
    return sizes | {form.format(name) for name in owners for form in ("len({})", "{}.shape[0]", "{}.size(0)")}


def _splits(flow: Flow, call: ast.Call) -> bool:
    """Whether rows are split here: random_split, or an order is drawn of which head and tail are taken."""
    if called(call) in ("random_split", "train_test_split"):
        return True
    statement = flow.statement(call)
    by_mask = isinstance(flow.parents.get(call), ast.Compare) and called(call) in ("rand", "random")
    if by_mask and isinstance(statement, ast.Assign) and (name := text(statement.targets[0])):
        return f"[~{name}]" in ast.unparse(flow.tree)  # x[mask], x[~mask]
    drawn = called(call) in ORDERS and isinstance(statement, ast.Assign)
    if flow.loops(call) or not (drawn or called(call) == "shuffle"):
        return False
    if drawn and isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Tuple):
        return called(statement.value) == "split"  # train, test = randperm(n).split([...])
    given = [t for t, _ in pairs(statement)] if isinstance(statement, ast.Assign) else call.args
    names = set(map(text, given))
    mixed = [(t, p) for t, v in _assigned(flow) for p in ast.walk(v) if isinstance(p, ast.Subscript)]
    names = (names | {text(target) for target, part in mixed if text(part.slice) in names}) - {""}
    cuts = [n.slice for n in ast.walk(flow.tree) if isinstance(n, ast.Subscript) and text(n.value) in names]
    slices = [cut for cut in cuts if isinstance(cut, ast.Slice)]
    return any(cut.lower is None for cut in slices) and any(cut.upper is None for cut in slices)
