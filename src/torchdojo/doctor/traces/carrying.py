"""Sums over batches that are never set back to 0, divided by what one epoch, or one report, adds to them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, Loop, called, last_word, line_of, text
from torchdojo.doctor.traces.counting import LOSSES, growing, kind

SHAPED = {"item", "float", "double", "cpu", "detach"}
COUNTED = {"len", "float", "int", "max"}
EMPTIED = {"clear", "pop", "popleft", "reset", "zero_", "fill_"}


@dataclass(frozen=True, slots=True)
class Carried:
    """A sum as it is written, its loop over the batches, the division, and the rounds whose sums pile up."""

    key: str
    loop: Loop
    division: ast.BinOp | ast.AugAssign
    rounds: Loop | ast.ClassDef
    begins: int  # the line at which the sum is begun
    counts: bool  # right answers, not losses or means


def carried(flow: Flow) -> Iterator[Carried]:
    """Yield the divisions of sums that go on from one epoch to the next, by a number that does not."""
    for target, value, node, _ in growing(flow):
        key = written(target)
        what = added_up(flow, value) if key else ""
        for division in divisions(flow, key, node) if what else ():
            rounds = goes_on(flow, key, node, division)
            if rounds is not None and not _turns(flow, rounds, key, division):
                loop, begins = flow.loops(node)[0], begins_at(flow, key, node)
                yield Carried(key, loop, division, rounds, begins, what == "count")


def begins_at(flow: Flow, key: str, grows: ast.AST) -> int:
    """Return the line at which a sum was last begun before it grows, else the first there is."""
    begun = [stmt.lineno for stmt, _ in flow.bindings(key.split("[")[0])]
    before = [line for line in begun if line < line_of(grows)]
    return max(before, default=min(begun, default=0))


def adds_up(flow: Flow, loop: ast.For) -> bool:
    """Whether numbers that were begun before the loop grow in it: the work of several rounds."""
    some = [(text(target), node) for target, _, node, listed in growing(flow) if not listed]
    keys = {key for key, node in some if key and flow.loops(node)[0] is loop}
    begun = [stmt for key in keys for stmt, _ in flow.bindings(key, flow.scope(loop))]
    return any(not flow.within(stmt, loop) and stmt.lineno < loop.lineno for stmt in begun)


def written(node: ast.expr) -> str:
    """Return a name, a chain of attributes or an entry by its constant key as it is written; "" for anything else."""
    entry = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and text(node.value)
    return text(node) or (ast.unparse(node) if entry else "")


def added_up(flow: Flow, value: ast.expr) -> str:
    """Return what is added up, as counting tells it; a loss also where it is weighted, or by another name."""
    words = {called(part) or last_word(part) for part in flow.expanded(value, 2)}
    lost = bool(words & LOSSES) or any("loss" in word.lower() for word in words)
    return kind(flow, value) or ("loss" if lost else "")


def divisions(flow: Flow, key: str, grows: ast.AST) -> Iterator[ast.BinOp | ast.AugAssign]:
    """Yield the divisions of a sum, in the function that adds to it, or in the class whose attribute it is."""
    home = flow.owner(grows) if key.startswith("self.") else flow.scope(grows)
    for node in ast.walk(home) if home is not None else ():
        match node:
            case ast.BinOp(op=ast.Div(), left=over, right=under):
                pass
            case ast.AugAssign(op=ast.Div(), target=over, value=under):
                pass
            case _:
                continue
        over = _bare(over)
        if written(over) == key and key not in {written(part) for part in _parts(flow, under)}:
            yield node


def _bare(node: ast.expr) -> ast.expr:
    """Return correct of 100 * correct, float(correct) and correct.item(), and losses of sum(losses)."""
    match node:
        case ast.BinOp(op=ast.Mult(), left=ast.Constant(), right=inner):
            return _bare(inner)
        case ast.BinOp(op=ast.Mult(), left=inner, right=ast.Constant()):
            return _bare(inner)
        case ast.Call(args=[inner]) if called(node) in ("sum", "float", "int"):
            return _bare(inner)
        case ast.Call(func=ast.Attribute(value=inner), args=[]) if called(node) in SHAPED:
            return _bare(inner)
    return node


def goes_on(flow: Flow, key: str, grows: ast.AST, division: ast.AST) -> Loop | ast.ClassDef | None:
    """Return the loop, or the class called in one, through whose rounds the sum goes on unchanged; else None."""
    batches = flow.loops(grows)[0]
    if flow.within(division, batches) and _reported(flow, batches, division):
        return None if _begun(flow, key, batches) else batches
    if key.startswith("self.") and not flow.loops(batches):
        cls = flow.owner(grows)
        return cls if cls is not None and _lives(flow, key, cls, flow.scope(grows)) else None
    around = flow.loops(batches)
    fits = around and flow.within(division, around[0]) and not _begun(flow, key, around[0])
    return around[0] if fits and _made_outside(flow, key, around[0]) else None


def _reported(flow: Flow, batches: Loop, division: ast.AST) -> bool:
    """Whether a division by n stands where every n-th batch is reported, and its batches are many."""
    under = division.right if isinstance(division, ast.BinOp) else division.value  # type: ignore[attr-defined]
    for up in flow.above(division):
        if up is batches:
            return False
        for part in ast.walk(up.test) if isinstance(up, ast.If) else ():
            if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mod):
                return ast.unparse(part.right) == ast.unparse(under)
    return False


def _made_outside(flow: Flow, key: str, rounds: Loop) -> bool:
    name = key.split("[")[0]
    return any(stmt.lineno < rounds.lineno for stmt, _ in flow.bindings(name, flow.scope(rounds)))


def _lives(flow: Flow, key: str, cls: ast.ClassDef, method: ast.AST) -> bool:
    """Whether an attribute begins in __init__ only, one object keeps it, and the method is called again and again."""
    attribute = key.removeprefix("self.").split("[")[0].split(".")[0]
    begun = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Attribute) and n.attr == attribute
             and isinstance(n.ctx, ast.Store) and not isinstance(flow.parents[n], ast.AugAssign)]  # fmt: skip
    methods = [flow.scope(node) for node in begun]
    calls = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Call)]
    again = any(called(n) == getattr(method, "name", "") and flow.loops(n) for n in calls)
    afresh = any(called(n) == cls.name and flow.loops(n) for n in calls)
    only = [getattr(one, "name", "") for one in methods] == ["__init__"]
    return only and again and not afresh and not _begun(flow, key, cls)


def _begun(flow: Flow, key: str, inside: ast.AST) -> bool:
    """Whether a sum is begun anew, or changed in a way that is no addition, inside a loop or class."""
    name = key.split("[")[0]
    keys = {key, name}
    for node in ast.walk(inside):
        match node:
            case ast.Name() | ast.Attribute() | ast.Subscript() if isinstance(node.ctx, (ast.Store, ast.Del)):
                up = flow.parents[node]
                adds = isinstance(up, ast.AugAssign) and isinstance(up.op, (ast.Add, ast.Div))
                init = getattr(flow.scope(node), "name", "") == "__init__"
                if written(node) in keys and not adds and not init and not _added(up, key):
                    return True
            case ast.Call(func=ast.Attribute(value=owner, attr=attr)) if attr in EMPTIED:
                if written(owner) in keys:
                    return True
    return False


def _added(statement: ast.AST, key: str) -> bool:
    """Whether this is x = x + ..."""
    match statement:
        case ast.Assign(value=ast.BinOp(op=ast.Add(), left=left)):
            return written(left) == key
    return False


def _turns(flow: Flow, rounds: Loop | ast.ClassDef, key: str, division: ast.BinOp | ast.AugAssign) -> bool:
    """Whether what is below may grow from round to round as well."""
    under = division.right if isinstance(division, ast.BinOp) else division.value
    parts = [*_parts(flow, under)]
    if any(isinstance(part, ast.Call) and called(part) not in COUNTED for part in parts):
        return True
    names = {written(part) for part in parts} - {""}
    head = {text(n) for n in ast.walk(rounds.target)} if isinstance(rounds, ast.For) else set()
    grown = {written(n.target) for n in ast.walk(rounds) if isinstance(n, ast.AugAssign)}
    return any(name in head or (name in grown and not _begun(flow, name, rounds)) for name in names - {key})


def _parts(flow: Flow, under: ast.expr, deep: int = 3) -> Iterator[ast.expr]:
    """Yield the parts of a divisor and of what its names were made of, but not what a length is the length of."""
    yield under
    made = flow.made(under) if text(under) and deep else None
    below = () if called(under) == "len" else ast.iter_child_nodes(under)
    for part in below if made is None else (made,):
        if isinstance(part, ast.expr) and part is not under:
            yield from _parts(flow, part, deep - 1)
