"""Parts of a loss whose sign is known: the divergence of a VAE, a policy's gain, the overlap of two masks."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.acting import wrong_for_policies
from torchdojo.doctor.clues.handing import names
from torchdojo.doctor.clues.polarity import Part, Piece, factor, learned, parts
from torchdojo.doctor.flow import Flow, called, returns, text
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

GAIN = re.compile(r"^((gae|norm|b|mb|batch)_)?(adv|advs|advantages?)(_?(t|b|batch|n|norm))?$|"
                  r"^(\w+_)?(rewards?|returns?|rets?|rtgs?|reward_to_go)(_?(t|b|batch|n|norm))?$|^(rews?|G)$|"
                  r"奖励|回报|优势|收益")  # fmt: skip
ALSO = re.compile(
    r"^(r|R|rew|rews|q|qs?_values?|targets?|td_targets?|G_t|R_t|gains?|scores?|payoffs?|total)$"
)
OTHER_WAY = re.compile(
    r"cost|loss|penalt|regret|error|dist(ance)?s?$|tour|route|length|makespan|delay|代价|损失|惩罚|距离"
)
BASE = re.compile(r"^(b|v|baseline|values?|critic|old_values?|v_pred)$")
LOGS = {"log_prob", "log_softmax", "logsigmoid"}
MINUS_LOGS = {"cross_entropy", "nll_loss", "CrossEntropyLoss", "NLLLoss"}
SHARED = re.compile(r"^(inter|intersections?|overlaps?|tp)$")
DIVERGENCE = Text(
    en="The KL term 1 + log(var) - mean^2 - var is added to the loss; its divergence is minus a half of it.",
    zh="KL 项 1 + log(var) - mean^2 - var 是以正号进入损失的；散度应该是它的负二分之一。",
)
POLICY = Text(
    en="log_prob times reward is added to the loss: minimising it makes rewarded actions rarer.",
    zh="log_prob 乘奖励是以正号进入损失的：把它往小优化，得到奖励的动作反而越来越少。",
)
LIKENESS = re.compile(r"^((pearson|corr|ssim|psnr|iou|jaccard|dice|f1|r2|ncc)(_?(score|coef\w*|index))?|"
                      r"cosine_similarity|(\w+_)?correlation|correlation_coefficient|soft_(dice|iou))$")  # fmt: skip
MEASURE = Text(
    en="A measure of likeness is the whole loss: minimising it makes answer and target as unlike as can be.",
    zh="整个损失就是一个相似度：把它往小优化，预测和目标只会越来越不像。",
)
OVERLAP = Text(
    en="The overlap itself is the loss: minimising it drives prediction and target apart.",
    zh="重叠度本身成了损失：把它往小优化，预测和目标只会越离越远。",
)


def found(flow: Flow) -> Iterator[tuple[ast.AST, Text]]:
    """Yield the lines at which something enters a loss with the wrong sign, and what is wrong with it."""
    every = list(learned(flow))
    for part in every:
        known, policy = divergence(part.node), gain(flow, part.node)
        if part.sign * known > 0:
            yield _turning(flow, part, known), DIVERGENCE
        elif part.sign * policy > 0:
            yield _turning(flow, part, policy), POLICY
        elif part.sign > 0 and measured(flow, part):
            yield (*_later(flow, part), flow.statement(part.node))[0], MEASURE
        elif part.sign * overlap(part.node) > 0:
            yield (*_later(flow, part), flow.statement(part.node))[0], OVERLAP
    for part, says in wrong_for_policies(flow, every):
        yield (*_later(flow, part), flow.statement(part.node))[0], says


def _turning(flow: Flow, part: Part, known: int) -> ast.AST:
    """Return the statement of a part, or, where it is still right there, the later one that turns its sign.

    Of two parts of which the smaller is taken, it is the line that takes it.
    """
    least = next((one.node for one in part.ways() if called(one.node) in ("min", "minimum")), None)
    if least is not None:
        return flow.statement(least)
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


def summands(node: ast.expr, sign: int = 1) -> Iterator[Piece]:
    """Yield what is added and taken away in an expression as it is written."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            yield from summands(left, sign)
            yield from summands(right, sign if isinstance(op, ast.Add) else -sign)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            yield from summands(inner, -sign)
        case _:
            yield node, sign


