"""Where a graph was cut: parameters that stand still, whether their layers were used, and the line that cuts."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, called, flow_of, own, text
from torchdojo.doctor.log import Place, Thing, Where
from torchdojo.doctor.traces.signs import words_of

CUTTING = {
    "detach", "detach_", "data", "numpy", "tolist", "item", "tensor", "as_tensor", "from_numpy", "Variable",
    "no_grad", "inference_mode", "argmax", "long", "int", "Parameter", "deepcopy",
}  # fmt: skip
TAKING = {"detach", "data", "item", "numpy", "tolist", "tensor", "float"}
COPYING = {"deepcopy", "Parameter"}
SETTING = re.compile(
    r"^_*(init|reset|load|update|copy|extra|repr|print|show|log|stats?|clip|clamp|prune)(_|$)"
)
PLAIN = ("Linear", "Conv1d", "Conv2d", "Conv3d")
INNER = re.compile(r"(.*?(?:^|\.))(\d+)\.(.+\..+)$")  # blocks. 2 backcast.weight
PLAINLY = (ast.Assign, ast.Return, ast.AugAssign, ast.AnnAssign)
WITHOUT = {"no_grad", "inference_mode", "set_grad_enabled"}


def idle(case: Case, optimizer: Thing) -> list[int]:
    """Return the parameters of an optimizer that may move, but never had a gradient and kept their values."""
    looks = [event for event in case.events("weights") if event["optimizer"] == optimizer.number]
    reached = frozenset().union(*(case.graph(event).leaves for event in case.backwards))
    if len(looks) < 3 or not case.held(optimizer) & reached:
        return []
    frozen = {number for event in looks for number in event["frozen"]}
    slopes = {
        n: s
        for event in looks
        for n, s in zip(event["leaves"], event["slopes"], strict=True)
        if s is not None
    }
    sizes: dict[int, set[float]] = {}
    for event in looks:
        for number, size in zip(event["leaves"], event["sizes"], strict=True):
            sizes.setdefault(number, set()).add(size)
    still = {n for n in sizes if n not in frozen | slopes.keys() | reached and len(sizes[n]) == 1}
    meant = (_idle_bias, _last_of_its_kind)
    left = [n for n in sizes if n in still and not any(known(case, n, still) for known in meant)]
    return [n for n in left if not _left_out_here(case, n, reached)]


def _left_out_here(case: Case, number: int, reached: frozenset[int]) -> bool:
    """Whether another model of this class does learn its like: here it was left out, as in an ablation."""
    name = case.name(number)
    kinds = {model.cls for model in case.models if model["parameters"].get(name) == number} - {"Sequential"}
    twins = (model["parameters"].get(name) for model in case.models if model.cls in kinds)
    return any(twin in reached for twin in twins if twin != number)


def _idle_bias(case: Case, number: int, still: set[int]) -> bool:
    """Whether this is the bias of a layer whose weight learns: the slope of an answer does not ask for it."""
    layer = case.log.things[case.log.things[number]["module"] or number]
    beside = {one.number for one in case.things("parameter") if one["module"] == layer.number}
    return case.log.things[number]["named"] == "bias" and layer.cls in PLAIN and bool(beside - still)


def _last_of_its_kind(case: Case, number: int, still: set[int]) -> bool:
    """Whether it hands on to the next block, where there is none: N-BEATS subtracts what a block has explained."""
    found = INNER.match(case.name(number))
    if found is None:
        return False
    block, last, path = found[1], int(found[2]), found[3]
    lies = {case.name(one.number): one.number in still for one in case.things("parameter")}
    before = [lies.get(f"{block}{k}.{path}", True) for k in range(last)]
    whole = all(still for name, still in lies.items() if name.startswith(f"{block}{last}."))
    after = any(name.startswith(f"{block}{last + 1}.") for name in lies)
    return bool(before) and not any(before) and not whole and not after


def templates(case: Case) -> set[int]:
    """Return layers that only serve to be copied, as nn.TransformerEncoder copies the layer it is given."""
    made = [case.log.things[n] for model in case.models for _, n, _ in model["layers"] or ()]
    copied = {layer.cls for layer in made if layer["ran"] and layer.cls.startswith("Transformer")}
    roots = {
        path: layer for model in case.models for path, layer, _ in case.layers(model) if layer.cls in copied
    }
    unused = [path for path, layer in roots.items() if not layer["ran"]]
    return {
        layer.number for model in case.models for path, layer, _ in case.layers(model)
        if any(path == one or path.startswith(f"{one}.") for one in unused)
    }  # fmt: skip


def used(case: Case, layer: Thing) -> bool:
    """Whether a layer was called, inside a model or by itself."""
    return bool(layer["ran"]) or any(event["module"] == layer.number for event in case.events("forward"))


def cut(case: Case, layer: Thing) -> Place | None:
    """Return the line at or after the call of a layer that cuts the graph: by a word, else by a comparison."""
    for cuts in (_by_word, _compares):
        through = where_used(case, layer)
        for place in through:
            for statement in _with_called(case, place, through):
                if cuts(statement):
                    return case.source(place).place(statement)
    return None


def _with_called(case: Case, place: Place, through: Where) -> Iterator[ast.stmt]:
    """Yield the statements below a line, and after each those of the functions and layers of the file it calls."""
    flow = flow_of(case.source(place))
    seen = {flow.source.function(one.line) for one in through if one.file == place.file}
    for statement in _below(case, place):
        yield statement
        calls = [part for part in ast.walk(statement) if isinstance(part, ast.Call)]
        names = {called(part) for part in calls} - {"", "forward", "__init__"}
        inner = {one for call in calls for one in _forwards(flow, call)} - seen
        for node in ast.walk(flow.tree):
            if isinstance(node, ast.FunctionDef) and (node.name in names or node in inner):
                yield from (part for part in own(node) if isinstance(part, PLAINLY))


def _forwards(flow: Flow, call: ast.Call) -> Iterator[ast.FunctionDef]:
    """Yield forward() of the layer that is called, and of those of a Sequential, as far as the file defines them."""
    made = flow.made(call.func)
    parts = made.args if isinstance(made, ast.Call) and called(made) == "Sequential" else [made]
    layers = {called(part) for part in parts if part is not None}
    for owner in ast.walk(flow.tree):
        if isinstance(owner, ast.ClassDef) and owner.name in layers:
            yield from (n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name == "forward")


def taken_out(case: Case, numbers: list[int]) -> Place | None:
    """Return the first line that takes one of these parameters out of the graph by its name: self.w.data, float(w)."""
    found = [place for number in numbers for place in _taken_out(case, case.log.things[number])]
    return min(found, key=lambda place: (place.file, place.line), default=None)


def _taken_out(case: Case, parameter: Thing) -> Iterator[Place]:
    made, path = line_of(parameter.where), case.name(parameter.number).split(".")
    flow = flow_of(case.source(made))
    keys = {".".join(("self", *path[-1:])), ".".join(("self", *path[-2:]))}
    keys |= {f"{name}.{path[-1] or 'weight'}" for name in case.source(made).names_given(made.line)}
    homes = {flow.owner(node) for node in ast.walk(flow.tree) if getattr(node, "lineno", 0) == made.line}
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Attribute) or text(node) not in keys or flow.owner(node) not in homes:
            continue
        function, below = flow.scope(node), flow.parents[node]
        name = below.attr if isinstance(below, ast.Attribute) else called(below)
        setting = SETTING.search(getattr(function, "name", "__init__")) and not flow.loops(node)
        if setting or not isinstance(node.ctx, ast.Load):
            continue
        if name in TAKING and not getattr(flow.parents[below], "attr", "").endswith("_"):
            yield flow.source.place(node)
        elif not name.endswith("_"):
            place = flow.source.place(node)
            yield from (Place(place.file, line, place.function) for line in around(case, place))


def _by_word(statement: ast.stmt) -> bool:
    """Whether a statement cuts the graph by a word; a layer may be called self.item or self.data."""
    own = {
        node.attr
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute) and text(node.value) == "self"
    }
    return bool((words_of(statement) - own) & CUTTING)


def copied(case: Case, layer: Thing) -> Place | None:
    """Return the line, not of a constructor, that copies a layer by its name: only the copy was used."""
    names = {
        path.rpartition(".")[2]
        for model in case.models
        for path, one, _ in case.layers(model)
        if one is layer
    }
    for source in map(case.source, {place.file: place for place in layer.where}.values()):
        for node in ast.walk(source.tree):
            function = source.function(getattr(node, "lineno", 0)) if called(node) in COPYING else None
            given = {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}
            if function is not None and function.name != "__init__" and given & names:
                return source.place(node)
    return None


def _compares(statement: ast.stmt) -> bool:
    """Whether a statement makes something of x > 0.5, which has no slope."""
    orders = (ast.Gt, ast.GtE, ast.Lt, ast.LtE)
    compared = (node for node in ast.walk(statement) if isinstance(node, ast.Compare))
    return any(isinstance(node.ops[0], orders) for node in compared)


def unseen(case: Case) -> Iterator[Place]:
    """Yield the lines of `with torch.no_grad()` under which layers that shall learn always ran."""
    if any(event.tick == 0 for event in case.events("load")):
        return  # a model that was trained before: its features may be meant to stay
    for optimizer in case.optimizers:
        for number in sorted({case.log.things[n]["module"] or 0 for n in idle(case, optimizer)} - {0}):
            layer = case.log.things[number]
            for place in where_used(case, layer) if used(case, layer) else ():
                yield from (Place(place.file, line, place.function) for line in around(case, place))


def where_used(case: Case, layer: Thing) -> Where:
    """Return where a layer was called first."""
    calls = [event.where for event in case.events("forward") if event["module"] == layer.number]
    return case.log.stacks[layer["ran"]] if layer["ran"] else calls[0]


def _below(case: Case, place: Place) -> Iterator[ast.stmt]:
    """Yield the plain statements from here to the end of the function, or to backward() if that comes before."""
    source = case.source(place)
    function = source.function(place.line)
    end = (function.end_lineno or 0) if function is not None else place.line + 12
    lines = {p.line for e in case.backwards for p in e.where if p.file == place.file}
    for line in range(place.line, min([end + 1, *(n for n in lines if n > place.line)])):
        statement = source.statement(line)
        if isinstance(statement, PLAINLY) and statement.lineno == line and source.function(line) is function:
            yield statement


def around(case: Case, place: Place) -> Iterator[int]:
    """Yield the line of `with torch.no_grad()` around a line, or of such a decorator."""
    source = case.source(place)
    for node in ast.walk(source.tree):
        match node:
            case ast.With(items=items) if node.lineno <= place.line <= (node.end_lineno or 0):
                if any(words_of(item.context_expr) & WITHOUT for item in items):
                    yield node.lineno
            case ast.FunctionDef(decorator_list=[_, *_] as marks) if node is source.function(place.line):
                yield from (mark.lineno for mark in marks if words_of(mark) & WITHOUT)
