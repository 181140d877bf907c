"""Mixup and CutMix as they are written: rows mixed with rows in another order, and whether the labels follow."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.clues.splitting import base
from torchdojo.doctor.flow import Flow, called, last_word, own, pairs, text

BETA = {"beta", "Beta", "betavariate", "Dirichlet", "dirichlet"}
LOSS = re.compile(r"loss|crit|entropy|(^|_)(ce|bce|mse|nll)(_|$)|损失", re.IGNORECASE)
LARGER = {"max", "maximum", "min", "minimum", "clamp", "clip"}  # the row's own label stays the right one
TURNING = {"flip", "roll"}
SHOWN = {"print", "append", "write", "log", "info", "add_scalar"}


@dataclass(frozen=True, slots=True)
class Mix:
    """Where rows are mixed: the share, the rows as they are, and the order of those that are mixed in."""

    node: ast.AST
    shares: frozenset[str]
    rows: str
    order: str  # "": it has no name of its own
    given: str  # what the rows of the other order are called, if they have a name


def mixes(flow: Flow) -> Iterator[Mix]:
    """Yield lam * x + (1 - lam) * x[order], torch.lerp(x[order], x, lam) and x[:, a:b] = x[order, a:b]."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                yield from _weighed(flow, node, _factors(left), _factors(right))
            case ast.Call(func=ast.Attribute(value=owner, attr="lerp"), args=args) if len(args) in (2, 3):
                one, other = ([owner, *args] if len(args) == 2 else args)[:2]
                yield from _mix(flow, node, [args[-1]], one, other)
            case ast.Assign(
                targets=[ast.Subscript(value=into, slice=ast.Tuple())], value=ast.Subscript() as cut
            ):
                order = cut.slice.elts[0] if isinstance(cut.slice, ast.Tuple) else cut.slice
                drawn = {name for name in _drawn_names(flow, node)}
                if drawn and isinstance(order, (ast.Name, ast.Call)) and _same(flow, into, cut.value):
                    yield Mix(node, frozenset(), text(into), text(order), "")


def _weighed(flow: Flow, node: ast.BinOp, one: list[ast.expr], other: list[ast.expr]) -> Iterator[Mix]:
    shares = [[part for part in side if _drawn(flow, part)] for side in (one, other)]
    rows = [[part for part in side if not _drawn(flow, part)] for side in (one, other)]
    if all(len(some) == 1 for some in (*shares, *rows)):
        yield from _mix(flow, node, [shares[0][0], shares[1][0]], rows[0][0], rows[1][0])


def _mix(flow: Flow, node: ast.expr, shares: list[ast.expr], one: ast.expr, other: ast.expr) -> Iterator[Mix]:
    named = [part for share in shares for part in ast.walk(share) if isinstance(part, ast.Name)]
    names = frozenset(part.id for part in named if _drawn(flow, part))
    if not any(_drawn(flow, share) for share in shares):
        return
    for plain, mixed in ((one, other), (other, one)):
        made = (flow.made(mixed) or mixed) if text(mixed) else mixed
        match made:
            case ast.Subscript(value=rows, slice=ast.Name() | ast.Call() as order) if _rows_of(plain) == text(
                rows
            ):
                yield Mix(node, names, text(rows), text(order), text(mixed))
                return
            case ast.Call() if called(made) in TURNING and text(base(made)) == text(plain) != "":
                yield Mix(node, names, text(plain), "", text(mixed))
                return


def _rows_of(node: ast.expr) -> str:
    return text(node.value) if isinstance(node, ast.Subscript) else text(node)


def _same(flow: Flow, one: ast.expr, other: ast.expr) -> bool:
    """Whether two names stand for the same rows, one perhaps for a copy of them."""
    made = flow.made(one)
    return bool(text(one)) and text(other) in {text(one), text(base(made)) if made is not None else ""}


