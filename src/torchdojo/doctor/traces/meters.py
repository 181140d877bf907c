"""Objects that count right answers or losses, are made once, and never set back, though each epoch asks them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, Loop, called, last_word, line_of, parameters, text
from torchdojo.doctor.traces.carrying import Carried, added_up, divisions


@dataclass(frozen=True, slots=True)
class Meter:
    """An object by its name, the class, its sum as the class writes it, and the call that adds to it."""

    name: str
    cls: ast.ClassDef
    key: str
    update: ast.Call
    what: str  # as counting tells it: count, mean or loss

    def loop(self, flow: Flow) -> Loop:
        """Return the loop over the batches."""
        return flow.loops(self.update)[0]

    def rounds(self, flow: Flow) -> Loop | ast.ClassDef:
        """Return the loop around the batches, or the class that the loop over them belongs to or counts with."""
        around = flow.loops(self.loop(flow))
        return around[0] if around else flow.owner(self.update) or self.cls

    def begins(self, flow: Flow) -> int:
        """Return the line at which the sum begins."""
        return flow.bindings(self.key, self.cls)[0][0].lineno


def meters(flow: Flow) -> Iterator[Meter]:
    """Yield the objects that go on from round to round, each with every sum of theirs."""
    for cls in (node for node in ast.walk(flow.tree) if isinstance(node, ast.ClassDef)):
        sums = list(_sums(flow, cls))
        for name in (
            _objects(flow, cls) if sums and not _set_back(flow, cls, {key for key, _ in sums}) else ()
        ):
            for key, grows in sums:
                method = getattr(flow.scope(grows), "name", "")
                for call in _calls(flow, name, method):
                    if flow.loops(call) and _goes_on(flow, name, call):
                        what = _counted(flow, grows, call)
                        if what:
                            yield Meter(name, cls, key, call, what)


def piling(flow: Flow) -> Iterator[Carried]:
    """Yield the meters whose sum is divided, in each round, by the size of what one round adds to it."""
    for one in meters(flow):
        for division, size in _reports(flow, one):
            if one.what != "mean" and _one_size(flow, size):
                loop, rounds = one.loop(flow), one.rounds(flow)
                yield Carried(one.key, loop, division, rounds, one.begins(flow), one.what == "count")


def averaging(flow: Flow) -> Iterator[tuple[Meter, ast.BinOp | ast.AugAssign]]:
    """Yield the meters that divide one sum by another, and where."""
    for one in meters(flow):
        sums = {key for key, _ in _sums(flow, one.cls)}
        for division, size in _reports(flow, one):
            if text(size) in sums - {one.key} and size is _under(division):
                yield one, division


def _sums(flow: Flow, cls: ast.ClassDef) -> Iterator[tuple[str, ast.AugAssign]]:
    """Yield self.right and self.right += ..., if it begins with 0 in __init__."""
    for node in ast.walk(cls):
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
            key = text(node.target)
            begun = [value for stmt, value in flow.bindings(key, cls) if _named(flow, stmt) == "__init__"]
            zero = [value for value in begun if isinstance(value, ast.Constant) and value.value == 0]
            if key.startswith("self.") and len(begun) == len(zero) == 1:
                yield key, node


def _named(flow: Flow, node: ast.AST) -> str:
    return getattr(flow.scope(node), "name", "")


def _set_back(flow: Flow, cls: ast.ClassDef, keys: set[str]) -> bool:
    """Whether a sum may be changed otherwise than by adding: by a method that somebody calls, or from outside."""
    names = {key.removeprefix("self.") for key in keys}
    setting = {"__init__", "setattr", "vars"}
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Attribute) or node.attr not in names or isinstance(node.ctx, ast.Load):
            continue
        up = flow.parents[node]
        if isinstance(up, ast.AugAssign) and isinstance(up.op, ast.Add):
            continue
        if flow.owner(node) is not cls:
            return True
        setting.add(_named(flow, node))
    anew = (node for node in ast.walk(flow.tree) if isinstance(node, ast.Call) and called(node) in setting)
    return any(
        text(node.func) or called(node) != "__init__" for node in anew
    )  # super().__init__() is another's


def _objects(flow: Flow, cls: ast.ClassDef) -> Iterator[str]:
    """Yield what is bound to such an object, once in the file: a name of the file or function, or self.name."""
    for call in (node for node in ast.walk(flow.tree) if called(node) == cls.name):
        place = flow.parents[call]
        name = text(place.targets[0]) if isinstance(place, ast.Assign) and len(place.targets) == 1 else ""
        attribute = name.startswith("self.")
        stores = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Name | ast.Attribute)
                  and last_word(n) == name.rpartition(".")[2] and not isinstance(n.ctx, ast.Load)]  # fmt: skip
        if not name or len(stores) != 1 or flow.loops(place):
            continue
        if not attribute or (_named(flow, place) == "__init__" and _made_once(flow, flow.owner(place))):
            yield name


def _made_once(flow: Flow, owner: ast.ClassDef | None) -> bool:
    """Whether objects of a class are made outside loops."""
    made = [n for n in ast.walk(flow.tree) if owner is not None and called(n) == owner.name]
    return bool(made) and not any(flow.loops(node) for node in made)


def _calls(flow: Flow, name: str, method: str) -> Iterator[ast.Call]:
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Call):
            plain = method == "__call__" and text(node.func) == name
            if plain or text(node.func) == f"{name}.{method}":
                yield node


def _goes_on(flow: Flow, name: str, call: ast.Call) -> bool:
    """Whether an object made before the rounds is added to in each of them."""
    batches, scope = flow.loops(call)[0], flow.scope(call)
    made = flow.bindings(name)[0][0]
    if name in parameters(scope):
        return False
    if flow.loops(batches):
        return name.startswith("self.") or not flow.within(made, flow.loops(batches)[0])
    lives = name.startswith("self.") or flow.scope(made) is flow.tree
    again = (n for n in ast.walk(flow.tree) if called(n) == getattr(scope, "name", "") and flow.loops(n))
    return lives and isinstance(scope, ast.FunctionDef) and any(again)


def _counted(flow: Flow, grows: ast.AugAssign, call: ast.Call) -> str:
    """Return what is added: right answers or losses, as the class writes it, or as it is given it."""
    names = parameters(flow.scope(grows))
    taken = [
        part for part in flow.expanded(grows.value, 2) if isinstance(part, ast.Name) and part.id in names
    ]
    given = [found for arg in call.args if (found := added_up(flow, arg))] if taken else []
    return added_up(flow, grows.value) or (given[0] if given else "")


def _reports(flow: Flow, one: Meter) -> Iterator[tuple[ast.BinOp | ast.AugAssign, ast.expr]]:
    """Yield where a sum is divided when an object is asked once in each round, and by what as it is given."""
    loop = one.loop(flow)
    grows = next(node for key, node in _sums(flow, one.cls) if key == one.key)
    for division in divisions(flow, one.key, grows):
        method, under = flow.scope(division), _under(division)
        for node in ast.walk(flow.scope(one.update)):
            asked = isinstance(node, ast.Attribute) and text(node) == f"{one.name}.{_named(flow, division)}"
            if not asked or flow.within(node, loop) or flow.scope(node) is not flow.scope(loop):
                continue
            around = flow.loops(loop)
            if line_of(node) > line_of(loop) and flow.loops(node)[-len(around) :] == around:
                yield division, _set_at_first(flow, one, _given(method, flow.parents[node], under))


def _set_at_first(flow: Flow, one: Meter, size: ast.expr) -> ast.expr:
    """Return 360 for self.rows if that is what the object was made with."""
    made = flow.bindings(text(size), one.cls) if text(size).startswith("self.") else []
    if len(made) != 1 or _named(flow, made[0][0]) != "__init__":
        return size
    return _given(flow.scope(made[0][0]), flow.bindings(one.name)[0][1], made[0][1])


def _under(division: ast.BinOp | ast.AugAssign) -> ast.expr:
    return division.right if isinstance(division, ast.BinOp) else division.value


def _given(method: ast.AST, call: ast.AST, under: ast.expr) -> ast.expr:
    """Return the argument of a call that a divisor stands for, or the divisor."""
    if not isinstance(method, ast.FunctionDef) or not isinstance(call, ast.Call):
        return under
    names = [one.arg for one in method.args.args][1:]
    named = [word.value for word in call.keywords if word.arg == text(under) != ""]
    at = names.index(text(under)) if text(under) in names else len(call.args)
    return named[0] if named else call.args[at] if at < len(call.args) else under


def _one_size(flow: Flow, size: ast.expr, deep: int = 2) -> bool:
    """Whether this is certainly one number for all rounds: a constant, or a length of what is no sum."""
    if isinstance(size, ast.Constant):
        return True
    if isinstance(size, ast.Call) and called(size) == "len" and len(size.args) == 1:
        return bool(text(size.args[0])) and not _grows(flow, size.args[0])
    made = [value for _, value in flow.bindings(text(size))] if text(size) else []
    return len(made) == 1 and deep > 0 and not _grows(flow, size) and _one_size(flow, made[0], deep - 1)


def _grows(flow: Flow, node: ast.expr) -> bool:
    """Whether something is added to this anywhere in the file."""
    name = last_word(node)
    return any(
        (isinstance(n, ast.AugAssign) and last_word(n.target) == name)
        or (called(n) in ("append", "extend") and last_word(n.func.value) == name)  # type: ignore[attr-defined]
        for n in ast.walk(flow.tree)
    )
