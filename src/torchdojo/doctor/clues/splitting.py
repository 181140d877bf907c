"""Which names of a file are parts of one array: what is learned from, and what is held back."""

import ast
import re

from torchdojo.doctor.clues.scaling import fits
from torchdojo.doctor.flow import Flow, called, text

SHAPING = {"squeeze", "unsqueeze", "flatten", "ravel", "view", "reshape", "detach", "cpu", "numpy", "float", "double",
           "tensor", "as_tensor", "from_numpy", "asarray", "array", "to", "item", "tolist"}  # fmt: skip

SETS = re.compile(
    r"mmd|wasser|sinkhorn|energy|chamfer|haus|transport|sliced|coral|discrep|fid\b", re.IGNORECASE
)


def base(node: ast.expr) -> ast.expr:
    """Return x of x[rows], x.float(), torch.tensor(x) and np.asarray(x)."""
    while True:
        match node:
            case ast.Subscript(value=inner):
                node = inner
            case ast.Call(func=ast.Attribute(value=ast.Name(id="torch" | "np" | "numpy")), args=[inner, *_]):
                node = inner
            case ast.Call(func=ast.Attribute(value=inner)):
                node = inner
            case _:
                return node


NO_MODELS = {
    "len",
    "int",
    "float",
    "range",
    "round",
    "max",
    "min",
    "sum",
    "list",
    "sorted",
    "zip",
    "split",
    "chunk",
}


def as_sets(flow: Flow, call: ast.Call) -> bool:
    """Whether a distance is one of two sets of points, by its name or by how it is computed: no row has a partner."""
    function = flow.functions.get(called(call))
    across = function is not None and any(called(part) == "cdist" for part in ast.walk(function))
    return across or SETS.search(called(call)) is not None


def targets(flow: Flow) -> dict[str, str]:
    """Return the names that answers are measured against in f(model(x), y), each with the name of the model."""
    found: dict[str, str] = {}
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Call) or len(node.args) != 2 or not text(base(node.args[1])):
            continue
        if as_sets(flow, node):
            continue
        asked = [part for part in flow.expanded(node.args[0], 1, callers=False) if isinstance(part, ast.Call)]
        models = [text(part.func) for part in asked if part.args and called(part) not in NO_MODELS]
        models = [name for name in models if name and name.split(".")[0] not in ("torch", "np", "numpy")]
        if models and text(base(node.args[0])) != text(base(node.args[1])):
            found.setdefault(text(base(node.args[1])), models[0])
    return found


def all_rows(index: ast.expr) -> bool:
    """Whether an index takes every row: x[:], x[:, j]."""
    first = index.elts[0] if isinstance(index, ast.Tuple) and index.elts else index
    return isinstance(first, ast.Slice) and first.lower is None and first.upper is None


def siblings(flow: Flow, name: str) -> set[str]:
    """Return the other parts of the array from which this part was cut: y_test of y_train."""
    sources = {source for _, value in flow.bindings(name) if (source := cut_from(name, value, flow))}
    found: set[str] = set()
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Assign):
            for target in (
                t for one in node.targets for t in (one.elts if isinstance(one, ast.Tuple) else [one])
            ):
                values = [v for s, v in flow.bindings(text(target)) if s is node] if text(target) else []
                if any(cut_from(text(target), value, flow) in sources for value in values):
                    found.add(text(target))
    return found - {name}


def cut_from(name: str, value: ast.expr, flow: Flow) -> str:
    """Return the array that a name is a part of: y of y[:n], and of the third result of train_test_split(x, y)."""
    if called(value) == "train_test_split" and isinstance(value, ast.Call):
        statement = flow.statement(value)
        targets = statement.targets[0] if isinstance(statement, ast.Assign) else None
        names = [text(one) for one in targets.elts] if isinstance(targets, ast.Tuple) else []
        at = names.index(name) // 2 if name in names else len(value.args)
        return text(value.args[at]) if at < len(value.args) else ""
    return text(value.value) if isinstance(value, ast.Subscript) and not all_rows(value.slice) else ""


def scaled_too(flow: Flow, name: str) -> bool:
    """Whether a part is scaled somewhere, by arithmetic or in a function."""
    values = [part for _, value in flow.bindings(name) for part in ast.walk(value)]
    arithmetic = [node for node in ast.walk(flow.tree) if isinstance(node, ast.BinOp)]
    shifted = any(isinstance(n.op, (ast.Sub, ast.Div)) and text(base(n.left)) == name for n in arithmetic)
    fitted = any(name in (fit.scaled, fit.measured) for fit in fits(flow))
    return shifted or fitted or any(isinstance(part, ast.BinOp) for part in values)


def as_answered(flow: Flow, node: ast.expr, model: str) -> bool:
    """Whether this is what a model answered and nothing else: views of it at most."""
    now: ast.expr | None = node
    for _ in range(9):
        match now:
            case ast.Call() if text(now.func) == model:
                return True
            case ast.Call(func=ast.Attribute(value=ast.Name(id="torch" | "np" | "numpy"))):
                now = now.args[0] if called(now) in SHAPING and now.args else None
            case ast.Call(func=ast.Attribute(value=inner)):
                now = inner if called(now) in SHAPING else None
            case ast.Name() | ast.Attribute() if not _touched(flow, text(now)):
                now = flow.made(now)
            case _:
                return False
    return False


def _touched(flow: Flow, name: str) -> bool:
    """Whether this is changed in place somewhere: x *= 2, x.mul_(2)."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.AugAssign(target=target) if text(target) == name:
                return True
            case ast.Call(func=ast.Attribute(value=target, attr=attr)) if text(target) == name:
                if attr.endswith("_"):
                    return True
    return False