def divergence(node: ast.expr) -> int:
    """Return 1 for 1 + log(var) - mean^2 - var, -1 for its opposite, 0 for anything else."""
    terms = list(summands(node)) if isinstance(node, ast.BinOp) else []
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
    factors = [(one, _log_sign(flow, one), _rewarding(flow, one)) for one in _factors(node)]
    logs = [log for _, log, _ in factors if log]
    gains = [reward for _, _, reward in factors if reward]
    together = any(
        log and reward for _, log, reward in factors
    )  # -(log_prob * advantage) * mask: told by that part
    if len(logs) != 1 or len(gains) != 1 or together:
        return 0
    turned = sum(factor(flow, one) < 0 for one, log, reward in factors if not (log or reward))
    return logs[0] * gains[0] * (-1) ** turned


def _factors(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        yield from _factors(node.left)
        yield from _factors(node.right)
    else:
        yield node


def _log_sign(flow: Flow, node: ast.expr) -> int:
    """Return the sign with which the logarithm of a probability stands in a factor; of exp(new - old), that of new."""
    inside = list(parts(flow, Part(node, 1), deep=8))
    logs = [one.sign for one in inside if called(one.node) in LOGS or _log_of_share(flow, one.node)]
    logs += [-one.sign for one in inside if called(one.node) in MINUS_LOGS or _made_as(flow, one.node)]
    ratio = any(called(one.node) == "exp" for one in inside)
    return logs[0] if logs and (ratio or len(set(logs)) == 1) else 0


def _made_as(flow: Flow, node: ast.expr) -> bool:
    """Whether this calls an object that is a loss: criterion(scores, labels)."""
    made = flow.made(node.func) if isinstance(node, ast.Call) and text(node.func) else None
    return made is not None and called(made) in MINUS_LOGS


def _log_of_share(flow: Flow, node: ast.expr) -> bool:
    """Whether this is log(p) of what a softmax made."""
    inside = [*node.args, node.func] if isinstance(node, ast.Call) and called(node) == "log" else []
    return any(
        called(part) in ("softmax", "sigmoid", "Softmax") for one in inside for part in flow.expanded(one, 4)
    )


def _rewarding(flow: Flow, node: ast.expr) -> int:
    """Return the sign with which a factor is made of rewards, by their names: of costs, or of a mixture of signs, 0."""
    told: dict[str, int] = {}
    for one in parts(flow, Part(node, 1), deep=8):
        name = names(one.node) or called(one.node)
        if OTHER_WAY.search(name.lower()) or (BASE.match(name) and one.sign > 0 and not told):
            return 0
        if GAIN.search(name) or ALSO.match(name):
            told.setdefault(name, one.sign)
    signs = {sign for name, sign in told.items() if GAIN.search(name) or name in ("r", "R")}
    return next(iter(told.values())) if any(map(GAIN.search, told)) and len(signs) == 1 else 0


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
            several = sum(not isinstance(one, ast.Constant) for one, _ in summands(under)) >= 2
            shared = any(map(SHARED.match, words_of(over)))
            union = any("union" in word for word in words_of(under))
            return int(shared and ((twice and several) or union))
    return 0


def measured(flow: Flow, part: Part) -> bool:
    """Whether a part is a measure of likeness, the larger the better, and the whole loss at that."""
    node = part.node
    made = flow.made(node.func) if isinstance(node, ast.Call) and text(node.func) else None
    if not (LIKENESS.match(called(node)) or (made is not None and called(made) == "CosineSimilarity")):
        return False
    function = flow.functions.get(called(node))
    turned = [one for one in (returns(function) if function is not None else []) if _turns(one)]
    ways = list(part.ways())
    grown = {text(one.target) for one in ast.walk(flow.tree) if isinstance(one, ast.AugAssign)} - {""}
    return not turned and not any(_sums(one.node) or text(one.node) in grown for one in ways)


def _sums(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub))


def _turns(node: ast.expr) -> bool:
    """Whether a function gives back 1 - x or -x."""
    return isinstance(node, ast.UnaryOp) or (
        _sums(node) and isinstance(getattr(node, "left", None), ast.Constant)
    )


def _numbers(node: ast.BinOp) -> list[object]:
    return [part.value for part in (node.left, node.right) if isinstance(part, ast.Constant)]
