"""Rows that were left out of the inputs, while the labels were only cut to the same length."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import FUNCTIONS, Flow, called, flow_of, own, pairs, text
from torchdojo.doctor.partners import is_label
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import Source
from torchdojo.text import Text

ASKING = {"isnan", "isfinite", "isinf", "isna", "isnull", "notna", "notnull", "logical_not", "dropna"}


def sifted_apart(source: Source) -> Iterator[Finding]:
    """Find x = x[~isnan(x)] where nothing but y = y[:len(x)] follows: each row has the label of an earlier one."""
    flow = flow_of(source)
    for scope in (n for n in ast.walk(flow.tree) if isinstance(n, (ast.Module, *FUNCTIONS))):
        sifted: set[str] = set()
        made = (pair for node in own(scope) if isinstance(node, ast.Assign) for pair in pairs(node))
        for target, value in sorted(made, key=lambda pair: pair[0].lineno):
            name = cut_to(value)
            if (
                name
                and name in sifted
                and text(target) not in sifted
                and belongs(flow, scope, text(target), name)
            ):
                says = Text(
                    en=f"Rows are left out of {name} wherever they stand; of {text(target)} only the end is cut off.",
                    zh=f"{name} 里不合格的行是从各处挑掉的，{text(target)} 却只是截短了末尾。",
                )
                yield Finding(source.place(value), says)
            elif sifts(flow, value):
                sifted.add(text(target))


def belongs(flow: Flow, scope: ast.AST, name: str, inputs: str) -> bool:
    """Whether these are labels, or returned together with the inputs, as the second of two."""
    pairs_of = [
        node.value.elts
        for node in own(scope)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple)
    ]
    together = any(
        {inputs, name} <= {text(p) for one in pair for p in ast.walk(one)}
        for pair in pairs_of
        if len(pair) == 2
    )
    return is_label(flow, name) or together


def sifts(flow: Flow, value: ast.expr) -> bool:
    """Whether this is x[mask], a mask asking something of every row, or table.dropna()."""
    if called(value) == "dropna":
        return True
    if not isinstance(value, ast.Subscript) or isinstance(value.slice, ast.Slice):
        return False
    asks = (ast.Compare, ast.Invert)
    return any(isinstance(part, asks) or called(part) in ASKING for part in flow.expanded(value.slice, 2))


def cut_to(value: ast.expr) -> str:
    """Return x of y[:len(x)], y[:x.shape[0]] and y[:x.size(0)]."""
    match value:
        case ast.Subscript(slice=ast.Slice(lower=None, upper=upper, step=None)):
            match upper:
                case ast.Call(func=ast.Name(id="len"), args=[other]):
                    return text(other)
                case ast.Subscript(value=ast.Attribute(value=other, attr="shape")):
                    return text(other)
                case ast.Call(func=ast.Attribute(value=other, attr="size")):
                    return text(other)
    return ""
