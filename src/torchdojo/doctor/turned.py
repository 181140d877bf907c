"""Parts of a loss whose sign is known: the divergence of a VAE, a policy's gain, the overlap of two masks."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.polarity import Part, Piece, factor, learned, parts
from torchdojo.doctor.signs import words_of
from torchdojo.text import Text

GAIN = re.compile(r"^(adv|advs|advantages?|rewards?|returns?|rets?|rtgs?|reward_to_go|G)$")
ALSO = re.compile(
    r"^(r|R|rew|rews|q|qs?_values?|targets?|td_targets?|G_t|R_t|gains?|scores?|payoffs?|total)$"
)
OTHER_WAY = re.compile(r"cost|loss|penalt|regret|error|distance")
BASE = re.compile(r"^(b|v|baseline|values?|critic|old_values?|v_pred)$")
LOGS = {"log_prob", "log_softmax", "logsigmoid"}
SHARED = re.compile(r"^(inter|intersections?|overlaps?|tp)$")
DIVERGENCE = Text(
    en="The KL term 1 + log(var) - mean^2 - var is added to the loss; its divergence is minus a half of it.",
    zh="KL 项 1 + log(var) - mean^2 - var 是以正号进入损失的；散度应该是它的负二分之一。",
)
POLICY = Text(
    en="log_prob times reward is added to the loss: minimising it makes rewarded actions rarer.",
    zh="log_prob 乘奖励是以正号进入损失的：把它往小优化，得到奖励的动作反而越来越少。",
)
OVERLAP = Text(
    en="The overlap itself is the loss: minimising it drives prediction and target apart.",
    zh="重叠度本身成了损失：把它往小优化，预测和目标只会越离越远。",
)


def found(flow: Flow) -> Iterator[tuple[ast.AST, Text]]:
    """Yield the lines at which something enters a loss with the wrong sign, and what is wrong with it."""
    for part in learned(flow):
        known, policy = divergence(part.node), gain(flow, part.node)
        if part.sign * known > 0:
            yield _turning(flow, part, known), DIVERGENCE
        elif part.sign * policy > 0:
            yield _turning(flow, part, policy), POLICY
        elif part.sign * overlap(part.node) > 0:
            yield (*_later(flow, part), flow.statement(part.node))[0], OVERLAP


def _turning(flow: Flow, part: Part, known: int) -> ast.AST:
    """Return the statement of a part, or, where it is still right there, the later one that turns its sign."""
    own = flow.statement(part.node)
    whole = _later(flow, part) | {own: _in_whole(flow, part)[own]}
    wrong = (one for one, sign in whole.items() if part.sign * sign * known > 0)
    return own if part.sign * whole[own] * known > 0 else next(wrong, own)


def _later(flow: Flow, part: Part) -> dict[ast.AST, int]:
    """Return the statements that use what a part is made into, loss.backward() left out."""
    around = _in_whole(flow, part)
    around.pop(flow.statement(part.node))
    return {one: sign for one, sign in around.items() if not isinstance(one, ast.Expr)}


def _in_whole(flow: Flow, part: Part) -> dict[ast.AST, int]:
    """Return, for each statement on the way to the loss, the sign with which its value enters the loss."""
    return {flow.statement(one.node): one.sign for one in part.ways()}


def _sum(node: ast.expr, sign: int = 1) -> Iterator[Piece]:
    """Yield what is added and taken away in an expression as it is written."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            yield from _sum(left, sign)
            yield from _sum(right, sign if isinstance(op, ast.Add) else -sign)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            yield from _sum(inner, -sign)
        case _:
            yield node, sign


def divergence(node: ast.expr) -> int:
    """Return 1 for 1 + log(var) - mean^2 - var, -1 for its opposite, 0 for anything else."""
    terms = list(_sum(node)) if isinstance(node, ast.BinOp) else []
    ones = [sign for one, sign in terms if isinstance(one, ast.Constant) and one.value == 1]
    sizes = [sign for one, sign in terms if _square(one) or called(one) == "exp"]
    rest = [
        sign
        for one, sign in terms
        if not isinstance(one, ast.Constant) and not (_square(one) or called(one) == "exp")
    ]
    fits = len(terms) == 4 and len(ones) == 1 and len(rest) == 1 and len(sizes) == 2 and len(set(sizes)) == 1
    return ones[0] if fits and ones[0] == rest[0] == -sizes[0] else 0


def _square(node: ast.expr) -> bool:
    match node:
        case (
            ast.BinOp(op=ast.Pow(), right=ast.Constant(value=2)) | ast.Call(args=[*_, ast.Constant(value=2)])
        ):
            return isinstance(node, ast.BinOp) or called(node) == "pow"
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return ast.dump(left) == ast.dump(right)
    return called(node) == "square"


def gain(flow: Flow, node: ast.expr) -> int:
    """Return 1 for log_prob * advantage, -1 for its opposite, 0 for anything else."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult):
        return 0
    factors = list(_factors(node))
    logs = [sign for one in factors for sign in _log_sign(flow, one)]
    gains = [one for one in factors if _is_gain(flow, one)]
    if len(set(logs)) != 1 or len(gains) != 1:
        return 0
    turned = sum(factor(flow, one) < 0 for one in factors if one not in gains and not _log_sign(flow, one))
    return logs[0] * (-1) ** turned


def _factors(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        yield from _factors(node.left)
        yield from _factors(node.right)
    else:
        yield node


def _log_sign(flow: Flow, node: ast.expr) -> set[int]:
    """Return the signs with which a logarithm of a probability stands in a factor."""
    return {one.sign for one in parts(flow, Part(node, 1), deep=6) if called(one.node) in LOGS}


def _is_gain(flow: Flow, node: ast.expr) -> bool:
    """Whether a factor is called a reward, and is not a cost or turned round where it is made."""
    inner = node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):  # returns - baseline
        inner = node.left
    if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):  # advantage.detach()
        inner = inner.func.value
    made = flow.made(inner) if _name(inner) else None
    seen = list(parts(flow, Part(inner, 1), deep=4))[1:] if made is not None else []
    gains = {one.sign for one in seen if GAIN.match(_name(one.node)) or ALSO.match(_name(one.node))}
    less = any(one.sign < 0 and not isinstance(one.node, ast.Constant) for one in seen)  # what from what?
    based = any(one.sign > 0 and BASE.match(_name(one.node)) for one in seen)
    other = any(OTHER_WAY.search(word.lower()) for word in words_of(made))
    return bool(GAIN.match(_name(inner))) and (1 in gains or not less) and not based and not other


def _name(node: ast.expr) -> str:
    return text(node).split(".")[-1]


def overlap(node: ast.expr) -> int:
    """Return 1 for 2 * overlap / (a + b) and overlap / union, 0 for anything else."""
    match node:
        case ast.BinOp(left=over, op=ast.Div(), right=under):
            twice = any(
                isinstance(n, ast.BinOp) and isinstance(n.op, ast.Mult) and 2 in _numbers(n)
                for n in ast.walk(over)
            )
            several = sum(not isinstance(one, ast.Constant) for one, _ in _sum(under)) >= 2
            shared = any(map(SHARED.match, words_of(over)))
            union = any("union" in word for word in words_of(under))
            return int(shared and ((twice and several) or union))
    return 0


def _numbers(node: ast.BinOp) -> list[object]:
    return [part.value for part in (node.left, node.right) if isinstance(part, ast.Constant)]
