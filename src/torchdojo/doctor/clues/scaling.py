"""How a file scales its data: whose mean and deviation it takes, and where the data are split."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, called, own, pairs, returns, text

CENTRE = {"mean", "min", "amin", "median", "aminmax", "std_mean", "var_mean", "nanmean"}
WIDTH = {"std", "var", "max", "amax", "norm", "std_mean", "var_mean", "aminmax", "nanstd"}
LABELS = re.compile(r"(^|_|\.)(y|ys|t|labels?|targets?|classes)(_|\d|$)", re.IGNORECASE)
TRAIN = re.compile(r"(^|_)(train|tr|fit)|训练", re.IGNORECASE)
TEST = re.compile(
    r"(^|_)(test|te|val|valid|validation|dev|eval|holdout)(_|\d|$)|测试|验证",
    re.IGNORECASE,
)
SCALER = re.compile(r"scal|normali[sz]|standardi[sz]|minmax|whiten|imput|pca", re.IGNORECASE)
UNLABELLED = re.compile(r"(^|_)(unl|unlab|pseudo|transduct|semi_?sup)", re.IGNORECASE)
WINDOWS = re.compile(r"window|sequence|frames|lags|supervised", re.IGNORECASE)
TENSORS = {"tensor", "as_tensor", "from_numpy", "asarray", "array"}
PLACES = {"arange", "linspace", "range"}
LIBRARIES = {"np", "numpy", "torch"}


@dataclass(frozen=True, slots=True)
class Fit:
    """Statistics of a whole array were taken here to scale it; `scaled` is what the result is called."""

    node: ast.AST
    measured: str
    scaled: str
    line: int  # of the scaling; the statistics may be older


def statistics(node: ast.AST) -> tuple[str, str] | None:
    """Return the array and the kind of a statistic over its rows: x.mean(0), np.std(x, axis=0)."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    owner, kind = text(node.func.value), node.func.attr
    args = list(node.args)
    if owner in LIBRARIES:
        owner, args = (text(args[0]), args[1:]) if args else ("", [])
    if not owner or kind not in CENTRE | WIDTH:
        return None
    dims = [word.value for word in node.keywords if word.arg in ("dim", "axis")] + args[:1]
    return (owner, kind) if all(_over_rows(dim) for dim in dims) else None


def _over_rows(dim: ast.expr) -> bool:
    if isinstance(dim, (ast.Tuple, ast.List)):
        return any(isinstance(part, ast.Constant) and part.value == 0 for part in dim.elts)
    return isinstance(dim, ast.Constant) and dim.value in (0, None)


def fits(flow: Flow) -> Iterator[Fit]:
    """Yield where a whole array is scaled by its own statistics."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[target], value=value) if text(target):
                yield from _assigned(flow, node, text(target), value)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="fit"), args=[given])) if text(
                given
            ) and SCALER.search(_kind(flow, owner)):
                yield Fit(node, text(given), text(given), node.lineno)
            case ast.AugAssign(op=ast.Div(), target=target, value=value) if text(target):
                for measured, _, where in measures_in(flow, value):
                    if measured == text(target):
                        yield Fit(where, measured, measured, node.lineno)
                        break


def _kind(flow: Flow, owner: ast.expr) -> str:
    """Return the names by which an object may be known as a scaler: its own, and that of its class."""
    made = flow.made(owner)
    return f"{text(owner)} {called(made) if made is not None else ''}"


def _converted(value: ast.expr) -> ast.expr:
    """Return scaled(x) of torch.tensor(scaled(x), dtype=...) and of torch.from_numpy(scaled(x)).float()."""
    while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        library = text(value.func.value) in LIBRARIES and called(value) in TENSORS and value.args
        inner = value.args[0] if library else value.func.value
        if not isinstance(inner, ast.Call) or not (library or called(value) in ("float", "double", "to")):
            break
        value = inner
    return value


def _assigned(flow: Flow, node: ast.Assign, key: str, value: ast.expr) -> Iterator[Fit]:
    value = _converted(value)
    if (
        isinstance(value, ast.Call)
        and called(value) == "fit_transform"
        and value.args
        and text(value.args[0])
    ):
        yield Fit(node, text(value.args[0]), key, node.lineno)
        return
    function = flow.functions.get(called(value)) if isinstance(value, ast.Call) else None
    if function is not None and isinstance(value, ast.Call) and value.args and function.args.args:
        parameter = function.args.args[0].arg
        if text(value.args[0]) and any(_scales(flow, result, parameter) for result in returns(function)):
            yield Fit(node, text(value.args[0]), key, node.lineno)
        return
    operations = {type(part.op) for part in ast.walk(value) if isinstance(part, ast.BinOp)}
    if {ast.Sub, ast.Div} <= operations:
        found = [
            one for one in measures_in(flow, value) if _used(value, one[0]) and not _part(flow, value, one[0])
        ]
        if {kind for _, kind, _ in found} & CENTRE and {kind for _, kind, _ in found} & WIDTH:
            yield Fit(found[0][2], found[0][0], key, node.lineno)


def _scales(flow: Flow, result: ast.expr, parameter: str) -> bool:
    """Whether a function returns its argument scaled by the argument's own statistics."""
    parts = list(flow.expanded(result, 1))
    operations = {type(part.op) for part in parts if isinstance(part, ast.BinOp)}
    kinds = {s[1] for part in parts if (s := statistics(part)) is not None and s[0] == parameter}
    return {ast.Sub, ast.Div} <= operations and bool(kinds & CENTRE) and bool(kinds & WIDTH)


