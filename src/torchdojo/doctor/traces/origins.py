"""Where the data that a model is given were made: from its call back to the line that made them."""

import ast
from dataclasses import dataclass, field

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.iterating import THROUGH
from torchdojo.doctor.clues.scaling import TENSORS
from torchdojo.doctor.clues.unpacking import own_part
from torchdojo.doctor.flow import Flow, called, flow_of, last_word, parameters, text
from torchdojo.doctor.flow import line_of as line_number
from torchdojo.doctor.log import Event, Place, Thing
from torchdojo.doctor.source import source_of

DEEP = 8
JOINING = {"cat", "concatenate", "concat", "vstack", "append"}
CONTAINERS = {"DataLoader", "TensorDataset", "random_split", "Subset", "zip", "list"} | THROUGH


@dataclass
class Way:
    """The way back: names passed, the statement that made the last of them, and the name whose making is unknown."""

    names: list[str] = field(default_factory=list)
    place: Place | None = None
    stuck: str = ""
    index: Place | None = None  # where the index in the call itself was made: rows of model(x[rows])
    steps: list[tuple[str, ast.stmt, ast.expr]] = field(
        default_factory=list
    )  # file, statement and value of each name


def origin(case: Case, event: Event) -> Place:
    """Return the line that last made the data of this call of a model, or the call itself."""
    return way_back(case, event).place or line_of(event.where)


def way_back(case: Case, event: Event | Thing) -> Way:
    """Go back from the argument of a call, of a model or DataLoader, to what it was made of, through the callers."""
    way, model = Way(), case.log.things.get(event["module"] or 0)
    names = [name.rpartition(".")[2] for name in case.names(model)] if model is not None else []
    for number, place in enumerate(event.where):
        flow = flow_of(source_of(place.file))
        statements = flow.source.statements(place.line)
        calls = [n for statement in statements for n in ast.walk(statement) if isinstance(n, ast.Call)]
        if number:
            end = (event["calls"] or {number: 0})[number]
            given = _argument(flow, calls, event.where[number - 1].function, way.stuck, end)
        else:
            calls.sort(key=lambda call: (last_word(call.func) not in names, called(call) == "print"))
            given = next((arg for call in calls for arg in _asked(call).args if text(_base(arg))), None)
            if given is not None:
                way.names += _indices(given)
                way.index = _index(flow, given)
        if given is None:
            break
        found = _back(flow, _base(given), flow.statement(given), way)
        way.place = flow.source.place(found) if found is not None else way.place
        if not way.stuck:
            break
    return way


def _asked(call: ast.Call) -> ast.Call:
    """Return model(x) of loss(model(x).squeeze(1), y), and model(x) of itself."""
    while call.args and isinstance(inner := _base(call.args[0]), ast.Call):
        call = inner
    return call


def _argument(flow: Flow, calls: list[ast.Call], name: str, parameter: str, end: int) -> ast.expr | None:
    """Return what a function is given for one of its parameters, in the call that ends in this column if known."""
    function = flow.functions.get(name)
    named_so = [call for call in calls if last_word(call.func) == name]
    call = next((call for call in named_so if call.end_col_offset == end), next(iter(named_so), None))
    if function is None or call is None:
        return None
    names = [arg.arg for arg in function.args.args if arg.arg not in ("self", "cls")]
    named = {word.arg: word.value for word in call.keywords}
    by_place = dict(zip(names, call.args, strict=False))
    return named.get(parameter, by_place.get(parameter))


def _base(node: ast.expr) -> ast.expr:
    """Return x of x[:10], of x.float() and of x.to(device)."""
    while True:
        match node:
            case ast.Subscript(value=inner) | ast.Call(func=ast.Attribute(value=inner)) if (
                text(inner) != "torch"
            ):
                node = inner
            case ast.Call(args=[inner, *_]) if called(node) in CONTAINERS:
                node = _raw(inner)
            case ast.Call(args=[], keywords=[ast.keyword(arg="dataset", value=inner), *_]):
                node = inner
            case _:
                return node


def _raw(node: ast.expr) -> ast.expr:
    """Return x of torch.from_numpy(x)."""
    if isinstance(node, ast.Call) and called(node) in TENSORS and node.args:
        return node.args[0]
    return node


def _back(flow: Flow, node: ast.expr, use: ast.AST, way: Way) -> ast.AST | None:
    """Return the statement in which this name was made, going on to what it was made of where that is a container."""
    last: ast.AST | None = None
    way.stuck = ""
    for _ in range(DEEP):
        key = text(node)
        way.names.append(key)
        loop = next((up for up in flow.loops(use) if isinstance(up, ast.For) and _in(key, up.target)), None)
        if loop is not None:
            function = _producer(flow, loop.iter)
            if function is not None and (made_there := _produced(flow, function)) is not None:
                return made_there
            node, use = _base(loop.iter), loop
            continue
        made = _made(flow, key, use)
        if made is None:
            way.stuck = key
            return last
        last, value = made
        way.steps.append((flow.source.file, last, value))
        function = _producer(flow, value)
        if function is not None and isinstance(value, ast.Call):
            way.names += [text(_base(arg)) for arg in value.args]
            return _produced(flow, function) or last
        further = _further(flow, node, value, last, way)
        if further is None:
            return last
        node, use = further, last
    return last