def _factors(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return [*_factors(left), *_factors(right)]
    return [node]


def _drawn(flow: Flow, node: ast.expr) -> bool:
    """Whether a share is drawn from a Beta distribution, and not held above or below a half."""
    parts = list(flow.expanded(node, 4))
    return any(called(part) in BETA for part in parts) and not any(called(part) in LARGER for part in parts)


def _drawn_names(flow: Flow, node: ast.AST) -> Iterator[str]:
    """Yield the names in a function that are drawn from a Beta distribution."""
    for part in own(flow.scope(node)):
        if isinstance(part, ast.Assign) and _drawn(flow, part.value):
            yield from (text(target) for target in part.targets if text(target))


def alone(flow: Flow, mix: Mix) -> bool:
    """Whether neither the share nor the order is used for anything but this."""
    scope, inside = flow.scope(mix.node), set(ast.walk(mix.node))
    turned = [n for n in own(scope) if called(n) in TURNING and n not in inside]
    others = bool(mix.order) or len(turned) <= bool(mix.given)
    return others and not any(_used(flow, scope, name, inside) for name in {*mix.shares, mix.order} - {""})


def _used(flow: Flow, scope: ast.AST, name: str, inside: set[ast.AST], deep: int = 4) -> bool:
    """Whether a name, or what is made of it, is used outside: not only shown, or handed back to who never reads it."""
    for node in own(scope):
        if text(node) != name or not isinstance(getattr(node, "ctx", None), ast.Load) or node in inside:
            continue
        statement = flow.statement(node)
        if _only_shown(statement):
            continue
        heirs = [heir for heir in _heirs(flow, statement, node) if heir != (scope, name)]
        if not heirs and isinstance(statement, ast.Assign) and name in map(text, statement.targets):
            continue  # lam = lam.view(-1, 1)
        if deep == 0 or not heirs or any(_used(flow, *heir, inside, deep - 1) for heir in heirs):
            return True
    return False


def _heirs(flow: Flow, statement: ast.AST, node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Yield the names that get what is made of a node here: in its own function, or where the function is called."""
    if isinstance(statement, ast.Assign):
        for target, value in pairs(statement):
            if node in ast.walk(value) and isinstance(target, ast.Name):
                yield flow.scope(statement), target.id
    function = flow.scope(statement)
    if not (isinstance(statement, ast.Return) and isinstance(function, ast.FunctionDef)):
        return
    calls = [flow.parents.get(n) for n in ast.walk(flow.tree) if called(n) == function.name]
    for call in calls if isinstance(statement.value, ast.Tuple) and node in statement.value.elts else ():
        match call:
            case ast.Assign(targets=[ast.Tuple(elts=elts)]) if len(elts) == len(statement.value.elts):  # type: ignore[union-attr]
                yield flow.scope(call), text(elts[statement.value.elts.index(node)])  # type: ignore[union-attr]


def _only_shown(statement: ast.AST) -> bool:
    """Whether a statement only prints or logs."""
    return isinstance(statement, ast.Expr) and called(statement.value) in SHOWN


def compared(flow: Flow, mix: Mix) -> str:
    """Return the labels with which the answer to the mixed rows is compared; "" if that is not certain."""
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Call) or len(node.args) < 2 or not LOSS.search(last_word(node.func)):
            continue
        answer, labels = node.args[0], base(node.args[1])
        known = text(labels) not in ("", mix.rows) and not _answered(flow, mix, labels)
        if known and _reaches(flow, mix, answer) and not _reaches(flow, mix, labels):
            return text(labels)
    return ""


def _answered(flow: Flow, mix: Mix, labels: ast.expr) -> bool:
    """Whether this may be the answer of a model, not what is known of the data."""
    made, mixing = flow.made(labels), flow.scope(mix.node)
    if not isinstance(made, ast.Call) or called(made) == getattr(mixing, "name", ""):
        return False
    return bool(made.args) and not text(made.func).startswith(("torch.", "np."))


def _reaches(flow: Flow, mix: Mix, node: ast.expr) -> bool:
    scope = flow.scope(mix.node)
    for part in flow.expanded(node, 5):
        if part is mix.node:
            return True
        same = text(part) == mix.rows and isinstance(mix.node, ast.Assign)
        if (
            same
            and flow.scope(part) is scope
            and (isinstance(scope, ast.Module) or _after(flow, part, mix.node))
        ):
            return True
    return False


def _after(flow: Flow, part: ast.AST, node: ast.AST) -> bool:
    return getattr(part, "lineno", 0) > getattr(node, "lineno", 0)
