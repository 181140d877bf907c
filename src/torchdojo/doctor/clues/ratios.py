"""Ratios of new to old probabilities: whether the old ones are those of the very weights that give the new."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, Loop, called, line_of, own, text

CUT = {"detach", "clone", "cpu", "detach_", "contiguous"}
DRAWN = {"sample", "rsample", "multinomial"}  # another action each time
ACTION = re.compile(r"act|(^|\W|_)as?(\W|_|$)|动作")
PROBABLE = {"log_prob", "log_softmax", "gather", "softmax", "exp"}
DEEP = 8


def always_one(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where old probabilities are taken from the forward that gives the new ones, and their name."""
    for node in ast.walk(flow.tree):
        ratio, loop = _clamped(node), next(iter(flow.loops(node)), None)
        if ratio is None or loop is None or not _learns_from_before(flow, loop):
            continue
        stmt = _bound(flow, loop, ratio)
        made = (
            next((value for one, value in flow.bindings(text(ratio)) if one is stmt), ratio)
            if stmt
            else ratio
        )
        parted = _parted(made)
        if parted is not None and _alike(flow, loop, *parted):
            yield (_bound(flow, loop, parted[1]) or flow.statement(made)), ast.unparse(parted[1])


def _learns_from_before(flow: Flow, loop: Loop) -> bool:
    """Whether a loop learns, and takes no new actions."""
    calls = [node for node in own(loop) if isinstance(node, ast.Call)]
    if not {"backward", "step"} <= {called(call) for call in calls}:
        return False
    return not any(_draws(flow, call) for call in calls)


def _draws(flow: Flow, call: ast.Call) -> bool:
    """Whether a call takes an action: dist.sample(), env.step(a), or a function that does, if it is not given one."""
    owner = text(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if called(call) in DRAWN:
        return owner not in ("random", "np.random")
    if "env" in owner:
        return True
    function = flow.functions.get(called(call))
    inside = [part for part in own(function) if isinstance(part, ast.Call)] if function is not None else []
    given = any(ACTION.search(ast.unparse(arg)) for arg in call.args)
    return not given and any(called(part) in DRAWN | {"reset"} for part in inside)


def _clamped(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="clamp" | "clip"), args=args):
            return args[0] if text(owner) in ("torch", "np") and args else owner
    return None


def _parted(node: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    """Return new and old of exp(new - old) and of new / old."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr="exp"), args=[inner]):
            return _difference(inner)
        case ast.Call(func=ast.Attribute(value=inner, attr="exp"), args=[]):
            return _difference(inner)
        case ast.BinOp(left=new, op=ast.Div(), right=old):
            return new, old
    return None


def _difference(node: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    match node:
        case ast.Call(func=ast.Attribute(value=inner, attr="sum" | "mean" | "squeeze")):
            return _difference(inner)
        case ast.BinOp(left=new, op=ast.Sub(), right=old):
            return new, old
    return None


def _alike(flow: Flow, loop: Loop, new: ast.expr, old: ast.expr) -> bool:
    """Whether both are made of the same in one round, and of the same weights."""
    one, other = _Written(flow, loop), _Written(flow, loop)
    texts = {ast.unparse(one.visit(_copy(new))), ast.unparse(other.visit(_copy(old)))}
    lines = [stmt.lineno for stmt in one.used | other.used]
    steps = [n.lineno for n in own(loop) if isinstance(n, ast.Call) and called(n) == "step"]
    if len(texts) > 1 or any(min(lines) < step < max(lines) for step in steps if lines):
        return False
    if any(line > line_of(new) for line in lines):  # of the round before
        return False
    words = {called(part) for part in ast.walk(ast.parse(texts.pop()))}
    return bool(words & (PROBABLE | flow.functions.keys()))


def _copy(node: ast.expr) -> ast.expr:
    return ast.parse(ast.unparse(node), mode="eval").body


def _bound(flow: Flow, loop: Loop, node: ast.expr) -> ast.stmt | None:
    """Return the one statement of a loop that always gives a name its value."""
    found = [stmt for stmt, _ in flow.bindings(text(node)) if loop in flow.above(stmt)] if text(node) else []
    ups = list(flow.above(found[0])) if len(found) == 1 else []
    always = bool(ups) and not any(
        isinstance(up, (ast.If, ast.For, ast.While)) for up in ups[: ups.index(loop)]
    )
    return found[0] if always else None


class _Written(ast.NodeTransformer):
    """Writes an expression out: names of a loop as what they are made of in it, cuts and copies left away."""

    def __init__(self, flow: Flow, loop: Loop) -> None:
        self.flow, self.loop = flow, loop
        self.used: set[ast.stmt] = set()
        self.deep = DEEP
        self.twins = dict(_synced(loop))

    def visit_Name(self, node: ast.Name) -> ast.AST:
        name = self.twins.get(node.id, node.id)
        stmt = _bound(self.flow, self.loop, ast.Name(name, ast.Load()))
        made = next((value for one, value in self.flow.bindings(name) if one is stmt), None) if stmt else None
        if made is None or stmt is None or self.deep == 0:
            return ast.Name(name, ast.Load())
        self.used.add(stmt)
        self.deep -= 1
        written = self.visit(_copy(made))
        self.deep += 1
        return written

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if called(node) == "deepcopy" and node.args:
            return self.visit(node.args[0])
        if isinstance(node.func, ast.Attribute) and node.func.attr in CUT and not node.args:
            return self.visit(node.func.value)
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return self.visit(node.value) if node.attr == "data" else self.generic_visit(node)


def _synced(loop: Loop) -> Iterator[tuple[str, str]]:
    """Yield the networks that every round of a loop gives the weights of others, and these."""
    for node in loop.body:
        match node:
            case ast.Expr(
                value=ast.Call(
                    func=ast.Attribute(value=ast.Name(id=old), attr="load_state_dict"),
                    args=[ast.Call(func=ast.Attribute(value=ast.Name(id=new), attr="state_dict"))],
                )
            ):
                yield old, new
