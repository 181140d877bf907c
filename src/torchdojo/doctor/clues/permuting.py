"""Arrays that are put into a random order, and those that belong to them."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from torchdojo.doctor.clues.learned_together import delivered
from torchdojo.doctor.clues.orders import (
    DRAWS,
    ORDERS,
    SAME_SEED,
    drawn,
    may_be_equal,
    name_of,
    random_rows,
    seeded_by,
)
from torchdojo.doctor.clues.partners import base, is_label, kept_side_by_side, one_sample, partners
from torchdojo.doctor.clues.splitting import SHAPING
from torchdojo.doctor.flow import Flow, called, own, returns, text

SORTS = {"argsort", "lexsort"}
PLAIN = SHAPING | {"long", "int", "bool", "astype", "type", "clone", "copy", "contiguous"}
MEANT = re.compile(r"shuffl|perm|null|random|nois|neg|contrast|control|wrong|fake|mism", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """An array that from this line on stands in another order: `by` names the order, `seeded` what it was drawn by.

    `columns` says that not its first dimension is reordered: the pixels of its rows, or the rows of time-major data;
    `some`, that rows were drawn by chance, some of them perhaps twice: an array may be drawn from alone.
    """

    key: str
    source: str
    by: str
    node: ast.stmt
    seeded: frozenset[str] = frozenset()
    columns: bool = False
    some: bool = False


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
    value = whole = bare_cut(value)
    while isinstance(whole, ast.Subscript):
        whole = whole.value
    if isinstance(value, ast.Subscript):
        index = drawn(flow, value.slice) or _sorting(flow, value.slice)
        if not text(whole) or index is None:
            return None
        by, seeded, columns = name_of(flow, index), seeded_by(flow, index), not of_rows(value.slice, index)
        some = not any(called(part) in ORDERS | SORTS for part in flow.expanded(index, 2))
        return Order(text(target), text(whole), by, node, seeded, columns, some)
    source, inner = mix_of(flow, value), flow.functions.get(called(value))
    some = inner is not None and any(called(part) in DRAWS for part in ast.walk(inner))
    return (
        Order(text(target), source, f"{node.lineno} {value.col_offset}", node, some=some) if source else None
    )


def of_rows(index: ast.expr, order: ast.expr) -> bool:
    """Whether an order is that of the first dimension: x[order], not x[:, order]."""
    return (index.elts[0] if isinstance(index, ast.Tuple) and index.elts else index) is order


def _sorting(flow: Flow, index: ast.expr) -> ast.expr | None:
    """Return an index that sorts rows: x.argsort() of x[x.argsort()], and its name."""
    made = flow.made(index) if text(index) else index
    return index if made is not None and called(made) in SORTS else None


def bare_cut(value: ast.expr) -> ast.expr:
    """Return y[order] of y[order].unsqueeze(1), torch.tensor(y[order]) and y.index_select(0, order); else the value."""
    node = value
    while isinstance(node, ast.Call):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="torch" | "np" | "numpy")), args=[inner, *_]):
                node = inner if called(node) in PLAIN else value
            case ast.Call(
                func=ast.Attribute(value=inner, attr="index_select"), args=[ast.Constant(value=0), index]
            ):
                return ast.copy_location(ast.Subscript(inner, index, ast.Load()), node)
            case ast.Call(func=ast.Attribute(value=inner)):
                node = inner if called(node) in PLAIN else value
            case _:
                return value
        if node is value:
            return value
    return node if isinstance(node, ast.Subscript) else value


def mix_of(flow: Flow, value: ast.expr) -> str:
    """Return x of permutation(x) and of mix(x), where mix() returns what it is given in a random order of its own."""
    if not isinstance(value, ast.Call) or not value.args or not text(value.args[0]):
        return ""
    given, function = text(value.args[0]), flow.functions.get(called(value))
    if called(value) == "permutation" and value.keywords == [] and len(value.args) == 1:
        return given if _arrays(flow, value.args[0]) else ""
    if function is None or not function.args.args or {called(part) for part in own(function)} & SAME_SEED:
        return ""
    first = function.args.args[0].arg
    cuts = (one for one in returns(function) if isinstance(one, ast.Subscript) and text(one.value) == first)
    return (
        given if any(random_rows(flow, one.slice) and not seeded_by(flow, one.slice) for one in cuts) else ""
    )


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


def out_of_step(flow: Flow, scope: ast.AST) -> Iterator[tuple[Order, str]]:
    """Yield an array in a new order whose partner is in another, and the partner."""
    found = orders(flow, scope)
    if not found:
        return
    seeds = [n.lineno for n in own(scope) if isinstance(n, ast.Call) and called(n) in SAME_SEED]
    end = getattr(scope, "end_lineno", 0)
    together = {
        part for order in found for part in ast.walk(order.node)
    }  # go side by side into their new order
    met = [*partners(flow, scope), *kept_side_by_side(flow, scope)]
    for one, other, use in met:
        x, y = _told_apart(flow, scope, one, other)
        if not y or MEANT.search(y) or use in together or one_sample(flow, y, use):
            continue
        line = end if use is scope else getattr(use, "lineno", 0)
        mine, its = _history(flow, found, x, line), _history(flow, found, y, line)
        if mine is None or its is None or [order.by for order in mine] == [order.by for order in its]:
            continue
        mine, its = ([order for order in orders if not order.columns] for orders in (mine, its))
        if not _apart(mine, its) or _compared(mine, y, met) or _taken_by(mine, y):
            continue
        lines = [order.node.lineno for order in (*mine, *its)]
        if _made_of(flow, y, x, min(lines)):
            continue
        if sum(min(lines) <= seed <= max(lines) for seed in seeds) == 0:
            last = max((*mine[-1:], *its[-1:]), key=lambda order: order.node.lineno)
            yield last, (y if last in mine else x)


def _told_apart(flow: Flow, scope: ast.AST, one: str, other: str) -> tuple[str, str]:
    """Return inputs and labels, by their names or by what a loss compares; "" and "" if that is not certain."""
    for x, y in ((one, other), (other, one)):
        if is_label(flow, y) and not is_label(flow, x):
            return x, y
        if (scope, x, y) in delivered(flow) and not is_label(flow, x):
            return x, y
    return "", ""


def _made_of(flow: Flow, label: str, inputs: str, line: int) -> bool:
    """Whether the labels were made of the inputs after these had been put into their order: y = (x[:, 0] > 0)."""
    made = [value for stmt, value in flow.bindings(label) if stmt.lineno > line]
    return any(text(part) == inputs for value in made for part in ast.walk(value)) and not any(
        called(part) in ORDERS for value in made for part in ast.walk(value)
    )


def _taken_by(mine: list[Order], label: str) -> bool:
    """Whether the labels are the order itself: who = order, x = x[who]; each row is a class of its own."""
    parts = [part for order in mine for part in ast.walk(order.node) if isinstance(part, ast.Subscript)]
    return any(text(part.slice) == label for part in parts)


def _compared(mine: list[Order], label: str, met: Iterable[tuple[str, str, ast.AST]]) -> bool:
    """Whether the labels meet the rows in their old order too: to see what the order is worth."""
    together = [{one, other} for one, other, _ in met]
    return any(order.key != order.source and {order.source, label} in together for order in mine)


def _apart(mine: list[Order], its: list[Order]) -> bool:
    """Whether two arrays certainly stand in two orders."""
    if not (mine and its) and any(order.some for order in (*mine, *its)):
        return False
    seeded = [frozenset[str]().union(*(order.seeded for order in orders)) for orders in (mine, its)]
    return [order.by for order in mine] != [order.by for order in its] and not may_be_equal(*seeded)


def _history(flow: Flow, found: list[Order], key: str, line: int) -> list[Order] | None:
    """Return the orders an array has gone through before a line, the first one first; None if that is not certain."""
    history: list[Order] = []
    for _ in range(5):
        last = [order for order in found if order.key == key and order.node.lineno <= line]
        if last:
            history.insert(0, last[-1])
            key, line = last[-1].source, last[-1].node.lineno - 1
            continue
        made = [(s, v) for s, v in flow.bindings(key) if s.lineno <= line]
        cuts = [part for part in ast.walk(made[-1][1]) if isinstance(part, ast.Subscript)] if made else []
        if any(random_rows(flow, cut.slice) or _sorting(flow, cut.slice) is not None for cut in cuts):
            return None
        older = base(made[-1][1]) if made else None
        if older is None or not text(older):
            break
        key, line = text(older), made[-1][0].lineno - (text(older) == key)
    return history