def measures_in(flow: Flow, value: ast.expr) -> Iterator[tuple[str, str, ast.AST]]:
    """Yield array, kind and statement of the statistics in an expression, or one name away."""
    for part in ast.walk(value):
        found = statistics(part)
        if found is not None:
            yield *found, flow.statement(part)
        elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load):
            made = flow.made(part)
            for inner in ast.walk(made) if made is not None else ():
                found = statistics(inner)
                if found is not None:
                    yield *found, flow.statement(inner)


def _part(flow: Flow, value: ast.expr, key: str) -> bool:
    """Whether this is a part of what is scaled: past of (level - past.mean()) / past.std(), past = level[:800]."""
    names = [part for part in ast.walk(value) if text(part) == key]
    made = flow.made(names[0]) if names and isinstance(names[0], ast.expr) else None
    part = isinstance(made, ast.Subscript) and isinstance(made.slice, ast.Slice)
    return part and _used(value, text(made.value))  # type: ignore[union-attr]


def _used(value: ast.expr, key: str) -> bool:
    return any(text(part) == key for part in ast.walk(value))


def known_before(flow: Flow, name: str) -> bool:
    """Whether an array is a row of places or times, arange(n) or linspace(a, b): nobody has to measure those."""
    made = [value for _, value in flow.bindings(name)][:1]
    calls = {called(part) for value in made for part in ast.walk(value)} - {""}
    return bool(calls & PLACES) and calls <= PLACES | TENSORS | {
        "float",
        "double",
        "view",
        "reshape",
        "unsqueeze",
    }


def transductive(flow: Flow) -> bool:
    """Whether rows without labels are learned from too: then the inputs of all rows are known beforehand."""
    return any(UNLABELLED.search(node.id) for node in ast.walk(flow.tree) if isinstance(node, ast.Name))


def splits(flow: Flow, fit: Fit) -> bool:
    """Whether what was scaled is divided into parts afterwards: some to learn from, some to be examined on."""
    keys, heads, tails, names = {fit.scaled}, set[str](), set[str](), ""
    for node in sorted(own(flow.scope(fit.node)), key=lambda n: getattr(n, "lineno", 0)):
        if getattr(node, "lineno", 0) <= fit.line:
            continue
        match node:
            case ast.Assign(targets=[target], value=value) if _holds(value, keys):
                keys |= {text(part) for part in ast.walk(target)} - {""}
            case ast.Call(args=args) if "split" in called(node) and called(node) not in ("split", "chunk"):
                if any(text(part) in keys for arg in args for part in ast.walk(arg)):
                    return True
            case ast.Subscript(value=value, slice=index) if text(value) in keys:
                first = index.elts[0] if isinstance(index, ast.Tuple) and index.elts else index
                heads |= {text(value)} if _end(first) == "head" else set()
                tails |= {text(value)} if _end(first) == "tail" else set()
                names += " " + " ".join(text(part) for part in ast.walk(first))
    words = names.split()
    by_names = any(TRAIN.search(w) for w in words) and any(TEST.search(w) for w in words)
    return bool(heads & tails) or by_names


def _end(index: ast.expr) -> str:
    """Return which end of an array a slice takes: head for [:n], tail for [n:]."""
    if not isinstance(index, ast.Slice) or (index.lower is None) == (index.upper is None):
        return ""
    return "head" if index.lower is None else "tail"


def _holds(value: ast.expr, keys: set[str]) -> bool:
    """Whether something is made that holds one of these arrays: a data set, or windows of a series."""
    if isinstance(value, ast.Call) and called(value) == "TensorDataset":
        return any(text(arg) in keys for arg in value.args)
    return _windows(value, keys)


def _windows(made: ast.expr, keys: set[str]) -> bool:
    """Whether windows are cut out of one of these series: [s[i : i + 20] for i in ...], s.unfold(), windows(s)."""
    for part in ast.walk(made):
        match part:
            case ast.ListComp(elt=inner) | ast.GeneratorExp(elt=inner):
                cuts = (one for one in ast.walk(inner) if isinstance(one, ast.Subscript))
                if any(text(one.value) in keys and isinstance(one.slice, ast.Slice) for one in cuts):
                    return True
            case ast.Call(func=ast.Attribute(value=owner, attr="unfold")) if text(owner) in keys:
                return True
            case ast.Call(args=[given, *_]) if WINDOWS.search(called(part)) and text(given) in keys:
                return True
    return False


def scaled_alike(flow: Flow, value: ast.expr) -> bool:
    """Whether (x - mean) / width is done to other data too, with the same mean and width, or by the same scaler."""
    if any(_fitted_to_others(flow, part) for part in ast.walk(value)):
        return True
    own_scale = _scale(value)
    made = (other for node in ast.walk(flow.tree) if isinstance(node, ast.Assign) for _, other in pairs(node))
    scales = [scale for other in made if (scale := _scale(other)) is not None]
    return own_scale is not None and any(s[1:] == own_scale[1:] and s[0] != own_scale[0] for s in scales)


def _fitted_to_others(flow: Flow, node: ast.AST) -> bool:
    """Whether this is scaler.transform(x), where the scaler was fitted to something else."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="transform")) if text(owner):
            calls = (part.func for part in ast.walk(flow.tree) if isinstance(part, ast.Call))
            fits = [f for f in calls if isinstance(f, ast.Attribute) and f.attr in ("fit", "fit_transform")]
            return any(text(fit.value) == text(owner) for fit in fits)
    return False


def _scale(value: ast.expr) -> tuple[str, str, str] | None:
    """Return x, mean and width of (x - mean) / width."""
    match value:
        case ast.BinOp(ast.BinOp(what, ast.Sub(), centre), ast.Div(), width):
            return ast.unparse(what), ast.unparse(centre), ast.unparse(width)
    return None
