"""Arrays that a loop changes in place and keeps in a list without a copy: the entries are one and the same."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, Loop, Scope, called, own, pairs, parameters, text

LIBRARIES = {"torch", "np", "numpy", "nn", "torch.nn"}
MAKING = {
    "zeros", "ones", "empty", "full", "rand", "randn", "randint", "arange", "linspace", "eye", "tensor", "array",
    "zeros_like", "ones_like", "empty_like", "full_like", "rand_like", "randn_like", "from_numpy", "Parameter",
}  # fmt: skip
COPYING = {"clone", "copy", "requires_grad_"}
SHAPED = {"float", "double", "to", "reshape", "astype"}
DRAWING = {
    "uniform": 3,
    "normal": 3,
    "integers": 3,
    "randint": 3,
    "standard_normal": 1,
    "random": 1,
    "rand": 1,
    "randn": 1,
}
VIEWS = {"detach", "numpy", "view", "squeeze", "unsqueeze", "ravel", "t"}  # of the same memory
LISTS = {"list", "deque"}
EMPTYING = {"clear", "pop", "popleft", "remove"}
ONLY_MARKED = {"requires_grad_", "retain_grad_"}


@dataclass(frozen=True, slots=True)
class Kept:
    """What a loop keeps in a list without a copy: where, its name as it is written, and the list."""

    node: ast.Call
    loop: Loop
    name: str
    listed: str


def repeated(flow: Flow) -> Iterator[Kept]:
    """Yield what is kept in every round of a loop that changes it in place and never makes it anew."""
    for kept in _kept(flow):
        if _changed(flow, kept) and _again_and_again(flow, kept) and not _renewed(flow, kept):
            yield kept


def handed_out(flow: Flow) -> Iterator[tuple[ast.Return, str, str]]:
    """Yield where a method hands out an array of its object that it changes in place, and a loop keeps what it gets.

    The array and the list are named, too.
    """
    for node in ast.walk(flow.tree):
        method = flow.scope(node) if isinstance(node, ast.Return) and node.value is not None else None
        if (
            isinstance(method, ast.FunctionDef)
            and flow.owner(node) is not None
            and isinstance(node, ast.Return)
        ):
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for at, value in enumerate(values):
                name = bare(flow, value) if value is not None else ""
                if name.startswith("self.") and _moved(flow, method, name):
                    lists = [
                        kept
                        for call in _calls(flow, method)
                        for kept in _collected(flow, call, at, len(values))
                    ]
                    if lists:
                        yield node, name, lists[0]


def _calls(flow: Flow, method: ast.FunctionDef) -> list[ast.AST]:
    return [node for node in ast.walk(flow.tree) if called(node) == method.name and flow.loops(node)]


def _moved(flow: Flow, method: ast.FunctionDef, name: str) -> bool:
    """Whether a method changes an array of its object in place, always, and never makes it anew."""
    cls = flow.owner(method)
    made = [value for _, value in flow.bindings(name, cls)] if cls is not None else []
    here = flow.bindings(name, method)
    places = [n for n in method.body if _in_place(flow, n, name)]
    return bool(made) and all(map(_makes, made)) and not here and bool(places)


def _collected(flow: Flow, call: ast.AST, at: int, width: int) -> Iterator[str]:
    """Yield the list in which a loop keeps, as it is, what a call gives at this place."""
    statement = flow.statement(call)
    target = statement.targets[0] if isinstance(statement, ast.Assign) and statement.value is call else None
    match target:
        case ast.Tuple(elts=elts) if len(elts) == width:
            name = text(elts[at])
        case ast.Name(id=name) if width == 1:
            pass
        case _:
            return
    loop = flow.loops(call)[0]
    stored = [n for n in own(loop) if text(n) == name and isinstance(getattr(n, "ctx", None), ast.Store)]
    for kept in _kept(flow):
        if (
            kept.name == name != ""
            and kept.loop is loop
            and len(stored) == 1
            and _again_and_again(flow, kept)
        ):
            yield kept.listed


def _kept(flow: Flow) -> Iterator[Kept]:
    """Yield xs.append(x), xs.append((x, 1)) and xs.append(x.detach()), xs being a list that the loop does not empty."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=listed, attr="append" | "appendleft"), args=[value]):
                loops = flow.loops(node)
                if loops and _is_list(flow, listed) and not _emptied(loops[0], text(listed)):
                    for one in value.elts if isinstance(value, (ast.Tuple, ast.List)) else [value]:
                        name = _same_as(flow, loops[0], bare(flow, one))
                        if name:
                            yield Kept(node, loops[0], name, text(listed))


def bare(flow: Flow, node: ast.expr) -> str:
    """Return x of x, x.detach(), x.data and x.detach().numpy(), all of which lie in the same memory."""
    here = VIEWS if any("cuda" in line for line in flow.source.lines) else {*VIEWS, "cpu"}
    while True:
        match node:
            case ast.Call(func=ast.Attribute(value=inner, attr=attr)) if attr in here:
                node = inner
            case ast.Attribute(value=inner, attr="data" | "T"):
                node = inner
            case _:
                return text(node)


