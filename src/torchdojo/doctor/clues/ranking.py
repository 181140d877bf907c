"""Two scores of which the names say which is the better one, and a ranking loss that is told the opposite."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.polarity import Part, learned, parts
from torchdojo.doctor.flow import Flow, called, text

KINDS = ("MarginRankingLoss", "margin_ranking_loss")
GIVEN = ("input1", "input2", "target")
ORDERS = [
    tuple(re.compile(rf"(^|_)({words})(_|\d|$)", re.IGNORECASE) for words in both)
    for both in (
        ("pos|positives?", "neg|negatives?"),
        ("better", "worse"),
        ("preferred|chosen|favou?red", "others?|rejected|dispreferred"),
        ("good", "bad"),
        ("clicked", "skipped|unclicked|ignored"),
        ("winners?|won", "losers?|lost"),
        ("liked", "disliked"),
        ("relevant", "irrelevant"),
    )
]
LESS_IS_BETTER = re.compile(
    r"dist|energ|cost|loss|(^|_)ranks?(_|\d|$)|nll|perplex|(^|_)err|penal|regret|距离|能量|代价|损失|排名",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"distance|energ|anomal|fraud|risk|outlier|defect|(lower|smaller|less|lowest|smallest) (is|=|score)|argmin|"
    r"largest=False|maximize|距离|能量|异常|风险|越小越好|越低越好",
    re.IGNORECASE,
)
LAYERS = {"Linear", "LazyLinear", "Sequential", "Bilinear", "CosineSimilarity"}
LIKENESS = {
    "cosine_similarity",
    "dot",
    "vdot",
    "inner",
    "matmul",
    "mm",
    "bmm",
    "mv",
    "einsum",
    "bilinear",
    "linear",
}
APART = {"norm", "vector_norm", "abs", "pow", "square", "sub", "cdist", "pairwise_distance"}
ONES = {"ones", "ones_like", "new_ones"}
FILLED = {
    "tensor": 0,
    "as_tensor": 0,
    "Tensor": 0,
    "FloatTensor": 0,
    "full": 1,
    "full_like": 1,
    "new_full": 1,
}
AS_IT_WAS = {
    "to",
    "cuda",
    "cpu",
    "float",
    "double",
    "expand",
    "expand_as",
    "type_as",
    "view",
    "reshape",
    "repeat",
}


def upside_down(flow: Flow) -> Iterator[tuple[ast.Call, str, str, int]]:
    """Yield ranking losses that are learned from and get the wrong target: the call, both inputs, the target."""
    if DOUBT.search("\n".join(flow.source.lines)):
        return
    signs: dict[ast.Call, set[int]] = {}
    for part in learned(flow):
        if isinstance(part.node, ast.Call) and _ranks(flow, part.node):
            signs.setdefault(part.node, set()).add(part.sign)
    for call, seen in signs.items():
        given = dict(zip(GIVEN, call.args, strict=False)) | {k.arg or "": k.value for k in call.keywords}
        if seen != {1} or not given.keys() >= set(GIVEN):
            continue
        first, second, target = (given[name] for name in GIVEN)
        told = _constant(flow, target)
        if told * _order(flow, first, second) < 0 and _score(flow, first) and _score(flow, second):
            yield call, ast.unparse(first), ast.unparse(second), told


def _ranks(flow: Flow, call: ast.Call) -> bool:
    """Whether this calls torch's ranking loss."""
    meaning = flow.source.meaning
    made = meaning.made(call.func) or {meaning.called(call)}
    return all(name.startswith("torch.nn.") and name.rsplit(".", 1)[-1] in KINDS for name in made)


def _order(flow: Flow, first: ast.expr, second: ast.expr) -> int:
    """Return 1 if the names say that the first is the better one, -1 for the second, 0 if they do not say."""
    one, other = _words(first), _words(second)
    if any(map(LESS_IS_BETTER.search, one | other)) or _contradicted(flow, one, other):
        return 0
    known = _told(one, other)
    if known == 0 and not any(
        pattern.search(word) for word in one | other for both in ORDERS for pattern in both
    ):
        made = [flow.made(node) for node in (first, second)]
        one, other = (_words(node) if node is not None else set() for node in made)
        known = 0 if any(map(LESS_IS_BETTER.search, one | other)) else _told(one, other)
    return known


