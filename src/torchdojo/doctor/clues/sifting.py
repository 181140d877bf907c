"""Rows that were left out of the inputs, while the labels were only cut to the same length."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.partners import is_label
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, flow_of, own, pairs, text
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import Source
from torchdojo.text import Text

SEQUENCES = re.compile(r"rnn|lstm|gru|seq(?!uential)|time|transformer|attention|batch_first", re.IGNORECASE)
BATCHES = re.compile(r"loader|batch|(^|_)dl$", re.IGNORECASE)
ASKING = {"isnan", "isfinite", "isinf", "isna", "isnull", "notna", "notnull", "logical_not", "dropna"}


def apart(source: Source) -> Iterator[Finding]:
    """Find rows that are left out, or turned round, among the inputs alone."""
    yield from sifted_apart(source)
    yield from flipped_rows(source)


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


def flipped_rows(source: Source) -> Iterator[Finding]:
    """Find x = x.flip(0) of a batch whose answers are compared with labels that stay as they are.

    Where anything is a sequence, dim 0 may be time.
    """
    flow = flow_of(source)
    if any(SEQUENCES.search(line) for line in flow.source.lines):
        return
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if flow.loops(node) and _flips(value):
                inputs = text(_flips(value) or node.value)
                loop = flow.loops(node)[0]
                for labels in _beside(flow, loop, inputs):
                    flips = [
                        n
                        for n in own(loop)
                        if isinstance(n, ast.expr) and text(_flips(n) or n) == labels and _flips(n)
                    ]
                    if not flips and _compared(loop, name, labels):
                        yield Finding(source.place(node), _reversed(inputs, labels))


def _reversed(inputs: str, labels: str) -> Text:
    return Text(en=f"dim 0 of {inputs} is the batch: its rows are in the reverse order here, {labels} is not.",
                zh=f"{inputs} 的第 0 维是批次：这里把各行的顺序倒了过来，{labels} 却没有跟着倒。")  # fmt: skip


def _flips(node: ast.expr) -> ast.expr | None:
    """Return x of x.flip(0), torch.flip(x, [0]) and torch.flip(x, dims=(0,))."""
    if not isinstance(node, ast.Call) or called(node) != "flip" or not isinstance(node.func, ast.Attribute):
        return None
    library = text(node.func.value) == "torch"
    given = [*node.args[int(library) :], *(word.value for word in node.keywords)]
    first = len(given) == 1 and ast.unparse(given[0]) in ("0", "[0]", "(0,)")
    inner = node.args[0] if library and node.args else node.func.value
    return inner if first and text(inner) else None


def _beside(flow: Flow, loop: ast.AST, inputs: str) -> Iterator[str]:
    """Yield y of `for x, y in loader`, and of x, y = a[rows], b[rows]."""
    for target, value in ((n.target, n.iter) for n in (loop, *flow.above(loop)) if isinstance(n, ast.For)):
        names = [text(one) for one in target.elts] if isinstance(target, ast.Tuple) else []
        if len(names) == 2 and names[0] == inputs and BATCHES.search(ast.unparse(value)):
            yield names[1]
    cuts = [(text(t), ast.unparse(v.slice)) for n in own(loop) if isinstance(n, ast.Assign) for t, v in pairs(n)
            if isinstance(v, ast.Subscript) and not isinstance(v.slice, ast.Constant)]  # fmt: skip
    mine = {index for name, index in cuts if name == inputs}
    yield from (name for name, index in cuts if index in mine and name != inputs)


def _compared(loop: ast.AST, name: str, labels: str) -> bool:
    """Whether a loss compares model(x) with these labels."""
    for node in own(loop):
        match node:
            case ast.Call(args=[ast.Call(args=[ast.Name(id=given)]), ast.Name(id=known)]):
                if given == name and known == labels:
                    return True
    return False