def _same_as(flow: Flow, loop: Loop, name: str) -> str:
    """Return x of `before = x` in this loop, else the name itself."""
    made = [value for stmt, value in flow.bindings(name) if loop in flow.above(stmt)] if name else []
    return text(made[0]) if len(made) == 1 and text(made[0]) else name


def _is_list(flow: Flow, listed: ast.expr) -> bool:
    made = [value for _, value in flow.bindings(text(listed))] if text(listed) else []
    return bool(made) and all(isinstance(one, ast.List) or called(one) in LISTS for one in made)


def _emptied(loop: Loop, listed: str) -> bool:
    """Whether a loop begins the list anew, or takes out of it."""
    for node in own(loop):
        match node:
            case ast.Assign() if any(text(target) == listed for target, _ in pairs(node)):
                return True
            case ast.Call(func=ast.Attribute(value=owner, attr=attr)) if (
                attr in EMPTYING and text(owner) == listed
            ):
                return True
    return False


def _changed(flow: Flow, kept: Kept) -> bool:
    """Whether the loop changes an array in place: x += 1, x[0] = 1, x.add_(1)."""
    own_class = flow.owner(kept.node) if kept.name.startswith("self.") else None
    home: Scope = own_class or flow.scope(kept.node)
    made = [value for _, value in flow.bindings(kept.name, home) or flow.bindings(kept.name, flow.tree)]
    if not made or not all(map(_makes, made)) or kept.name in parameters(home):
        return False
    return any(_in_place(flow, node, kept.name) for node in own(kept.loop))


def _in_place(flow: Flow, node: ast.AST, name: str) -> bool:
    """Whether an array is changed where it lies: x += 1, x[0] = 1, x.add_(1)."""
    node = node.value if isinstance(node, ast.Expr) else node
    match node:
        case ast.AugAssign(target=target) | ast.Assign(targets=[ast.Subscript() as target]):
            return _place(flow, target) == name
        case ast.Call(func=ast.Attribute(value=owner, attr=attr)) if bare(flow, owner) == name:
            return attr.endswith("_") and not attr.endswith("__") and attr not in ONLY_MARKED
    return False


def _place(flow: Flow, target: ast.expr) -> str:
    while isinstance(target, ast.Subscript):
        target = target.value
    return bare(flow, target)


def _makes(value: ast.expr) -> bool:
    """Whether this is certainly an array: torch.zeros(3), np.array([1.0]), x.clone()."""
    if isinstance(value, ast.BinOp):
        return _makes(value.left) or _makes(value.right)
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    if _draws(value):
        return True
    if isinstance(value.func.value, ast.Call) and called(value) in SHAPED | VIEWS:
        return _makes(value.func.value)
    by_hand = called(value) in COPYING or text(value.func.value) in LIBRARIES
    return by_hand and called(value) in MAKING | COPYING


def _draws(call: ast.Call) -> bool:
    """Whether this draws several numbers: np.random.uniform(-1, 1, 2), rng.normal(size=4); not one: rng.normal()."""
    sizes = [word.value for word in call.keywords if word.arg == "size"]
    sized = any(not (isinstance(size, ast.Constant) and size.value is None) for size in sizes)
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    of_numpy = text(owner) in ("np.random", "numpy.random") if owner is not None else False
    return called(call) in DRAWING and (sized or (of_numpy and len(call.args) >= DRAWING[called(call)]))


def _again_and_again(flow: Flow, kept: Kept) -> bool:
    """Whether it is kept in many rounds: always, or where something is compared that changes from round to round."""
    for up in flow.above(kept.node):
        if up is kept.loop:
            return True
        if isinstance(up, ast.If):
            often = any(
                isinstance(part, (ast.Mod, ast.Lt, ast.Gt, ast.LtE, ast.GtE)) for part in ast.walk(up.test)
            )
            if not often or any(isinstance(part, (ast.Break, ast.Return)) for part in up.body):
                return False
    return False


def _renewed(flow: Flow, kept: Kept) -> bool:
    """Whether the loop makes it anew: in every round, or where it is kept under a condition."""
    under = _conditions(flow, kept.node, kept.loop)
    for node in (kept.loop, *own(kept.loop)):
        if isinstance(getattr(node, "ctx", None), ast.Store) and text(node) == kept.name:
            statement = flow.statement(node)
            if isinstance(statement, ast.AugAssign):
                continue
            mine = _conditions(flow, statement, kept.loop)
            if under or not mine or statement is kept.loop or not isinstance(statement, ast.Assign):
                return True
    return False


def _conditions(flow: Flow, node: ast.AST, loop: Loop) -> list[ast.AST]:
    """Return the conditions on which something in a loop depends."""
    found: list[ast.AST] = []
    for up in flow.above(node):
        if up is loop:
            break
        if isinstance(up, (ast.If, ast.Try)):
            found.append(up)
    return found
