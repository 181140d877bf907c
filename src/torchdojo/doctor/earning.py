"""Returns as they are written: what a loop over rewards adds up, and in which direction."""

import ast
import re

from torchdojo.doctor.flow import Flow, called, last_word, text

RETURNS = re.compile(r"^(returns?|rets?|Rs?|Gs?|discounted\w*|targets?|rtgs?|rewards?_to_go|disc_\w+)$")
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


def kept(node: ast.stmt, name: str) -> bool:
    """Whether a statement appends this to a list of returns."""
    match node:
        case ast.Expr(
            value=ast.Call(func=ast.Attribute(value=owner, attr="append"), args=[ast.Name(id=given)])
        ):
            return given == name and bool(RETURNS.match(last_word(owner)))
    return False


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
