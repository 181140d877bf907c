"""Rows that are repeated, as when a rare class is oversampled: where, and what the array is called then."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.orders import ORDERS
from torchdojo.doctor.flow import Flow, called, last_word, pairs, parameters, returns, text

JOINING = {"cat", "concat", "concatenate", "vstack", "append"}
DRAWING = {
    "randint",
    "choice",
    "choices",
    "multinomial",
    "integers",
    "resample",
}  # with replacement, if not said otherwise
KEEPING = {*ORDERS, "tensor", "as_tensor", "from_numpy", "asarray", "array", "LongTensor"}  # the same rows
REPEATING = {"repeat", "repeat_interleave", "tile"}
LIBRARIES = {"torch", "np", "numpy"}
DEEP = 6


def copied(flow: Flow) -> Iterator[tuple[ast.stmt, str]]:
    """Yield the assignments that repeat rows of an array, and its name."""
    for node in ast.walk(flow.tree):
        for target, value in pairs(node) if isinstance(node, ast.Assign) else ():
            function = flow.functions.get(last_word(value.func)) if isinstance(value, ast.Call) else None
            made = [value] if function is None else _returned(function, node, target)
            by_library = called(value) == "fit_resample" and "Under" not in ast.unparse(value)
            if text(target) and (by_library or any(_repeats(flow, one) for one in made)):
                yield node, text(target)  # type: ignore[misc]


def _returned(function: ast.FunctionDef, node: ast.AST, target: ast.expr) -> list[ast.expr]:
    """Return what a function may give to a target: of x, y = f() the part that stands at the same place."""
    whole = next((one for one in getattr(node, "targets", []) if target in getattr(one, "elts", [])), target)
    names, found = _parts(whole), []
    for one in returns(function):
        parts = _parts(one)
        fits = len(parts) == len(names) and not any(isinstance(part, ast.Starred) for part in parts + names)
        found += [parts[names.index(target)]] if fits else parts
    return found


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, (ast.Tuple, ast.List)) else [node]


def varied(flow: Flow) -> Iterator[tuple[ast.stmt, str]]:
    """Yield the assignments that put an array and variants of it one below the other, and its labels as often."""
    assigned = [node for node in ast.walk(flow.tree) if isinstance(node, ast.Assign)]
    joined = [(n, text(t), elements(v)) for n in assigned for t, v in pairs(n) if joins_rows(v)]  # type: ignore[arg-type]
    again = {
        (flow.scope(n), len(some)) for n, _, some in joined if len({ast.unparse(one) for one in some}) == 1
    }
    for node, target, some in joined:
        if target and len(some) > 1 and (flow.scope(node), len(some)) in again:
            names = [text(one) for one in some if text(one)]
            if any(all(text(one) == x or _made_of(flow, one, x) for one in some) for x in names):
                yield node, target


def _made_of(flow: Flow, node: ast.expr, name: str) -> bool:
    """Whether all rows of an array went into this: x + noise, flip(x), or a name for that; not x[rows]."""
    made = flow.made(node) if text(node) else node
    for part in ast.walk(made) if made is not None else ():
        above = flow.parents.get(part)
        cut = (
            isinstance(above, ast.Subscript)
            and above.value is part
            and not isinstance(above.slice, ast.Tuple)
        )
        if text(part) == name and not cut:
            return True
    return False


def _repeats(flow: Flow, value: ast.expr) -> bool:
    """Whether rows are repeated here: x[cat([arange(n), extra])], cat([x, x[rare]]), cat([a, b[drawn]])."""
    for _ in range(DEEP):
        match value:
            case ast.Call() if joins_rows(value):
                return _joins(flow, elements(value))
            case ast.Call(args=[inner]) if called(value) in KEEPING:
                value = inner
            case ast.Subscript(value=inner, slice=order) if called(order) in ORDERS:
                value = inner
            case ast.Subscript(slice=index) if not isinstance(index, (ast.Slice, ast.Tuple)):
                value = index
            case ast.Name() | ast.Attribute() if (made := flow.made(value)) is not None:
                value = made
            case _:
                return False
    return False


def elements(call: ast.Call) -> list[ast.expr]:
    """Return a, b and c of cat([a, b] + [c] * 3)."""
    todo, found = list(call.args), []
    while todo:
        match todo.pop(0):
            case ast.List(elts=elts) | ast.Tuple(elts=elts):
                found += elts
            case ast.BinOp(left=left, op=ast.Add() | ast.Mult(), right=right):
                todo += [left, right]
            case other:
                found.append(other)
    return [part for part in found if not isinstance(part, ast.Constant)]


def joins_rows(node: ast.AST) -> bool:
    """Whether arrays are put one below the other here, not side by side as in cat([a, b], 1)."""
    if not isinstance(node, ast.Call) or called(node) not in JOINING:
        return False
    said = [word.value for word in node.keywords if word.arg in ("dim", "axis")] + node.args[1:]
    return all(not isinstance(dim, (ast.Constant, ast.UnaryOp)) or ast.unparse(dim) == "0" for dim in said)


def _joins(flow: Flow, elements: list[ast.expr]) -> bool:
    """Whether two of these come from one array, and one of them once more, or drawn with replacement."""
    ways = [list(_way(flow, part)) for part in elements]
    names = [{text(part) for part in way} - {""} for way in ways]
    for at, way in enumerate(ways):
        for other, element in enumerate(elements):
            if other == at or not (names[at] & names[other] or _counts(elements[other])):
                continue
            once_more = (
                text(element) in names[at] and text(elements[at]) != text(element) and _chosen(flow, way)
            )
            if _drawn_again(flow, way) or (once_more and text(element)):
                return True
    return False


def _way(flow: Flow, node: ast.expr) -> Iterator[ast.expr]:
    """Yield what an expression was made of, from it backwards: x[rows], x, what x was made of; y of y == 1."""
    now: ast.expr | None = node
    for _ in range(DEEP):
        if now is None:
            break
        yield now
        match now:
            case ast.Subscript(value=inner) | ast.Compare(left=inner):
                now = inner
            case ast.Call(func=ast.Attribute(value=owner), args=args):
                drawn = called(now) in DRAWING or text(owner) in LIBRARIES
                now = (args[0] if args else None) if drawn else owner
            case ast.Name() | ast.Attribute() if text(now) not in parameters(flow.scope(now)):
                now = flow.made(now)
            case _:
                now = None


def _chosen(flow: Flow, way: list[ast.expr]) -> bool:
    """Whether rows are picked by what they are on this way: x[y == 1], x[rare], not x[:9]."""
    cuts = [part.slice for part in way if isinstance(part, ast.Subscript)]
    return any(not isinstance(cut, (ast.Slice, ast.Tuple, ast.Constant)) for cut in cuts)


def _drawn_again(flow: Flow, way: list[ast.expr]) -> bool:
    """Whether rows are drawn with replacement, or repeated, on this way: x[randint(...)], x[y == 1].repeat(9, 1)."""
    indices = [part.slice for part in way if isinstance(part, ast.Subscript)]
    inside = [part for index in indices for part in flow.expanded(index, 1, callers=False)]
    drawn = [part for part in (*way, *inside) if called(part) in DRAWING and _replaced(part)]
    rare = any(isinstance(part, (ast.Subscript, ast.Compare)) for part in way)
    return bool(drawn) or (rare and any(called(part) in REPEATING for part in way))


def _replaced(call: ast.AST) -> bool:
    """Whether what is drawn is put back."""
    said = {word.arg: word.value for word in call.keywords} if isinstance(call, ast.Call) else {}
    value = said.get("replace", said.get("replacement"))
    by_default = called(call) != "multinomial"
    return bool(value.value) if isinstance(value, ast.Constant) else by_default


def _counts(node: ast.expr) -> bool:
    """Whether these are the numbers of all rows: arange(n), range(n)."""
    return called(node) in ("arange", "range") or (called(node) == "list" and "range" in ast.unparse(node))
