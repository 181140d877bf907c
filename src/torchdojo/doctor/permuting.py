"""Arrays that are put into a random order, and those that belong to them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from torchdojo.doctor.flow import Flow, called, line_of, own, returns, text

ORDERS = {"randperm", "permutation"}
LABELS = re.compile(r"(^|_|\.)(ys?|yb|labels?|targets?|classes|answers?)(_|\d|$)", re.IGNORECASE)
MEANT = re.compile(r"shuffl|perm|null|random|nois|neg|contrast|control", re.IGNORECASE)
SAME_SEED = {"manual_seed", "seed", "RandomState", "default_rng"}


@dataclass(frozen=True, slots=True)
class Order:
    """An array that from this line on stands in another order: `by` names the order, `seeded` what it was drawn by."""

    key: str
    source: str
    by: str
    node: ast.stmt
    seeded: frozenset[str] = frozenset()


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
        mixed = text(whole) != "" and _random(flow, value.slice)
        by, seeded = _name(flow, value.slice), _seeded(flow, value.slice)
        return Order(text(target), text(whole), by, node, seeded) if mixed else None
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
            and _random(flow, result.slice)
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


def _random(flow: Flow, index: ast.expr) -> bool:
    return any(called(part) in ORDERS for part in flow.expanded(index, 2))


def _seeded(flow: Flow, index: ast.expr) -> frozenset[str]:
    """Return what an order was drawn by, if that may draw the same order again: a seed, a generator by its name."""
    parts = [part for part in flow.expanded(index, 2) if called(part) in ORDERS]
    drawn = [inner for part in parts for inner in ast.walk(part)]
    given = [part.value for part in drawn if isinstance(part, ast.keyword) and part.arg == "generator"]
    made = [part for part in drawn if called(part) in SAME_SEED]
    return frozenset(text(one) or f"{line_of(one)}" for one in (*given, *made))


def _may_be_equal(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two orders may be the same although they were drawn twice: by two seeds, not one after the other."""
    return bool(one and other) and one != other


def _name(flow: Flow, index: ast.expr) -> str:
    """Return what tells an order from another: its text, and where the names in it were made."""
    made = [flow.made(part) for part in ast.walk(index) if isinstance(part, ast.Name)]
    lines = [str(value.lineno) for value in made if value is not None]
    inline = any(called(part) in ORDERS for part in ast.walk(index))
    return (
        f"{ast.unparse(index)} {lines} {index.col_offset if inline else ''}{index.lineno if inline else ''}"
    )


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
        if [order.by for order in mine] == [order.by for order in its] or not (mine or its):
            continue
        drawn = [frozenset[str]().union(*(order.seeded for order in orders)) for orders in (mine, its)]
        if _may_be_equal(*drawn):
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
        mixed = [_random(flow, part.slice) for part in cut]
        apart = _name(flow, x.slice) != _name(flow, y.slice)
        apart = apart and not _may_be_equal(_seeded(flow, x.slice), _seeded(flow, y.slice))
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
