"""Formulas that bring data to one scale, and where they are written wrongly."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.traces.rounding import LIBRARIES

MEASURES = {"mean": "mean", "nanmean": "mean", "std": "std", "nanstd": "std", "var": "var", "min": "min", "amin": "min",
            "max": "max", "amax": "max"}  # fmt: skip
KEEPING = {
    "float",
    "double",
    "to",
    "cpu",
    "numpy",
    "view",
    "reshape",
    "unsqueeze",
    "clamp",
    "clamp_min",
    "flatten",
}
DEEP = 6
Measure = tuple[str, str]  # what was measured, and of what


def wrong(flow: Flow) -> Iterator[tuple[ast.BinOp, str]]:
    """Yield x - x.mean() / x.std(), (x - x.mean()) / x.var(), (x - x.min()) / x.max(), each with its kind."""
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.BinOp)):
        kinds: dict[tuple[str, str], str] = {}
        match node:
            case ast.BinOp(left=x, op=ast.Sub(), right=ast.BinOp(left=centre, op=ast.Div(), right=width)):
                kinds = dict.fromkeys((("mean", "std"), ("mean", "var"), ("min", "range")), "brackets")
            case ast.BinOp(left=ast.BinOp(left=x, op=ast.Sub(), right=centre), op=ast.Div(), right=width):
                kinds = {("mean", "var"): "variance", ("min", "max"): "maximum"}
            case _:
                continue
        (first, of), (second, same) = measure(flow, centre), _width(flow, width)
        if of == same != "" and _stem(of) == _stem(_base(x)) and (first, second) in kinds:
            yield node, kinds[first, second]


def _stem(name: str) -> str:
    """Return x of x_train and self.x."""
    return name.rpartition(".")[2].split("_")[0]


def _width(flow: Flow, node: ast.expr) -> Measure:
    """Return what is divided by: a measure, or ("range", x) of x.max() - x.min()."""
    made = flow.made(node) if text(node) else None
    for one in (node, made):
        match one:
            case ast.BinOp(left=high, op=ast.Sub(), right=low):
                if measure(flow, high)[0] == "max" and measure(flow, low) == ("min", measure(flow, high)[1]):
                    return "range", measure(flow, high)[1]
    return measure(flow, node)


def measure(flow: Flow, node: ast.expr, deep: int = DEEP) -> Measure:
    """Return kind and array of x.mean(0), np.std(x, axis=0), x.amax(0).values + 1e-8, and of a name of it."""
    match node:
        case ast.Name() | ast.Attribute() if text(node) and deep and (made := flow.made(node)) is not None:
            return measure(flow, made, deep - 1)
        case ast.Attribute(value=inner, attr="values") | ast.Subscript(value=inner):
            return measure(flow, inner, deep - 1) if deep else ("", "")
        case ast.BinOp(left=left, op=ast.Add(), right=ast.Constant()):
            return measure(flow, left, deep)
        case ast.Call(func=ast.Attribute(value=owner)):
            own = text(owner) not in LIBRARIES
            given = owner if own else next(iter(node.args), owner)
            if called(node) in MEASURES and (own or len(node.args) < 3):
                return MEASURES[called(node)], _base(given)
            if called(node) in KEEPING and own:
                return measure(flow, owner, deep)
    return "", ""


def _base(node: ast.expr) -> str:
    """Return x of x[:800] and x.float()."""
    while True:
        match node:
            case ast.Subscript(value=inner):
                node = inner
            case ast.Call(func=ast.Attribute(value=inner)) if called(node) in KEEPING:
                node = inner
            case _:
                return text(node)
