"""Random actions as they are chosen: whether a small share of exploring makes few of them."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, last_word, text

SHARE = re.compile(r"^(eps|epsilon|explor\w*)(_|$)|(^|_)(eps|epsilon)$|探索", re.IGNORECASE)
UNIFORM = {"random", "rand", "uniform", "random_sample"}
ANY_ACTION = {"randrange", "randint", "choice", "integers"}
BEST = {"argmax", "max", "amax", "topk"}
FEW = 0.5


def turned(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where a random action is taken if a random number lies above a share that is small, or falls; its name."""
    for node in ast.walk(flow.tree):
        if not isinstance(node, (ast.If, ast.IfExp)):
            continue
        share, above = _compared(node.test)
        if share is None or not SHARE.search(last_word(share)):
            continue
        first = node.body if isinstance(node.body, list) else [node.body]
        rest = node.orelse if isinstance(node.orelse, list) else [node.orelse]
        rest = rest or _after(flow, node)
        random_first, best_first = _explores(flow, first), _explores(flow, rest)
        explores = first if above else rest
        if random_first + best_first == 1 and _explores(flow, explores) and _small(flow, share):
            yield node, ast.unparse(share)


def _compared(test: ast.expr) -> tuple[ast.expr | None, bool]:
    """Return the share with which a random number is compared, and whether the number has to be above it."""
    match test:
        case ast.Compare(
            left=left, ops=[ast.Gt() | ast.GtE() | ast.Lt() | ast.LtE() as op], comparators=[right]
        ):
            greater = isinstance(op, (ast.Gt, ast.GtE))
            for number, share, above in ((left, right, greater), (right, left, not greater)):
                if any(called(part) in UNIFORM for part in ast.walk(number)) and text(share):
                    return share, above
    return None, False


def _explores(flow: Flow, nodes: list[ast.stmt] | list[ast.expr]) -> int:
    """Whether any action is taken here, and not the best; -1 if neither is."""
    words = {called(part) for node in nodes for part in ast.walk(node)}
    inner = {
        called(part) for word in words & flow.functions.keys() for part in ast.walk(flow.functions[word])
    }
    sampled = any("action_space.sample" in ast.unparse(node) for node in nodes)
    if words & BEST or inner & BEST:
        return 0
    return 1 if words & ANY_ACTION or sampled else -1


def _after(flow: Flow, node: ast.AST) -> list[ast.stmt]:
    """Return what follows an `if` whose body returns."""
    block = getattr(flow.parents[node], "body", [])
    leaves = isinstance(node, ast.If) and isinstance(node.body[-1], ast.Return)
    return block[block.index(node) + 1 :] if leaves and node in block else []


def _small(flow: Flow, share: ast.expr) -> bool:
    """Whether a share is a small number, or made smaller as training goes on."""
    name = last_word(share)
    for node in ast.walk(flow.tree):
        match node:
            case ast.AugAssign(target=target, op=ast.Mult() | ast.Sub()) if last_word(target) == name:
                return True
            case ast.Assign(targets=[target], value=ast.Call(args=[*args]) as value) if (
                last_word(target) == name
            ):
                if called(value) == "max" and any(_falls(arg, name) for arg in args):
                    return True
            case ast.Assign(targets=[target], value=value) if last_word(target) == name and _falls(
                value, name
            ):
                return True
    made = flow.made(share)
    return isinstance(made, ast.Constant) and isinstance(made.value, float) and 0 < made.value < FEW


def _falls(node: ast.expr, name: str) -> bool:
    """Whether this is eps * 0.99 or eps - step."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult() | ast.Sub(), right=right):
            return name in (last_word(left), last_word(right))
    return False
