"""How many batches and rows a loader delivers, and which loader the length in a divisor belongs to."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, Loop, called, text
from torchdojo.doctor.log import Thing
from torchdojo.doctor.traces import batches


def of_another(case: Case, flow: Flow, loop: Loop, under: ast.expr) -> tuple[int, int] | None:
    """Return the length below, if it is that of a loader or data set that this loop does not run over, and its own."""
    under = (flow.made(under) if text(under) else under) or under
    own = batches.loaders(case, flow.source.file, loop)
    if called(under) != "len" or not isinstance(under, ast.Call) or not own or len(under.args) != 1:
        return None
    name = text(under.args[0])
    over = batches.run_over(loop)
    if not name or name.removesuffix(".dataset") in over or any(_given(flow, x) == name for x in own):
        return None
    rows = name.endswith(".dataset") or any(_given(flow, x) == name for x in case.things("loader"))
    others = {x.number: x for x in _loaders(case, flow, name.removesuffix(".dataset"))}
    lengths = [{_length(x, rows) for x in some} for some in (others.values(), own)]
    apart = not any(x.number in others for x in own) and all(len(some) == 1 for some in lengths)
    found = [next(iter(some), 0) for some in lengths]
    return (found[0], found[1]) if apart and 0 not in found and found[0] != found[1] else None


def of_more_rows(case: Case, flow: Flow, grows: ast.AST, key: str, under: ast.expr) -> tuple[int, int] | None:
    """Return the length below, if it is that of a data set of which this loop's sampler draws a part, and the part's.

    The sum is begun right before the loop: the parts of several folds may add up to the whole.
    """
    under = (flow.made(under) if text(under) else under) or under
    if called(under) != "len" or not isinstance(under, ast.Call) or len(under.args) != 1:
        return None
    loop, name = flow.loops(grows)[0], text(under.args[0])
    own = batches.loaders(case, flow.source.file, loop)
    begun = [
        flow.loops(stmt) for stmt, _ in flow.bindings(key, flow.scope(loop)) if stmt.lineno < loop.lineno
    ]
    if not begun or any(around != flow.loops(loop) for around in begun):
        return None
    whole = name.endswith(".dataset") and name.removesuffix(".dataset") in batches.run_over(loop)
    for loader in own:
        rows, drawn = loader["rows"] or 0, loader["drawn"] or 0
        if 0 < drawn < rows and (whole or (name and _given(flow, loader) == name)):
            return rows, drawn
    return None


def _loaders(case: Case, flow: Flow, name: str) -> Iterator[Thing]:
    """Yield the loaders that other loops of the file run over by this name, and those that are made of it."""
    for loop in (n for n in ast.walk(flow.tree) if isinstance(n, ast.For)):
        if name in batches.run_over(loop):
            yield from batches.loaders(case, flow.source.file, loop)
    yield from (x for x in case.things("loader") if _given(flow, x) == name)


def _given(flow: Flow, loader: Thing) -> str:
    """Return the name of the data set that a loader was made of, where its line makes one loader."""
    place = next((place for place in loader.where if place.file == flow.source.file), None)
    statement = flow.source.statement(place.line) if place is not None else None
    calls = [n for n in ast.walk(statement) if called(n).endswith("Loader")] if statement is not None else []
    made = calls[0] if len(calls) == 1 and isinstance(calls[0], ast.Call) else None
    return text(made.args[0]) if made is not None and made.args else ""


def _length(loader: Thing, rows: bool) -> int:
    number, size = loader["rows"] or 0, loader["batch_size"] or 0
    if rows or not size:
        return number if rows else 0
    return number // size if loader["drop_last"] else -(-number // size)


def grows_elsewhere(flow: Flow, key: str, loop: Loop) -> bool:
    """Whether a sum grows in another loop as well."""
    return any(
        isinstance(n, ast.AugAssign) and not isinstance(n.op, ast.Div) and text(n.target) == key
        and not flow.within(n, loop)
        and flow.scope(n) is flow.scope(loop)
        for n in ast.walk(flow.tree)
    )  # fmt: skip
