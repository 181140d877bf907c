"""Inputs and labels that are used side by side."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from torchdojo.doctor.clues.orders import random_rows
from torchdojo.doctor.clues.splitting import NO_MODELS, targets
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, own, text

LABELS = re.compile(
    r"(^|_|\.|[^\x00-\x7f])(ys?|yb|labels?|targets?|classes|answers?|标签|标记|目标|类别|答案)(_|\d|$|[^\x00-\x7f])",
    re.IGNORECASE,
)
CONSTANT = {"ones", "zeros", "full", "ones_like", "zeros_like", "full_like", "arange", "eye"}
JOINING = {"pad_sequence", "stack", "tensor", "as_tensor", "from_numpy"}


def is_label(flow: Flow, name: str) -> bool:
    """Whether a name says that these are labels, or a loss compares answers with it, and it is no constant."""
    if LABELS.search(name):
        return True
    parts = [part for _, value in flow.bindings(name) for part in ast.walk(value)]
    mixed = any(isinstance(part, ast.Subscript) and random_rows(flow, part.slice) for part in parts)
    return name in aims(flow) and (mixed or not any(called(part) in CONSTANT for part in parts))


def answers_in_a_set(flow: Flow, name: str) -> bool:
    """Whether this is the last of what TensorDataset(x, ..., y) puts side by side, or is called so."""
    sets = (n.args for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == "TensorDataset")
    stand_last = any(text(base(args[-1])) == name != text(base(args[0])) for args in sets if len(args) > 1)
    return stand_last or bool(LABELS.search(name))


@cache
def aims(flow: Flow) -> frozenset[str]:
    """Return what answers are compared with: y of loss(model(x), y[rows]), and of TensorDataset(x, y) if both are."""
    direct = frozenset(targets(flow))
    turns = [n.target for n in ast.walk(flow.tree) if isinstance(n, (ast.For, ast.comprehension))]
    pairs = [one.elts for one in turns if isinstance(one, ast.Tuple) and len(one.elts) == 2]
    if not any(text(pair[1]) in direct for pair in pairs):
        return direct
    sets = [n.args for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == "TensorDataset"]
    return direct | {text(base(args[1])) for args in sets if len(args) == 2}


def partners(flow: Flow, scope: ast.AST) -> Iterator[tuple[str, str, ast.AST]]:
    """Yield inputs and labels that are used side by side: TensorDataset(x, y), loss(model(x), y), x[i:j], y[i:j]."""
    slices: dict[tuple[ast.AST, str], list[tuple[str, ast.AST]]] = {}
    for node in own(scope):
        if isinstance(node, ast.Call) and len(node.args) == 2:
            one, other = _called_with(flow, node)
            if one and other:
                yield one, other, node
        elif isinstance(node, (ast.Return, ast.Yield)) and isinstance(node.value, ast.Tuple):
            names = [text(base(part)) for part in node.value.elts]
            yield from (
                (one, other, node) for one, other in pairwise(names) if one and other and one != other
            )
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and text(node.value):
            for loop in flow.loops(node)[:1]:
                slices.setdefault((loop, ast.unparse(node.slice)), []).append((text(node.value), node))
    for group in slices.values():
        yield from ((one, other, node) for (one, _), (other, node) in pairwise(group) if one != other)


def kept_side_by_side(flow: Flow, scope: ast.AST) -> Iterator[tuple[str, str, ast.AST]]:
    """Yield self.x and self.y of `return self.x[i], self.y[i]` in another method of this method's class."""
    cls = flow.owner(scope)
    for method in ast.walk(cls) if cls is not None and isinstance(scope, FUNCTIONS) else ():
        if not isinstance(method, ast.FunctionDef) or method is scope:
            continue
        for node in own(method):
            if isinstance(node, (ast.Return, ast.Yield)) and isinstance(node.value, ast.Tuple):
                cuts = [cut for part in node.value.elts if isinstance(cut := _joined(part), ast.Subscript)]
                for one, other in pairwise(cuts):
                    names = text(one.value), text(other.value)
                    alike = ast.unparse(one.slice) == ast.unparse(other.slice)
                    if alike and all(name.startswith("self.") for name in names):
                        yield *names, scope


def _joined(part: ast.expr) -> ast.expr:
    """Return self.x[rows] of pad_sequence(self.x[rows], batch_first=True)."""
    joins = isinstance(part, ast.Call) and called(part) in JOINING and part.args
    return part.args[0] if isinstance(part, ast.Call) and joins else part


def one_sample(flow: Flow, label: str, use: ast.AST) -> bool:
    """Whether a function returns one label, beside words or points whose order says nothing: return words, label."""
    made = (value.func for _, value in flow.bindings(label) if isinstance(value, ast.Call))
    drawn = any(text(one).startswith("random.") or text(one) in ("int", "float") for one in made)
    return drawn and isinstance(use, (ast.Return, ast.Yield))


def _called_with(flow: Flow, node: ast.Call) -> tuple[str, str]:
    """Return x and y of TensorDataset(x, y), zip(x, y) and criterion(model(x), y)."""
    first, second = node.args
    if called(node) in ("TensorDataset", "zip"):
        return text(base(first)), text(base(second))
    inner = (flow.made(first) if isinstance(first, ast.Name) else first) or first
    calls = [part for part in ast.walk(inner) if isinstance(part, ast.Call) and called(part) not in NO_MODELS]
    asked = [part for part in calls if part.args and text(part.args[0])]
    return (text(asked[-1].args[0]) if asked else "", text(second))


def base(node: ast.expr) -> ast.expr:
    """Return x of torch.from_numpy(x), x[:100], x.split(30) and (x - mean) / std."""
    while isinstance(node, ast.Call) or (
        isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice)
    ):
        if isinstance(node, ast.Subscript):
            node = node.value
            continue
        inner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if inner is not None and text(inner) not in ("torch", "np", "numpy"):
            node = inner
        elif node.args:
            node = node.args[0]
        else:
            break
    return base(node.left) if isinstance(node, ast.BinOp) else node