def _further(flow: Flow, node: ast.expr, value: ast.expr, made: ast.stmt, way: Way) -> ast.expr | None:
    """Return what to go on with: what a container holds, or a name that was only turned into a tensor; else None."""
    inner = _base(value)
    way.names += _indices(value)
    several = any(isinstance(target, ast.Tuple) for target in getattr(made, "targets", ()))
    if several and text(value) and _made(flow, text(value), made) is not None:
        return value
    if inner is value or not text(inner) or inner is node:
        return None
    way.names.append(text(inner))
    return inner if called(value) in CONTAINERS else None


def _indices(value: ast.expr) -> list[str]:
    """Return the names in the indices of an expression."""
    cuts = [part.slice for part in ast.walk(value) if isinstance(part, ast.Subscript)]
    return [name for index in cuts for part in ast.walk(index) if (name := text(part))]


def _index(flow: Flow, given: ast.expr) -> Place | None:
    """Return where rows of x[rows] were made, if that is a name."""
    cuts = [part.slice for part in ast.walk(given) if isinstance(part, ast.Subscript)]
    made = _made(flow, text(cuts[0]), flow.statement(given)) if cuts and text(cuts[0]) else None
    return flow.source.place(made[0]) if made is not None and not isinstance(made[1], ast.Constant) else None


def _producer(flow: Flow, value: ast.expr) -> ast.FunctionDef | None:
    """Return the function of the file that delivers the data: f of f(x), __getitem__ of Data()."""
    if not isinstance(value, ast.Call):
        return None
    if called(value) in CONTAINERS and value.args:
        inner = value.args[0]
        return _producer(flow, (flow.made(inner) if text(inner) else inner) or inner)
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.ClassDef) and node.name == called(value):
            methods = {n.name: n for n in node.body if isinstance(n, ast.FunctionDef)}
            return methods.get("__getitem__", methods.get("__iter__"))
    return flow.functions.get(called(value))


def cut(way: Way) -> Place | None:
    """Return the line that cut the rows on this way out of others, or made their indices; None if none did."""
    steps = list(way.steps)
    for _ in range(DEEP):
        if not steps:
            break
        file, statement, value = steps.pop(0)
        flow, parts = flow_of(source_of(file)), list(ast.walk(value))
        rows = [part.slice for part in parts if isinstance(part, ast.Subscript)]
        rows += [part.args[1] for part in parts if isinstance(part, ast.Call) and called(part) == "Subset"]
        made = _made(flow, text(_base(rows[0]) if rows else _inside(value)), statement)
        if rows and called(value) in JOINING:
            return flow.source.place(statement)  # rows are repeated here, not cut
        if rows:
            indices = made is not None and not isinstance(made[1], ast.Constant)
            return flow.source.place(made[0] if made is not None and indices else statement)
        if not steps and made is not None:
            steps.append((file, *made))
    return None


def _produced(flow: Flow, function: ast.FunctionDef) -> ast.AST | None:
    """Return where a function made the inputs it returns or yields, the first of them."""
    results = [
        n for n in ast.walk(function) if isinstance(n, (ast.Return, ast.Yield)) and n.value is not None
    ]
    if len(results) != 1 or results[0].value is None:
        return None
    first, *others = results[0].value.elts if isinstance(results[0].value, ast.Tuple) else [results[0].value]
    name = text(_inside(first))
    shared = any(
        text(first) == text(part) != "" for other in others for part in ast.walk(other)
    )  # x, x[:, -1]
    grown = [n for n in ast.walk(function) if called(n) == "append" and text(n.func.value) == name]  # type: ignore[attr-defined]
    if grown:
        return flow.statement(grown[0])
    scope = flow.owner(function) if name.startswith("self.") else function
    made = flow.bindings(name, scope) if name and not shared else []
    return made[-1][0] if made else flow.statement(results[0])


def _inside(node: ast.expr) -> ast.expr:
    """Return xs of torch.tensor(np.array(xs)), and x of x[i]."""
    while isinstance(node, (ast.Call, ast.Subscript)):
        inner = node.value if isinstance(node, ast.Subscript) else next(iter(node.args), None)
        if inner is None:
            break
        node = inner
    return node


def _made(flow: Flow, key: str, use: ast.AST) -> tuple[ast.stmt, ast.expr] | None:
    """Return the assignment that made a name before it is used: in the same function, else in the file."""
    if not key:
        return None
    scope = flow.scope(use)
    here = [pair for pair in flow.bindings(key, scope) if pair[0].lineno <= line_number(use)]
    if not here and key in parameters(scope):
        return None
    found = [pair for pair in here or flow.bindings(key, flow.tree) if pair[0] is not use]
    found = [(stmt, own_part(stmt, key, value)) for stmt, value in found]
    return found[-1] if found else None


def _in(key: str, target: ast.expr) -> bool:
    return bool(key) and any(text(part) == key for part in ast.walk(target))
