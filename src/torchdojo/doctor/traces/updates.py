"""Updates of weights that are computed and go nowhere: into a local name that nobody reads, or into nothing."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import FUNCTIONS, Flow, Loop, called, flow_of, own, parameters, text
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.signs import words_of

RATE = re.compile(r"(^|_)(lr|eta|alpha|rate|stepsize|step_size|d?w?grads?|g|dw|db)\d*(_|$)", re.IGNORECASE)
WEIGHTS = {"parameters", "named_parameters"}
MOVING = {"sub", "add", "subtract", "addcdiv", "addcmul", "lerp"}


def lost(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Yield statements that compute w - rate * gradient and change no weight, each with the name of the weight."""
    flow = flow_of(source)
    for node in ast.walk(source.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                weight = _moved(flow, value) or _own_name(flow, node, name)
                if weight and _unread(flow, node, name):
                    yield node, weight
            case ast.Expr(value=(ast.BinOp() | ast.Call()) as value):
                weight = _moved(flow, value)
                if weight and (called(value) != "add" or _told(value)):
                    yield node, weight


def _told(node: ast.expr) -> bool:
    """Whether this can only be the add() of tensors."""
    return isinstance(node, ast.Call) and any(word.arg == "alpha" for word in node.keywords)


def _moved(flow: Flow, node: ast.expr) -> str:
    """Return the name of the weight in w - rate * gradient, if it comes from a loop or as an argument; else ""."""
    match node:
        case ast.BinOp(left=left, op=ast.Sub() | ast.Add(), right=ast.AST() as by):
            start, more = left, [by]
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr=name), args=[left, *rest]) if (
            name in MOVING
        ):
            start, more = left, [*rest, *(k.value for k in node.keywords)]
        case ast.Call(func=ast.Attribute(value=left, attr=name), args=[_, *_] as rest) if name in MOVING:
            start, more = left, [*rest, *(k.value for k in node.keywords)]
        case _:
            return ""
    weight = _plain(start)
    given = parameters(flow.scope(node)) | {n for loop in flow.loops(node) for n in _targets(loop)}
    words = {word for part in more for word in words_of(part)}
    sloping = any(RATE.search(word) for word in words) and _learns(flow, node)
    inplace = any(called(n).endswith("_") and not called(n).endswith("__") for n in ast.walk(node))
    return weight if weight in given and sloping and not inplace and not RATE.search(weight) else ""


def _own_name(flow: Flow, statement: ast.Assign, name: str) -> str:
    """Return the name under which a loop over weights hands out each, if arithmetic is bound to that very name."""
    loop = next((one for one in flow.loops(statement) if isinstance(one, ast.For)), None)
    if loop is None or name not in _targets(loop) or not isinstance(statement.value, ast.BinOp):
        return ""
    return name if any(called(part) in WEIGHTS for part in ast.walk(loop.iter)) else ""


def _plain(node: ast.expr) -> str:
    """Return w of w, w.data and w.detach()."""
    match node:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name), attr="data"):
            return name
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="detach")):
            return name
    return ""


def _targets(loop: Loop) -> set[str]:
    return {text(n) for n in ast.walk(loop.target)} - {""} if isinstance(loop, ast.For) else set()


def _learns(flow: Flow, node: ast.AST) -> bool:
    """Whether the function or loop around has to do with gradients."""
    around = (flow.scope(node), *flow.loops(node)[-1:])
    block = around[-1] if isinstance(around[0], ast.Module) else around[0]
    return any("grad" in word.lower() and word != "no_grad" for word in words_of(block) | parameters(block))


def _unread(flow: Flow, statement: ast.Assign, name: str) -> bool:
    """Whether nobody reads the name before it is bound again."""
    scope, around = flow.scope(statement), flow.loops(statement)
    if any(isinstance(n, (ast.Global, ast.Nonlocal)) and name in n.names for n in own(scope)):
        return False
    home = next((loop for loop in around if name in _targets(loop)), None)
    end = statement.end_lineno or 0
    for load in ast.walk(scope):
        if not (isinstance(load, ast.Name) and load.id == name and isinstance(load.ctx, ast.Load)):
            continue
        if home is not None and home in flow.above(load) and load.lineno <= end:
            continue  # of this round, or of the next, which has a name of its own
        if _bound_elsewhere(flow, load, name, home) or (not around and load.lineno <= end):
            continue
        return False
    return True


def _bound_elsewhere(flow: Flow, load: ast.Name, name: str, home: ast.AST | None) -> bool:
    """Whether the name stands for something else here: another loop's, a comprehension's or a function's own."""
    for up in flow.above(load):
        if isinstance(up, ast.For) and up is not home and name in _targets(up):
            return True
        targets = [part.target for part in getattr(up, "generators", ())]
        if any(text(n) == name for target in targets for n in ast.walk(target)):
            return True
        if isinstance(up, FUNCTIONS) and name in parameters(up) and up is not flow.scope(load):
            return True
    return False
