"""Arrays that are put into a random order, and those that belong to them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from torchdojo.doctor.flow import Flow, called, own, returns, text
from torchdojo.doctor.orders import SAME_SEED, drawn, may_be_equal, name_of, random_rows, seeded_by

LABELS = re.compile(r"(^|_|\.)(ys?|yb|labels?|targets?|classes|answers?)(_|\d|$)", re.IGNORECASE)
MEANT = re.compile(r"shuffl|perm|null|random|nois|neg|contrast|control", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """An array that from this line on stands in another order: `by` names the order, `seeded` what it was drawn by.

    `columns` says that not its first dimension is reordered: the pixels of its rows, or the rows of time-major data.
    """

    key: str
    source: str
    by: str
    node: ast.stmt
    seeded: frozenset[str] = frozenset()
    columns: bool = False


def orders(flow: Flow, scope: ast.AST) -> list[Order]:
    """Return what is put into a random order in a function or file, line by line."""
    found: list[Order] = []
    for node in own(scope):
        match node:
            case ast.Assign():
                found += [order for pair in _pairs(node) if (order := _assigned(flow, node, *pair))]
            case ast.Expr(value=ast.Call(args=[given]) as call) if called(call) == "shuffle" and text(given):
                found.append(Order(text(given), text(given), f"shuffle at {node.lineno}", node))
    return sorted(found, key=lambda order: order.node.lineno)


def _assigned(flow: Flow, node: ast.Assign, target: ast.expr, value: ast.expr) -> Order | None:
    """Return the order that an assignment brings about: y = x[order], y = permutation(x)."""
    whole = value
    while isinstance(whole, ast.Subscript):
        whole = whole.value
    if isinstance(value, ast.Subscript):
        index = drawn(flow, value.slice)
        if not text(whole) or index is None:
            return None
        by, seeded = name_of(flow, index), seeded_by(flow, index)
        return Order(text(target), text(whole), by, node, seeded, not random_rows(flow, value.slice))
    source = _mixed(flow, value)
    return Order(text(target), source, f"{node.lineno} {value.col_offset}", node) if source else None


def _mixed(flow: Flow, value: ast.expr) -> str:
    """Return x of permutation(x) and of mix(x), where mix() returns its argument in a random order of its own."""
    if not isinstance(value, ast.Call) or len(value.args) != 1 or not text(value.args[0]):
        return ""
    given, function = text(value.args[0]), flow.functions.get(called(value))
    if called(value) == "permutation" and value.keywords == []:
        return given if _arrays(flow, value.args[0]) else ""
    names = [argument.arg for argument in function.args.args] if function is not None else []
    for result in returns(function) if function is not None and len(names) == 1 else ():
        if (
            isinstance(result, ast.Subscript)
            and text(result.value) == names[0]
            and random_rows(flow, result.slice)
        ):
            return given
    return ""


def _arrays(flow: Flow, node: ast.expr) -> bool:
    """Whether this is certainly no number: it is measured, cut or asked for its shape somewhere."""
    for part in ast.walk(flow.tree):
        match part:
            case (
                ast.Subscript(value=value)
                | ast.Attribute(value=value, attr="shape")
                | ast.Call(func=ast.Name(id="len"), args=[value])
            ) if text(value) == text(node):
                return True
    return False


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


def partners(flow: Flow, scope: ast.AST) -> Iterator[tuple[str, str, ast.AST]]:
    """Yield inputs and labels that are used side by side: TensorDataset(x, y), loss(model(x), y), x[i:j], y[i:j]."""
    slices: dict[tuple[ast.AST, str], list[tuple[str, ast.AST]]] = {}
    for node in own(scope):
        if isinstance(node, ast.Call) and len(node.args) == 2:
            one, other = _called_with(flow, node)
            if one and other:
                yield one, other, node
        elif isinstance(node, (ast.Return, ast.Yield)) and isinstance(node.value, ast.Tuple):
            names = [text(_base(part)) for part in node.value.elts]
            yield from (
                (one, other, node) for one, other in pairwise(names) if one and other and one != other
            )
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and text(node.value):
            for loop in flow.loops(node)[:1]:
                slices.setdefault((loop, ast.unparse(node.slice)), []).append((text(node.value), node))
    for group in slices.values():
        yield from ((one, other, node) for (one, _), (other, node) in pairwise(group) if one != other)


def _one_sample(flow: Flow, label: str, use: ast.AST) -> bool:
    """Whether a function returns one label, beside words or points whose order says nothing: return words, label."""
    made = (value.func for _, value in flow.bindings(label) if isinstance(value, ast.Call))
    drawn = any(text(one).startswith("random.") or text(one) in ("int", "float") for one in made)
    return drawn and isinstance(use, (ast.Return, ast.Yield))


def _called_with(flow: Flow, node: ast.Call) -> tuple[str, str]:
    """Return x and y of TensorDataset(x, y), zip(x, y) and criterion(model(x), y)."""
    first, second = node.args
    if called(node) in ("TensorDataset", "zip"):
        return text(_base(first)), text(_base(second))
    inner = (flow.made(first) if isinstance(first, ast.Name) else first) or first
    asked = [
        part for part in ast.walk(inner) if isinstance(part, ast.Call) and part.args and text(part.args[0])
    ]
    return (text(asked[-1].args[0]) if asked else "", text(second))


def _base(node: ast.expr) -> ast.expr:
    """Return x of torch.from_numpy(x), x[:100] and x.split(30)."""
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
    return node


def out_of_step(flow: Flow, scope: ast.AST) -> Iterator[tuple[Order, str]]:
    """Yield an array in a new order whose partner is in another, and the partner."""
    yield from at_once(flow, scope)
    found = orders(flow, scope)
    if not found:
        return
    seeds = [n.lineno for n in own(scope) if isinstance(n, ast.Call) and called(n) in SAME_SEED]
    for one, other, use in partners(flow, scope):
        x, y = (one, other) if LABELS.search(other) else (other, one)
        if not LABELS.search(y) or LABELS.search(x) or MEANT.search(y) or _one_sample(flow, y, use):
            continue
        line = getattr(use, "lineno", 0)
        mine, its = _history(flow, found, x, line), _history(flow, found, y, line)
        if [order.by for order in mine] == [order.by for order in its]:
            continue
        mine, its = ([order for order in orders if not order.columns] for orders in (mine, its))
        if [order.by for order in mine] == [order.by for order in its]:
            continue
        seeded = [frozenset[str]().union(*(order.seeded for order in orders)) for orders in (mine, its)]
        if may_be_equal(*seeded):
            continue
        lines = [order.node.lineno for order in (*mine, *its)]
        if sum(min(lines) <= seed <= max(lines) for seed in seeds) == 0:
            last = max((*mine[-1:], *its[-1:]), key=lambda order: order.node.lineno)
            yield last, (y if last in mine else x)


def at_once(flow: Flow, scope: ast.AST) -> Iterator[tuple[Order, str]]:
    """Yield x[order] beside y[i:j] in one statement: loss(model(x[order]), y[i:j]), or x[order], y[i:j]."""
    found = {order.key for order in orders(flow, scope)}
    for node in own(scope):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call) and len(node.args) == 2:
            parts = node.args
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
            parts = node.value.elts
        cut = [
            part
            for one in parts
            for part in ast.walk(one)
            if isinstance(part, ast.Subscript) and text(part.value)
        ]
        if len(parts) != 2 or len(cut) != 2 or flow.statement(node) is not flow.statement(cut[0]):
            continue
        x, y = cut
        if text(x.value) == text(y.value):  # parts of one array: y[train], y[test]
            continue
        mixed = [random_rows(flow, part.slice) for part in cut]
        apart = name_of(flow, x.slice) != name_of(flow, y.slice)
        apart = apart and not may_be_equal(seeded_by(flow, x.slice), seeded_by(flow, y.slice))
        if all(mixed) and apart and LABELS.search(text(y.value)):
            yield Order(text(x.value), text(x.value), "", flow.statement(x)), text(y.value)  # type: ignore[arg-type]
        plain = isinstance(cut[mixed.index(False)].slice, ast.Slice) if sum(mixed) == 1 else False
        names = {text(x.value), text(y.value)}
        statement = flow.statement(y)
        if plain and LABELS.search(text(y.value)) and not names & found and isinstance(statement, ast.stmt):
            yield (
                Order(text(y.value), text(cut[mixed.index(True)].value), "", statement),
                text(cut[mixed.index(False)].value),
            )


def _history(flow: Flow, found: list[Order], key: str, line: int) -> list[Order]:
    """Return the orders an array has gone through before a line, the first one first."""
    history: list[Order] = []
    for _ in range(5):
        last = [order for order in found if order.key == key and order.node.lineno <= line]
        if last:
            history.insert(0, last[-1])
            key, line = last[-1].source, last[-1].node.lineno - 1
            continue
        made = [(s, v) for s, v in flow.bindings(key) if s.lineno <= line]
        base = _base(made[-1][1]) if made else None
        if base is None or not text(base) or text(base) == key:
            break
        key, line = text(base), made[-1][0].lineno
    return history
