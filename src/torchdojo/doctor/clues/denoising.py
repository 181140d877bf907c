"""Networks that are given a spoilt copy of the data: whether they are compared with what it was made of."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.polarity import learned
from torchdojo.doctor.flow import Flow, called, own, text

NOISY = re.compile(r"nois(y|ed)|corrupt|masked|damag|degrad|dirty|perturb|occlu|distort|spoil|broken|噪|损坏|遮",
                   re.IGNORECASE)  # fmt: skip
CLEAN = re.compile(r"clean|orig|gt$|truth|target|^y$|label|干净|原", re.IGNORECASE)
RANDOM = {"randn", "randn_like", "rand", "rand_like", "normal", "bernoulli", "poisson", "dropout", "uniform", "choice",
          "standard_normal", "normal_", "bernoulli_", "uniform_", "randint", "random"}  # fmt: skip


def compared_with_itself(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield where a loss compares an answer to a spoilt copy with that copy, its name, and that of the clean data."""
    for part in learned(flow):
        for answer, target in _pairs(part.node):
            spoilt = _root(target)
            model = _asked_with(flow, answer, spoilt.id) if spoilt is not None else None
            clean = _made_of(flow, spoilt, model) if spoilt is not None and model is not None else ""
            if spoilt is not None and clean:
                yield part.node, spoilt.id, clean


def _pairs(node: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what is compared, both ways: loss(a, b), (a - b) ** 2 and (a - b).abs()."""
    match node:
        case (
            ast.BinOp(left=ast.BinOp(left=first, op=ast.Sub(), right=second), op=ast.Pow())
            | ast.Call(func=ast.Attribute(value=ast.BinOp(left=first, op=ast.Sub(), right=second)))
            | ast.Call(args=[first, second, *_])
        ):
            yield from ((first, second), (second, first))


def _root(node: ast.expr) -> ast.Name | None:
    """Return x of x, x.view(...) and x.detach()."""
    while isinstance(node, (ast.Attribute, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node if isinstance(node, ast.Name) else None


def _asked_with(flow: Flow, answer: ast.expr, name: str) -> str | None:
    """Return what is called, if an answer is a call, or made by one, that is given this."""
    made = flow.made(answer) if text(answer) else answer
    calls = [part for part in ast.walk(made) if isinstance(part, ast.Call)] if made is not None else []
    given = [(call, root) for call in calls for arg in call.args if (root := _root(arg)) is not None]
    return next((text(call.func) for call, root in given if root.id == name), None)


def _made_of(flow: Flow, spoilt: ast.Name, model: str) -> str:
    """Return the name of the data that chance made this of, or that comes with it, if the loop needs it no more."""
    loop = next(iter(flow.loops(spoilt)), None) or flow.scope(spoilt)
    made = flow.made(spoilt)
    around = flow.statement(made) if made is not None else None
    if made is None or around is None or loop not in flow.above(around):
        return _beside(loop, spoilt.id) if NOISY.search(spoilt.id) else ""
    names = dict.fromkeys(part.id for part in ast.walk(made) if isinstance(part, ast.Name))
    bound = {one.id for node in (loop, *own(loop)) for one in _stored(node)}
    clean = [name for name in names if name in bound and (name == spoilt.id or not _used(loop, name, around))]
    known = NOISY.search(spoilt.id) if spoilt.id not in clean else None
    sure = _by_chance(flow, made) and len(clean) == 1 and (known or _examined(flow, model))
    return clean[0] if sure else ""


def _by_chance(flow: Flow, made: ast.expr) -> bool:
    return any(called(part) in RANDOM for part in flow.expanded(made, 2))


def _examined(flow: Flow, model: str) -> bool:
    """Whether the same network is compared elsewhere with something else than the spoilt data that it is given."""
    for node in ast.walk(flow.tree):
        for answer, target in _pairs(node) if isinstance(node, ast.expr) else ():
            asked = answer if isinstance(answer, ast.Call) and text(answer.func) == model else None
            given, truth = _root(asked.args[0]) if asked is not None and asked.args else None, _root(target)
            if given is not None and truth is not None and given.id != truth.id:
                made = flow.made(given)
                if NOISY.search(given.id) or (made is not None and _by_chance(flow, made)):
                    return True
    return False


def _stored(node: ast.AST) -> Iterator[ast.Name]:
    target = getattr(node, "target", None)
    targets = [target] if target is not None else getattr(node, "targets", [])
    for one in targets:
        yield from (part for part in ast.walk(one) if isinstance(part, ast.Name))


def _beside(loop: ast.AST, spoilt: str) -> str:
    """Return the name of the clean data that a loop draws beside spoilt ones, and never reads."""
    drawn = [one.id for one in _stored(loop)] if isinstance(loop, ast.For) else []
    clean = [name for name in drawn if CLEAN.search(name) and name != spoilt]
    unread = [name for name in clean if not _used(loop, name, None)]
    return unread[0] if spoilt in drawn and unread else ""


def _used(loop: ast.AST, name: str, making: ast.AST | None) -> bool:
    """Whether a loop reads a name for more than its length, besides the line that makes the spoilt copy of it."""
    parts = [part for part in own(loop) if part is not making]
    making_parts = {id(part) for part in ast.walk(making)} if making is not None else set()
    return any(isinstance(part, ast.Name) and part.id == name and isinstance(part.ctx, ast.Load)
               and id(part) not in making_parts for part in parts)  # fmt: skip
