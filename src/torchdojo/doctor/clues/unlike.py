"""Rows that are taken by two orders, or by one and none, in one statement or call."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.learned_together import delivered
from torchdojo.doctor.clues.orders import ORDERS, may_be_equal, name_of, random_rows, seeded_by
from torchdojo.doctor.clues.partners import LABELS, aims, base, is_label
from torchdojo.doctor.clues.permuting import Order, bare_cut, orders
from torchdojo.doctor.flow import Flow, called, own, text


def at_once(flow: Flow, scope: ast.AST) -> Iterator[tuple[Order, str]]:
    """Yield x[order] beside y[i:j] in one statement: loss(model(x[order]), y[i:j]), or x[order], y[i:j]."""
    found = {order.key for order in orders(flow, scope)}
    yield from _beside_the_whole(flow, scope, found)
    for node, x, y in _side_by_side(flow, scope):
        mixed = [random_rows(flow, part.slice) for part in (x, y)]
        if all(mixed):
            told = is_label(flow, text(y.value)) or isinstance(node, (ast.Return, ast.Yield))
            apart = name_of(flow, x.slice) != name_of(flow, y.slice)
            apart = apart and not may_be_equal(seeded_by(flow, x.slice), seeded_by(flow, y.slice))
            yield from [(_order(flow, x, x), text(y.value))] if told and apart else ()
        elif any(mixed) and not {text(x.value), text(y.value)} & found and LABELS.search(text(y.value)):
            first, other = (x, y) if mixed[0] else (y, x)
            whole = any(called(part) in ORDERS for part in flow.expanded(first.slice, 2))
            if whole and isinstance(other.slice, ast.Slice):
                yield _order(flow, y, first), text(other.value)


def _order(flow: Flow, named: ast.Subscript, mixed: ast.Subscript) -> Order:
    return Order(text(named.value), text(mixed.value), "", flow.statement(named))  # type: ignore[arg-type]


def _side_by_side(flow: Flow, scope: ast.AST) -> Iterator[tuple[ast.AST, ast.Subscript, ast.Subscript]]:
    """Yield two cuts of two arrays that stand side by side: arguments, two values, what a function delivers."""
    for node in own(scope):
        parts: list[ast.expr] = []
        match node:
            case ast.Call(args=[_, _] as both) | ast.Assign(value=ast.Tuple(elts=[_, _] as both)):
                parts = both
            case ast.Return(value=ast.Tuple(elts=both)) | ast.Yield(value=ast.Tuple(elts=both)):
                learned = _delivers(flow, scope) or any(home is scope for home, _, _ in delivered(flow))
                parts = both if len(both) == 2 and learned else []
        cut = [
            part
            for one in parts
            for part in ast.walk(one)
            if isinstance(part, ast.Subscript) and text(part.value)
        ]
        here = len(cut) == 2 and flow.statement(node) is flow.statement(cut[0])
        if here and text(cut[0].value) != text(cut[1].value):  # not parts of one array: y[train], y[test]
            yield node, cut[0], cut[1]


def _beside_the_whole(flow: Flow, scope: ast.AST, found: set[str]) -> Iterator[tuple[Order, str]]:
    """Yield x[order] of TensorDataset(x[order], y), where y is in no order of its own."""
    calls = [n for n in own(scope) if isinstance(n, ast.Call) and called(n) in ("TensorDataset", "zip")]
    for call in (call for call in calls if len(call.args) == 2):
        labelled = is_label(flow, text(call.args[1])) or is_label(flow, text(base(call.args[1])))
        for one, other in (call.args, call.args[::-1]):
            cut = bare_cut(one)
            if not isinstance(cut, ast.Subscript) or not text(other) or not labelled:
                continue
            names = {text(other), text(cut.value)}
            whole = any(called(part) in ORDERS for part in flow.expanded(cut.slice, 2))
            if whole and len(names) == 2 and not names & found and not _cut_before(flow, other):
                yield _order(flow, cut, cut), text(other)


def _cut_before(flow: Flow, node: ast.expr) -> bool:
    """Whether rows in a random order were handed to what made this: scaled = scaler.transform(x[order])."""
    cuts = [part for part in flow.expanded(node, 2) if isinstance(part, ast.Subscript)]
    return any(random_rows(flow, cut.slice) for cut in cuts)


def _delivers(flow: Flow, function: ast.AST) -> bool:
    """Whether the two things a function returns or yields are inputs and labels: for a, b in f(): loss(model(a), b)."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.For(target=ast.Tuple(elts=[one, other]), iter=ast.Call() as call):
                pass
            case ast.Assign(targets=[ast.Tuple(elts=[one, other])], value=ast.Call() as call):
                pass
            case _:
                continue
        delivered = text(other) in aims(flow) and text(one) not in aims(flow)
        if delivered and called(call) == getattr(function, "name", ""):
            return True
    return False
