"""Targets of temporal-difference learning as they are written: reward + discount * value(next state)."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, called, flow_of, last_word, text
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.cuts import WITHOUT

REWARD = re.compile(r"^b?_?(r|rs|rew|rews|payoffs?|bonus|gains?|ret|returns?|G)(_?(t|b|batch|i|k|n|now|tensor))?$",
                    re.IGNORECASE)  # fmt: skip
DISCOUNT = re.compile(r"gamma|disc|γ", re.IGNORECASE)
LEARNING = re.compile(r"reward|done|action|actor|critic|bellman|episode|terminal|advantage|policy|(^|_)td(_|$)",
                      re.IGNORECASE)  # fmt: skip
OVER = re.compile(r"^(b_?|batch_)?(done|dones|terminal|terminals|terminated|is_done|is_terminal)"
                  r"(_?(b|t|batch|i|tensor|mask))?$")  # fmt: skip
SAME = {"float", "squeeze", "unsqueeze", "view", "to", "long", "int", "double", "reshape", "flatten", "tensor",
        "as_tensor"}  # fmt: skip
NOT = {"logical_not", "bitwise_not", "logical_xor"}
CUT = {"detach", "detach_", "item", "numpy", "tolist"}


def targets(case: Case) -> Iterator[tuple[Flow, ast.BinOp]]:
    """Yield the sums that are targets of temporal-difference learning, the surest first."""
    yield from sums([flow_of(source_of(file)) for file in case.files])


def sums(flows: list[Flow]) -> Iterator[tuple[Flow, ast.BinOp]]:
    """Yield the sums of a reward and a discounted value, the surest first."""
    found = []
    for flow in flows:
        for node in ast.walk(flow.tree):
            sure = _sure(flow, node) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) else 0
            found += [(-sure, node.lineno, flow, node)] if sure and isinstance(node, ast.BinOp) else []
    yield from ((flow, node) for _, _, flow, node in sorted(found, key=lambda one: one[:2]))


def _sure(flow: Flow, node: ast.BinOp) -> int:
    return max(_discounted(flow, node.left, node.right), _discounted(flow, node.right, node.left))


def _discounted(flow: Flow, value: ast.expr, reward: ast.expr) -> int:
    """Return 2 or 1 if a value is multiplied by a discount, 2 if what it is added to is called a reward; else 0."""
    factors = list(_factors(value))
    by_name = any(DISCOUNT.search(text(one)) for one in factors)
    by_size = any(isinstance(one, ast.Constant) and isinstance(one.value, float) and 0.5 <= one.value < 1
                  for one in factors)  # fmt: skip
    rewarded = any("reward" in name.lower() or REWARD.match(name.split(".")[-1]) for name in _names(reward))
    if len(factors) < 2 or not (by_name or (by_size and rewarded)):
        return 0
    return 2 if rewarded else int(learns(flow))


def _factors(node: ast.expr) -> Iterator[ast.expr]:
    """Yield a, b and c of a * b * c."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            yield from _factors(left)
            yield from _factors(right)
        case _:
            yield node


def _names(node: ast.AST) -> Iterator[str]:
    return (text(part) for part in ast.walk(node) if isinstance(part, (ast.Name, ast.Attribute)))


def learns(flow: Flow) -> bool:
    """Whether a file speaks of rewards and actions."""
    names = {name.split(".")[-1] for name in _names(flow.tree)}
    return sum(bool(LEARNING.search(name)) for name in names) >= 2


def without_graph(flow: Flow, target: ast.BinOp) -> bool:
    """Whether a target is computed under no_grad(), or cut off in its own line."""
    around = [up for up in flow.above(target) if isinstance(up, (ast.With, ast.FunctionDef))]
    heads = [item.context_expr for up in around if isinstance(up, ast.With) for item in up.items]
    heads += [one for up in around if isinstance(up, ast.FunctionDef) for one in up.decorator_list]
    words = {last_word(part) for head in heads for part in ast.walk(head)}
    inside = {last_word(part) for part in ast.walk(flow.statement(target))}
    return bool(words & WITHOUT or inside & CUT)


def factors(target: ast.BinOp) -> Iterator[ast.expr]:
    """Yield what a value is multiplied by in a target, and the value."""
    for side in (target.left, target.right):
        if isinstance(side, ast.BinOp) and isinstance(side.op, ast.Mult):
            yield from _factors(side)


def asked(flow: Flow, target: ast.BinOp) -> Iterator[ast.Call]:
    """Yield the calls of models that a target is made of: target(s2) of r + 0.9 * target(s2).max(1).values."""
    for part in flow.expanded(target, 2, callers=False):
        if (
            isinstance(part, ast.Call)
            and part.args
            and text(part.func)
            and called(part) not in flow.functions
        ):
            yield part


def over(flow: Flow, node: ast.expr) -> str:
    """Return the name of a factor that says that an episode is over, if nothing turns it round; else nothing."""
    name = _root(node)
    return name if OVER.match(name.split(".")[-1]) and not _turned(flow, name.split(".")[-1]) else ""


def _root(node: ast.expr) -> str:
    """Return done of done[i], done.float() and torch.tensor(done)."""
    while True:
        match node:
            case ast.Subscript(value=inner):
                node = inner
            case ast.Call(func=ast.Attribute(value=ast.Name(id="torch")), args=[inner, *_]) if (
                called(node) in SAME
            ):
                node = inner
            case ast.Call(func=ast.Attribute(value=inner)) if called(node) in SAME:
                node = inner
            case _:
                return text(node)


def _turned(flow: Flow, last: str) -> bool:
    """Whether something of this name is turned round somewhere: done = 1 - over, not done, 0 if done else 1."""
    for node in ast.walk(flow.tree):
        match node:
            case (
                ast.BinOp(left=ast.Constant(value=1), op=ast.Sub())
                | ast.UnaryOp(op=ast.Invert() | ast.Not())
                | ast.IfExp(body=ast.Constant(value=0))
                | ast.Compare(ops=[ast.Eq()], comparators=[ast.Constant(value=0)])
            ):
                if any(name.split(".")[-1] == last for name in _names(flow.statement(node))):
                    return True
            case ast.Call() if called(node) in NOT:
                if any(name.split(".")[-1] == last for name in _names(flow.statement(node))):
                    return True
    return False
