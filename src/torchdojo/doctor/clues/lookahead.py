"""Windows of a series whose next value is to be foretold, cut out of a copy that was smoothed with that value."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.clues.next_rows import one_ahead
from torchdojo.doctor.clues.smoothing import FILTERS, centred
from torchdojo.doctor.clues.threads import BEGINNINGS, Called, Threads, centred_cut
from torchdojo.doctor.flow import Flow, called, own

METHOD = 99  # its arguments are not those with which the object was made
SMOOTHING = FILTERS | {"rolling", "convolve", "conv1d", "avg_pool1d", "AvgPool1d"}
UNSHARED = BEGINNINGS - {"zeros", "empty", "sin", "cos"}


@dataclass(frozen=True)
class Window:
    """A cut of a series, how long it is, and where it ends, as it is written."""

    node: ast.expr
    series: ast.expr
    length: str
    end: str


def foretold(flow: Flow) -> Iterator[tuple[ast.AST, ast.expr]]:
    """Yield what smooths a series with its future, and the target that this series' windows are to foretell."""
    threads, seen = Threads(flow), set[ast.AST]()
    smooths = any(called(n) in SMOOTHING or centred_cut(flow, n) is not None for n in ast.walk(flow.tree))
    for window in windows(flow) if smooths else ():
        for inside in _calls(flow, window.node):
            for smooth, given in _smoothed(threads, window.series, inside):
                if smooth not in seen:
                    raw = set(threads.line(*given))
                    target = _target(threads, window, inside, raw, smooth)
                    if target is not None:
                        seen.add(smooth)
                        yield smooth, target
    for smooth, target in one_ahead(threads) if smooths else ():
        if smooth not in seen:
            seen.add(smooth)
            yield smooth, target


def windows(flow: Flow) -> Iterator[Window]:
    """Yield x[i : i + n], x[t - n : t], x.unfold(0, n, 1), sliding_window_view(x, n) and x[start + arange(n)]."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Subscript(value=series, slice=cut, ctx=ast.Load()):
                found = _length(cut) or _by_rows(flow, cut)
                if found and found[0] != "1":
                    yield Window(node, series, *found)
            case ast.Call(func=ast.Attribute(value=series, attr="unfold"), args=[_, length, *_]):
                yield Window(node, series, ast.unparse(length), "")
            case ast.Call(args=[series, length, *_]) if called(node) == "sliding_window_view":
                yield Window(node, series, ast.unparse(length), "")


def _length(cut: ast.expr) -> tuple[str, str] | None:
    """Return the length of i : i + n or of t - n : t, and where it ends."""
    parts = cut.elts if isinstance(cut, ast.Tuple) else [cut]
    for part in parts:
        match part:
            case ast.Slice(
                lower=ast.expr() as low, upper=ast.BinOp(left=one, op=ast.Add(), right=other) as high
            ):
                if ast.unparse(low) in (ast.unparse(one), ast.unparse(other)):
                    length = other if ast.unparse(low) == ast.unparse(one) else one
                    return ast.unparse(length), ast.unparse(high)
            case ast.Slice(lower=ast.BinOp(left=one, op=ast.Sub(), right=length), upper=ast.expr() as high):
                if ast.unparse(one) == ast.unparse(high):
                    return ast.unparse(length), ast.unparse(high)
    return None


def _by_rows(flow: Flow, cut: ast.expr) -> tuple[str, str] | None:
    """Return the length of start[:, None] + arange(n)."""
    rows = flow.made(cut) if isinstance(cut, ast.Name) else cut
    for part in ast.walk(rows) if isinstance(rows, ast.BinOp) and isinstance(rows.op, ast.Add) else ():
        match part:
            case ast.Call(args=[length]) if called(part) == "arange":
                return ast.unparse(length), ""
    return None


def _calls(flow: Flow, node: ast.AST) -> list[Called | None]:
    """Return the calls of the function that a node stands in, or of the class; [None] for a file's own lines."""
    scope = flow.scope(node)
    if not isinstance(scope, ast.FunctionDef):
        return [None]
    owner = flow.owner(scope)
    name = owner.name if owner is not None else scope.name
    found = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == name]
    outer = [one for call in found[:6] for one in _calls_around(flow, call, scope)]
    skip = METHOD if owner is not None else 0
    return [Called(scope, call, above, skip) for call, above in outer] or [None]


def _calls_around(flow: Flow, call: ast.Call, inner: ast.AST) -> list[tuple[ast.Call, Called | None]]:
    """Return a call with those of the function that it stands in."""
    scope = flow.scope(call)
    if not isinstance(scope, ast.FunctionDef) or scope is inner or flow.owner(scope) is not None:
        return [(call, None)]
    found = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == scope.name]
    return [(call, Called(scope, one)) for one in found[:4]] or [(call, None)]


def _smoothed(
    threads: Threads, series: ast.expr, inside: Called | None
) -> Iterator[tuple[ast.AST, tuple[ast.expr, Called | None]]]:
    for part, within in threads.parts(series, inside):
        given = centred(threads, part, within)
        if given is not None:
            yield part, (given, within)


def _target(
    threads: Threads, window: Window, inside: Called | None, raw: set[ast.AST], smooth: ast.AST
) -> ast.expr | None:
    """Return what is cut out of the same series, not smoothed, just where the window ends."""
    flow = threads.flow
    places = [(flow.scope(window.node), inside, {window.length, window.end})]
    name = _name(flow, window)
    if inside is not None and name is not None:
        outside = flow.scope(inside.call)
        places += [(outside, inside.outer, {ast.unparse(value)}) for value, _ in threads.made(name, inside)]
    for scope, within, ends in places:
        for node in (n for n in own(scope) if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Load)):
            if node is not window.node and _begins(flow, node.slice) & (ends - {""}):
                line = threads.line(node.value, within)
                mixed = any(part is smooth for part, _ in threads.parts(node.value, within))
                if not mixed and any(_shared(part) for part in raw & set(line)):
                    return node
    return None


def _shared(part: ast.AST) -> bool:
    """Whether two series are one if this stands behind both: not a number, nor the hours of the day."""
    return not isinstance(part, ast.Constant) and called(part) not in UNSHARED


def _name(flow: Flow, window: Window) -> ast.expr | None:
    """Return the name that says how long a window is."""
    names = (n for n in ast.walk(window.node) if isinstance(n, ast.Name) and n.id == window.length)
    return next(names, None)


def _begins(flow: Flow, cut: ast.expr) -> set[str]:
    """Return at what a cut begins, as it is written: t, i + n and n of x[i + n], n of x[n:]."""
    found = set[str]()
    for part in cut.elts if isinstance(cut, ast.Tuple) else [cut]:
        first = part.lower if isinstance(part, ast.Slice) else part
        if first is not None and not (isinstance(part, ast.Slice) and part.step is not None):
            found.add(ast.unparse(first))
        match first:
            case ast.BinOp(left=ast.BinOp(left=one, op=ast.Add(), right=ast.Name() as ahead), op=ast.Sub()):
                if isinstance(step := flow.made(ahead), ast.Constant) and step.value == 1:  # x[i + n + 1 - 1]
                    found |= _begins(flow, one)
            case ast.BinOp(
                left=ast.Name() as one,
                op=ast.Add(),
                right=ast.Name() | ast.Attribute() | ast.Constant() as other,
            ):
                found |= {ast.unparse(one), ast.unparse(other)}
    return found - {"0"}
