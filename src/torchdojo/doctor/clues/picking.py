"""Lists that are put into another order one entry at a time, while the labels beside them stay as they are."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.drawn_apart import one_by_one
from torchdojo.doctor.clues.orders import ORDERS
from torchdojo.doctor.clues.partners import base, is_label, kept_side_by_side, partners
from torchdojo.doctor.clues.permuting import MEANT, SORTS, Order, out_of_step
from torchdojo.doctor.clues.unlike import at_once
from torchdojo.doctor.flow import Flow, called, line_of, own, pairs, parameters, text

UNTOUCHED = {"len", "print", "TensorDataset", "zip"}


def moved_alone(flow: Flow, scope: ast.AST) -> Iterator[tuple[Order, str]]:
    """Yield what is put into another order in a function or file, in whatever form, and what does not follow."""
    for find in (at_once, out_of_step, one_by_one, picked):
        yield from find(flow, scope)


def picked(flow: Flow, scope: ast.AST) -> Iterator[tuple[Order, str]]:
    """Yield texts of texts = [texts[i] for i in order], and labels that came with them and are left in their order."""
    taken = [node for node in own(scope) if isinstance(node, ast.Assign) and len(node.targets) == 1]
    for node in taken:
        source = _taken(flow, scope, node.value)
        if not source or _later(scope, source, node):
            continue
        key, met = text(node.targets[0]), [*partners(flow, scope), *kept_side_by_side(flow, scope)]
        for one, other, use in met:
            labelled = one == key and is_label(flow, other) and not is_label(flow, key)
            if labelled and not MEANT.search(other) and _left_alone(flow, scope, other, source, use):
                yield Order(key, source, "", node), other


def _taken(flow: Flow, scope: ast.AST, value: ast.expr) -> str:
    """Return texts of [texts[i] for i in order], if nothing else is taken by that order, and it is of all."""
    match value:
        case ast.ListComp(
            elt=ast.Subscript(value=whole, slice=ast.Name(id=entry)),
            generators=[ast.comprehension(target=ast.Name(id=turn), iter=order, ifs=[])],
        ) if entry == turn:
            named = isinstance(order, ast.Name)  # an attribute may be read by any method
            alone = not text(order) or (named and len(list(_loads(scope, text(order)))) == 1)
            made = flow.made(order) if text(order) else order
            return text(whole) if alone and made is not None and _mixes(made) else ""
    return ""


def _mixes(made: ast.expr) -> bool:
    """Whether this is an order of all rows: sorted(range(n), key=...), lengths.argsort(), randperm(n).tolist()."""
    match made:
        case ast.Call(
            func=ast.Name(id="sorted"), args=[ast.Call(func=ast.Name(id="range"))], keywords=[_, *_]
        ):
            return True
        case ast.Call(func=ast.Attribute(value=inner, attr="tolist"), args=[]):
            return _mixes(inner)
    return called(made) in SORTS | ORDERS


def _loads(scope: ast.AST, key: str) -> Iterator[ast.AST]:
    """Yield where a name is read in a function, its inner functions too."""
    for node in ast.walk(scope):
        if text(node) == key and isinstance(getattr(node, "ctx", None), ast.Load):
            yield node


def _later(scope: ast.AST, source: str, node: ast.Assign) -> bool:
    """Whether the list in its old order is read again afterwards: someone means to have both."""
    kept = source != text(node.targets[0])
    return kept and any(line_of(one) > (node.end_lineno or 0) for one in _loads(scope, source))


def _left_alone(flow: Flow, scope: ast.AST, label: str, source: str, use: ast.AST) -> bool:
    """Whether labels came together with the list, and nothing was done with them but to keep and to hand them on."""
    home = flow.owner(scope) if label.startswith("self.") else None
    made = [value for _, value in flow.bindings(label, home)] if home is not None else []
    name = text(base(made[0])) if len(made) == 1 else "" if label.startswith("self.") else label
    stores = [node for node in own(scope) if isinstance(node, ast.Assign)
              for target, _ in pairs(node) if text(target) == name]  # fmt: skip
    given = {name, source} <= parameters(scope) and not stores
    if not name or not (given or (len(stores) == 1 and _bound_together(stores[0], name, source))):
        return False
    return all(_harmless(flow, one, made, use) for one in _loads(scope, name))


def _bound_together(statement: ast.Assign, name: str, source: str) -> bool:
    """Whether this is texts, labels = load()."""
    names = {text(target) for target, _ in pairs(statement)}
    return {name, source} <= names and isinstance(statement.value, ast.Call)


def _harmless(flow: Flow, node: ast.AST, made: list[ast.expr], use: ast.AST) -> bool:
    """Whether labels are only kept, counted, or stand where they meet the list."""
    above = {node, *flow.above(node)}
    return bool(above & {use, *made}) or called(flow.parents[node]) in UNTOUCHED
