"""Returns as they are written: what a loop over rewards adds up, and in which direction."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, last_word, returns, text

RETURNS = re.compile(r"^(returns?|rets?|Rs?|Gs?|discounted\w*|targets?|rtgs?|rewards?_to_go|disc_\w+)$")
OF_RETURNS = re.compile(r"^_*(compute_|calc_|get_|discounted?_)*(returns?|rewards?(_to_go)?|rtgs?|discount)$")
GAE = re.compile(r"gae|^adv", re.IGNORECASE)
DELTA = re.compile(r"(^|_)(delta|deltas|td|td_error)s?$", re.IGNORECASE)
TURNING = {"reversed", "flip", "flipud", "reverse", "insert", "appendleft", "arange"}


def total(node: ast.stmt) -> str:
    """Return G of G = r + gamma * G."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp(left=left, op=ast.Add(), right=right)):
            for product, other in ((left, right), (right, left)):
                if isinstance(product, ast.BinOp) and isinstance(product.op, ast.Mult):
                    factors = {text(product.left), text(product.right)}
                    rewarded = any(
                        "rew" in text(part) or text(part) in ("r", "R") for part in ast.walk(other)
                    )
                    if name in factors and rewarded:
                        return name
    return ""


def kept(flow: Flow, node: ast.stmt, name: str) -> bool:
    """Whether a statement appends this to a list of returns, or to the list that a function of returns hands out."""
    match node:
        case ast.Expr(
            value=ast.Call(func=ast.Attribute(value=owner, attr="append"), args=[ast.Name(id=given)])
        ):
            return given == name and (bool(RETURNS.match(last_word(owner))) or _handed_out(flow, owner))
    return False


def advantages_forwards(flow: Flow) -> Iterator[tuple[ast.stmt, str]]:
    """Yield gae = delta + c * gae that is kept for each step in a loop from the first to the last; and its name."""
    if any(_turned(node) for node in ast.walk(flow.tree)):
        return
    for loop in (node for node in ast.walk(flow.tree) if isinstance(node, ast.For)):
        down = any(isinstance(part, (ast.UnaryOp, ast.Sub)) for part in ast.walk(loop.iter))
        for stmt in loop.body if not down else []:
            name = _accumulated(stmt)
            if name and any(_stored(one, name) for one in loop.body):
                yield stmt, name


def _accumulated(node: ast.stmt) -> str:
    """Return gae of gae = delta + gamma * lam * gae, by its name or that of the deltas."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp(op=ast.Add()) as value):
            products = [
                part
                for part in ast.walk(value)
                if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult)
            ]
            again = any(name in {text(part.left), text(part.right)} for part in products)
            known = GAE.search(name) or any(DELTA.search(text(part)) for part in ast.walk(value))
            return name if again and known else ""
    return ""


def _stored(node: ast.stmt, name: str) -> bool:
    """Whether this is advantages[t] = gae or advantages.append(gae)."""
    match node:
        case ast.Assign(targets=[ast.Subscript()], value=ast.Name(id=given)):
            return given == name
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="append"), args=[ast.Name(id=given)])):
            return given == name
    return False


def _handed_out(flow: Flow, listed: ast.expr) -> bool:
    """Whether a function that is called discounted_returns or so gives back this list, and no caller turns it round."""
    function = flow.scope(listed)
    if not isinstance(function, ast.FunctionDef) or not OF_RETURNS.match(function.name):
        return False
    given = any(text(part) == text(listed) for value in returns(function) for part in ast.walk(value))
    calls = [node for node in ast.walk(flow.tree) if called(node) == function.name]
    around = [part for call in calls for part in ast.walk(flow.scope(call))]
    return given and bool(calls) and not any(_turned(part) for part in around)


def _turned(node: ast.AST) -> bool:
    """Whether something is turned round: x.flip(0), x[::-1]."""
    step = node.step if isinstance(node, ast.Slice) else None
    return called(node) in TURNING or (step is not None and backwards(step))


def backwards(node: ast.AST) -> bool:
    """Whether something is put into the reverse order, or counted down."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)):
            return True
    return called(node) in TURNING


def scored(flow: Flow) -> bool:
    """Whether a file learns a policy from the probability of what was done."""
    words = {last_word(node) for node in ast.walk(flow.tree)} | {called(node) for node in ast.walk(flow.tree)}
    return bool(words & {"log_prob", "log_softmax", "log_probs"})
