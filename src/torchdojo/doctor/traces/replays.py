"""Learning from rewards as it is written: whose value a replayed batch teaches, and in which order returns are kept."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, Scope, called, flow_of, own, text
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.signs import words_of

LOSSES = re.compile(r"mse|l1|huber|criterion|loss", re.IGNORECASE)
ACTION = re.compile(r"^a(_?b|_?t|_?batch|s)?$|^b_?a$|(^|_)act(ion)?s?(_|$)", re.IGNORECASE)
REPLAY = re.compile(r"memory|replay|buffer|sample|transition|experience|zip|batch", re.IGNORECASE)
FADING = re.compile(r"gamma|discount|^0?\.9\d*$", re.IGNORECASE)


def best_learned(source: Source) -> Iterator[ast.expr]:
    """Yield where the largest value of each row is taken and compared with a reward and the largest value after it."""
    flow = flow_of(source)
    for node in ast.walk(source.tree):
        sides: list[ast.expr] = []
        if isinstance(node, ast.Call) and LOSSES.search(called(node)):
            sides = node.args[:2]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
            sides = [node.left, node.right]
        best = [_best(flow, side) for side in sides]
        for own_value, goal in zip(best, sides[::-1], strict=False) if len(sides) == 2 else ():
            if own_value is not None and _fades(flow, goal) and _unused(flow, flow.scope(node)):
                yield own_value


def _best(flow: Flow, node: ast.expr) -> ast.expr | None:
    """Return where the largest value of each row is taken, if this is that of a model's answer."""
    value: ast.expr = (flow.made(node) or node) if text(node) else node
    inner = value
    while isinstance(inner, ast.Subscript) or (isinstance(inner, ast.Attribute) and inner.attr == "values"):
        inner = inner.value
    match inner:
        case ast.Call(func=ast.Attribute(value=owner, attr="max" | "amax"), args=args, keywords=words) if (
            args or words
        ):
            asked = (flow.made(owner) or owner) if text(owner) else owner
            return (
                value
                if isinstance(asked, ast.Call) and called(asked) not in ("stack", "tensor", "cat")
                else None
            )
    return None


def _fades(flow: Flow, goal: ast.expr) -> bool:
    """Whether this is a reward and a share of the largest value that comes after it."""
    parts = list(flow.expanded(goal))
    shares = [part for part in parts if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult)]
    names = {
        text(inner) or ast.unparse(inner)
        for part in shares
        for inner in ast.walk(part)
        if not hasattr(inner, "func")
    }
    return any(called(part) in ("max", "amax") for part in parts) and any(map(FADING.search, names))


def _unused(flow: Flow, scope: Scope) -> bool:
    """Whether the actions of a replayed batch are nowhere read, but to make tensors of them."""
    for node in own(scope):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=[_, _, _, *_] as parts)], value=value):
                names = {text(part) for part in parts}
                taken = {name for name in names if ACTION.search(name.split(".")[-1])}
                replayed = any(
                    REPLAY.search(word) for part in flow.expanded(value) for word in words_of(part)
                )
                if (
                    replayed
                    and (taken or "_" in names)
                    and not any(_read(flow, scope, name) for name in taken)
                ):
                    return True
    return False


def _read(flow: Flow, scope: Scope, name: str) -> bool:
    """Whether a name is used for more than to be bound again."""
    for node in own(scope):
        read = isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load)
        if read and text(node) == name:
            statement = flow.statement(node)
            targets = statement.targets if isinstance(statement, ast.Assign) else []
            if name not in {text(part) for target in targets for part in ast.walk(target)}:
                return True
    return False


def backward_returns(source: Source) -> Iterator[tuple[ast.expr, str]]:
    """Yield where returns, summed up from the last reward to the first, are appended, and nobody turns them round."""
    flow = flow_of(source)
    loops = [node for node in ast.walk(source.tree) if isinstance(node, ast.For) and _turned(node.iter)]
    heads = {part for loop in loops for part in ast.walk(loop.iter)}
    if any(_turned(node) for node in ast.walk(source.tree) if node not in heads):
        return
    for loop in loops:
        sums = {
            text(node.targets[0]) for node in loop.body if isinstance(node, ast.Assign) and _carries(node)
        }
        kept = [n for n in ast.walk(loop) if isinstance(n, ast.Call) and called(n) == "append" and n.args]
        if sums and all(
            sums & words_of(call.args[0]) for call in kept
        ):  # else what belongs to them turns, too
            for call in kept:
                name = text(call.func).removesuffix(".append")
                if _becomes_tensor(name, flow.scope(loop)):
                    yield call, name


def _turned(node: ast.AST) -> bool:
    """Whether something is turned round here: reversed(x), x[::-1], range(n, -1, -1), x.flip(0), x.insert(0, y)."""
    match node:
        case ast.Call(func=ast.Name(id="range"), args=[_, _, ast.UnaryOp(op=ast.USub())]):
            return True
        case ast.Subscript(slice=ast.Slice(step=ast.UnaryOp(op=ast.USub()))):
            return True
        case ast.Attribute(attr="reverse" | "appendleft" | "insert" | "flip" | "flipud" | "pop" | "sort"):
            return True
        case ast.Call(func=ast.Name(id="reversed" | "sorted")):
            return True
    return False


def _carries(node: ast.Assign) -> bool:
    """Whether this is R = r + gamma * R."""
    name = text(node.targets[0])
    scaled = (n for n in ast.walk(node.value) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Mult))
    inside = any(text(part) == name for product in scaled for part in ast.walk(product))
    return bool(name) and inside and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.Add)


def _becomes_tensor(kept: str, scope: Scope) -> bool:
    """Whether a list is made a tensor as it is."""
    made = (
        n for n in own(scope) if called(n) in ("tensor", "as_tensor", "stack", "cat", "FloatTensor", "Tensor")
    )
    return bool(kept) and any(isinstance(n, ast.Call) and n.args and text(n.args[0]) == kept for n in made)