def _told(one: set[str], other: set[str]) -> int:
    """Return what the words of both inputs say: 1, -1, or 0 for nothing or a contradiction."""
    known = set()
    for better, worse in ORDERS:
        says = [(any(map(better.search, w)), any(map(worse.search, w))) for w in (one, other)]
        if says == [(True, False), (False, True)]:
            known.add(1)
        elif says == [(False, True), (True, False)]:
            known.add(-1)
        elif any(any(said) for said in says):
            known.add(0)
    return known.pop() if len(known) == 1 else 0


def _words(node: ast.AST) -> set[str]:
    """Return the names in an expression, without the owners of attributes: pos of batch.pos, and what is called."""
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    keys = {str(part.value) for part in ast.walk(node) if isinstance(part, ast.Constant)}
    return names | keys | {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def _contradicted(flow: Flow, one: set[str], other: set[str]) -> bool:
    """Whether the file counts it as right somewhere that the better one has less."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Compare(left=left, ops=[ast.Lt() | ast.LtE()], comparators=[right]):
                less, more = left, right
            case ast.Compare(left=left, ops=[ast.Gt() | ast.GtE()], comparators=[right]):
                less, more = right, left
            case _:
                continue
        if _told(_words(less), _words(more)) > 0:
            return True
    return False


def _score(flow: Flow, node: ast.expr) -> bool:
    """Whether this is what a layer answered, or a product of two things: the more, the better, if names say so."""
    found = [one.sign for one in parts(flow, Part(node, 1), deep=8) if _grows(flow, one)]
    return set(found) == {1}


def _grows(flow: Flow, part: Part) -> bool:
    """Whether a part of a score is a layer's answer, or grows with the likeness of two things."""
    node, above = part.node, part.above
    if isinstance(node, ast.Call):
        made = flow.made(node.func) if text(node.func) else None
        layer = made is not None and called(made) in LAYERS
        return layer or (called(node) in LIKENESS and not _apart(flow, node))
    summed = above is not None and called(above.node) in ("sum", "mean")
    kinds = (ast.MatMult, ast.Mult) if summed else ast.MatMult
    return isinstance(node, ast.BinOp) and isinstance(node.op, kinds) and not _apart(flow, node)


def _apart(flow: Flow, node: ast.expr) -> bool:
    """Whether how far two things are apart enters an expression, or a thing times itself."""
    inside = list(flow.expanded(node, 3))
    minus = any(isinstance(n, ast.BinOp) and isinstance(n.op, (ast.Sub, ast.Pow)) for n in inside)
    turned = any(isinstance(n, ast.UnaryOp) for n in inside) or any(called(n) in APART for n in inside)
    itself = isinstance(node, ast.BinOp) and ast.unparse(node.left) == ast.unparse(node.right)
    return minus or turned or itself


def _constant(flow: Flow, target: ast.expr) -> int:
    """Return 1 or -1 if a target is that and nothing else, else 0."""
    if text(target) and _touched(flow, text(target)):
        return 0
    values = flow.source.meaning.values(target)
    known = {_sign(one) if isinstance(one, ast.expr) else 0 for one in values}
    return known.pop() if len(known) == 1 else 0


def _touched(flow: Flow, name: str) -> bool:
    """Whether a name is changed in place somewhere: t[i] = -1, t *= s, t.neg_()."""
    for node in ast.walk(flow.tree):
        match node:
            case (
                ast.Subscript(value=value, ctx=ast.Store())
                | ast.AugAssign(target=value)
                | ast.Call(func=ast.Attribute(value=value))
            ) if text(value) == name and not (isinstance(node, ast.Call) and not called(node).endswith("_")):
                return True
    return False


def _sign(node: ast.expr) -> int:
    """Return the sign of ones, of a tensor filled with one number, and of a number; 0 for anything else."""
    match node:
        case ast.Constant(value=int(number) | float(number)):
            return int(number > 0) - int(number < 0)
        case ast.List(elts=[inner]):
            return _sign(inner)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_sign(inner)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _sign(left) * _sign(right)
        case ast.Call():
            return _filled(node)
    return 0


def _filled(call: ast.Call) -> int:
    """Return the sign of ones_like(x), full((8,), -1.0), tensor(-1), and of such a thing moved, shaped or negated."""
    name, owner = called(call), call.func.value if isinstance(call.func, ast.Attribute) else None
    at = FILLED.get(name, len(call.args))
    if name in ONES:
        return 1
    if at < len(call.args):
        return _sign(call.args[at])
    if owner is not None and name in AS_IT_WAS:
        return _sign(owner)
    return -_sign(owner) if owner is not None and name == "neg" else 0
