"""Draws that nobody uses but the line that asks for their probability, or compares an answer with them."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.blending import LOSS
from torchdojo.doctor.clues.polarity import learned
from torchdojo.doctor.flow import Flow, called, last_word, own, text
from torchdojo.doctor.traces.turned import GAIN

NOISE = {"randn", "randn_like"}
DRAWING = {"sample"}


def other_actions(flow: Flow) -> Iterator[tuple[ast.Call, str]]:
    """Yield log_prob(x) of an x that was drawn for this alone, while rewards follow another draw; and the distribution.

    log_prob(dist.sample()) alone may estimate an entropy.
    """
    rewarded = {
        inner for part in learned(flow) if _rewarded(part.node) for inner in flow.expanded(part.node, 2)
    }
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="log_prob"), args=[drawn]) if text(owner):
                apart = _drawn_for_this(flow, drawn, text(owner))
                if apart and (node in rewarded or _taken(flow, node, text(owner))):
                    yield node, text(owner)


def _rewarded(node: ast.expr) -> bool:
    """Whether this is a product with a reward in it."""
    names = [text(part).split(".")[-1] for part in ast.walk(node)]
    product = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)
    return product and any(GAIN.search(name) for name in names if name)


def _drawn_for_this(flow: Flow, node: ast.expr, owner: str) -> bool:
    """Whether this is owner.sample(), or a name of it that is read here alone: what a function is given others use."""
    made = flow.made(node) if isinstance(node, ast.Name) else node
    drawn = (
        isinstance(made, ast.Call)
        and called(made) in DRAWING
        and text(made.func) == f"{owner}.{called(made)}"
    )
    here = made is not None and flow.scope(made) is flow.scope(node)
    return drawn and here and (made is node or len(_loads(flow, node)) == 1)


def _loads(flow: Flow, node: ast.expr) -> list[ast.AST]:
    names = (part for part in own(flow.scope(node)) if isinstance(part, ast.Name))
    return [part for part in names if part.id == text(node) and isinstance(part.ctx, ast.Load)]


def _taken(flow: Flow, node: ast.Call, owner: str) -> bool:
    """Whether the function takes another draw of the distribution, whose probability is not asked."""
    asked = {text(call.args[0]) for call in own(flow.scope(node)) if isinstance(call, ast.Call) and call.args
             and text(call.func) == f"{owner}.log_prob"}  # fmt: skip
    for stmt in own(flow.scope(node)):
        match stmt:
            case ast.Assign(targets=[ast.Name(id=name) as target], value=value) if name not in asked:
                inner = [
                    part
                    for part in ast.walk(value)
                    if called(part) in DRAWING and node not in ast.walk(value)
                ]
                if any(text(part.func) == f"{owner}.sample" for part in inner if isinstance(part, ast.Call)):
                    return bool(_loads(flow, target))
    return False


def other_noise(flow: Flow) -> Iterator[tuple[ast.Call, str]]:
    """Yield losses that compare the answer to noised data with noise that was drawn for the comparison alone."""
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Call) or len(node.args) < 2 or not LOSS.search(last_word(node.func)):
            continue
        for answer, target in (node.args[:2], node.args[1::-1]):
            made = flow.made(target) if isinstance(target, ast.Name) else target
            fresh = made is not None and called(made) in NOISE and flow.loops(made)
            alone = fresh and (made is target or len(_loads(flow, target)) == 1)
            if alone and any(_noised(flow, part, made) for part in flow.expanded(answer, 5)):
                yield node, ast.unparse(target)


def _noised(flow: Flow, node: ast.AST, other: ast.AST | None) -> bool:
    """Whether noise is added to something here, and not the one that is compared."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add):
        return False
    drawn = [part for part in flow.expanded(node, 2) if called(part) in NOISE]
    return bool(drawn) and other not in drawn


def without_roots(flow: Flow) -> Iterator[tuple[ast.BinOp, str]]:
    """Yield a * x + (1 - a) * noise, a being a product of many shares (cumprod), and its name."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.BinOp(
                left=ast.BinOp(op=ast.Mult()) as one, op=ast.Add(), right=ast.BinOp(op=ast.Mult()) as other
            ):
                for kept, noised in ((one, other), (other, one)):
                    name = _share(kept, noised)
                    parts = list(flow.expanded(noised, 5)) if name else []
                    words = {called(part) for part in parts}
                    if name and "cumprod" in words and words & NOISE and not _rooted(parts):
                        yield node, name


def _share(kept: ast.BinOp, noised: ast.BinOp) -> str:
    """Return a of a * x and (1 - a) * noise."""
    shares = {ast.unparse(side) for side in (kept.left, kept.right)}
    for side in (noised.left, noised.right):
        match side:
            case ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Sub(), right=share):
                return ast.unparse(share) if ast.unparse(share) in shares else ""
    return ""


def _rooted(parts: list[ast.AST]) -> bool:
    powers = (part for part in parts if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Pow))
    return any(called(part) in ("sqrt", "sqrt_", "pow", "rsqrt", "square") for part in parts) or any(powers)
