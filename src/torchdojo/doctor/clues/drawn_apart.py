"""Arrays that are each put into a random order of their own, in one go: a loop or a comprehension over x and y."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.orders import ORDERS, SAME_SEED
from torchdojo.doctor.clues.partners import LABELS, partners
from torchdojo.doctor.clues.permuting import MEANT, Order, mix_of
from torchdojo.doctor.flow import Flow, called, last_word, own, text

INPUTS = re.compile(r"x|im|in|feat|data|sour", re.IGNORECASE)  # x_target: another domain, no labels
Comprehension = ast.ListComp | ast.GeneratorExp


def one_by_one(flow: Flow, scope: ast.AST) -> Iterator[tuple[Order, str]]:
    """Yield where x and y are mixed one after the other, each by a new draw: x and its order, and y."""
    for node, x, y in _drawn_apart(flow, scope):
        yield Order(x, x, "", flow.statement(node)), y  # type: ignore[arg-type]


def _drawn_apart(flow: Flow, scope: ast.AST) -> Iterator[tuple[ast.AST, str, str]]:
    for node in own(scope):
        match node:
            case ast.For(target=ast.Name(id=name), iter=ast.Tuple() | ast.List() as over):
                calls = [part for part in own(node) if called(part) in ("shuffle", *SAME_SEED)]
                if len(calls) == 1 and [text(one) for one in calls[0].args] == [name]:  # type: ignore[attr-defined]
                    yield from ((calls[0], *pair) for pair in _labelled(over.elts))
            case ast.ListComp() | ast.GeneratorExp() if _mixes(flow, node):
                yield from ((node, *pair) for pair in _delivered(flow, node))
            case ast.Call(func=ast.Name(id="zip")) | ast.Assign(value=ast.Tuple()):
                parts = node.args if isinstance(node, ast.Call) else node.value.elts  # type: ignore[attr-defined]
                inner = [_split(part) for part in parts]
                if len(parts) == 2 and all(isinstance(one, ast.Call) and mix_of(flow, one) for one in inner):
                    yield from ((node, *pair) for pair in _labelled([one.args[0] for one in inner]))  # type: ignore[attr-defined]


def _split(node: ast.expr) -> ast.expr:
    """Return mix(x) of mix(x).split(30)."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Call() as inner, attr="split" | "chunk")):
            return inner
    return node


def _labelled(parts: list[ast.expr]) -> Iterator[tuple[str, str]]:
    """Yield inputs and labels, if that is what these two are by their names."""
    names = [text(part) for part in parts]
    if len(names) != 2 or not all(names) or INPUTS.match(names[1]) or MEANT.search(names[1]):
        return
    if LABELS.search(names[1]) and not LABELS.search(names[0]):
        yield names[0], names[1]


def _mixes(flow: Flow, node: Comprehension) -> bool:
    """Whether this is [a[permutation(n)] for a in arrays], drawn anew for each."""
    name = text(node.generators[0].target)
    if len(node.generators) > 1 or not name or {called(part) for part in ast.walk(node.elt)} & SAME_SEED:
        return False
    match node.elt:
        case ast.Subscript(value=value, slice=index) if text(value) == name:
            return any(called(part) in ORDERS for part in ast.walk(index))
        case ast.Call() as call:
            return mix_of(flow, call) == name
    return False


def _delivered(flow: Flow, node: Comprehension) -> Iterator[tuple[str, str]]:
    """Yield the names by which inputs and labels are known, before or after they were mixed."""
    over, statement, scope = node.generators[0].iter, flow.statement(node), flow.scope(node)
    if isinstance(over, ast.Tuple | ast.List):
        yield from _labelled(over.elts)
    elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Tuple):
        yield from _labelled(statement.targets[0].elts)
    elif isinstance(scope, ast.FunctionDef):
        owner = flow.owner(scope)
        yield from _learned_from(flow, owner.name if owner is not None else scope.name)


def _learned_from(flow: Flow, maker: str) -> Iterator[tuple[str, str]]:
    """Yield x and y of `for x, y in Maker(...)` and `x, y = maker(...)` that a loss compares, or that both go on."""
    for node in ast.walk(flow.tree):
        target: ast.expr | None = None
        if isinstance(node, ast.For):
            made = flow.made(node.iter) if text(node.iter) else node.iter
            target = node.target if made is not None and called(made) == maker else None
        elif isinstance(node, ast.Assign) and called(node.value) == maker:
            target = node.targets[0]
        if isinstance(target, ast.Tuple):
            found = partners(flow, flow.scope(node))
            losses = {(x, y) for x, y, use in found if _loss(use) or isinstance(use, ast.Yield | ast.Return)}
            yield from (pair for pair in _labelled(target.elts) if pair in losses)


def _loss(use: ast.AST) -> bool:
    """Whether this is a call whose second argument is a plain name: criterion(model(x), y)."""
    return isinstance(use, ast.Call) and last_word(use.func) != "zip" and text(use.args[1]) != ""
