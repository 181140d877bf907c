"""Vector quantisation as it is written: the nearest code is handed on as it is, or straight through."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import FUNCTIONS, Flow, called, flow_of, last_word, own, summands, text
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.signs import words_of

NEAREST = {"argmin", "argmax", "topk", "min", "max"}
CUTTING = {"detach", "sg", "stop_gradient", "stopgrad", "stop_grad"}
OTHERWISE = {"Function", "register_hook", "gumbel_softmax", "RelaxedOneHotCategorical", "log_prob", "softmax"}
SHAPING = {
    "view",
    "reshape",
    "view_as",
    "permute",
    "transpose",
    "contiguous",
    "detach",
    "flatten",
    "unflatten",
}
LOSSES = {"mse_loss", "l1_loss", "smooth_l1_loss", "norm", "criterion", "MSELoss"}

Block = ast.Module | ast.FunctionDef


def unbridged(source: Source) -> Iterator[tuple[ast.expr, str]]:
    """Yield where a code leaves the function that found it, although what it stands for is not carried along."""
    flow = flow_of(source)
    if words_of(source.tree) & OTHERWISE or any(map(_bridge, ast.walk(source.tree))):
        return
    blocks: list[Block] = [node for node in ast.walk(source.tree) if isinstance(node, Block)]
    for function in blocks:
        if not words_of(function) & NEAREST:
            continue
        yield from _cancelled(function)
        pairs = set(_pairs(flow, function))
        for answer, code in sorted(pairs):
            if (code, answer) in pairs and _found(flow, function, code, answer):
                yield from ((node, code) for node in _leaving(flow, function, code, answer))


def _cut(node: ast.AST) -> str:
    """Return the text of x in x.detach(), x.data and sg(x)."""
    match node:
        case (
            ast.Call(func=ast.Attribute(value=inner, attr="detach"), args=[])
            | ast.Attribute(value=inner, attr="data")
        ):
            return ast.unparse(inner)
        case ast.Call(args=[inner]) if called(node) in CUTTING:
            return ast.unparse(inner)
    return ""


def _bridge(node: ast.AST) -> bool:
    """Whether this is z + (code - z).detach(), in any order."""
    terms = list(summands(node)) if isinstance(node, ast.BinOp) else []
    plain = {ast.unparse(term) for term in terms if not _cut(term)}
    return any(
        name in words_of(ast.parse(_cut(term))) | {_cut(term)}
        for term in terms
        if _cut(term)
        for name in plain
    )


def _cancelled(function: Block) -> Iterator[tuple[ast.expr, str]]:
    """Yield z + (code - z), of which the code alone is left: the bridge without what would make it one."""
    for node in own(function):
        match node:
            case ast.BinOp(one, ast.Add(), ast.BinOp(code, ast.Sub(), other)) | ast.BinOp(
                ast.BinOp(code, ast.Sub(), other), ast.Add(), one
            ) if text(one) and text(one) == text(other):
                yield node, ast.unparse(code)


def _pairs(flow: Flow, function: Block) -> Iterator[tuple[str, str]]:
    """Yield (a, b) for every loss of a and b.detach()."""
    for node in own(function):
        sides: list[ast.expr] = []
        if isinstance(node, ast.Call) and last_word(node.func) in LOSSES:
            sides = node.args[:2]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
            sides = [node.left, node.right]
        for one, other in (sides, sides[::-1]) if len(sides) == 2 else ():
            if text(one) and _cut(other):
                yield text(one), _cut(other)


def _found(flow: Flow, function: Block, code: str, answer: str) -> bool:
    """Whether the code is looked up by the number of the nearest one, and nothing of the answer is mixed in."""
    made = [value for _, value in flow.bindings(code, function)]
    mixed = [
        n
        for value in made
        for n in summands(value)
        if isinstance(value, ast.BinOp) and answer in ast.unparse(n)
    ]
    nearest = any(words_of(part) & NEAREST for value in made for part in flow.expanded(value))
    return bool(made) and nearest and not mixed


def _leaving(flow: Flow, function: Block, code: str, answer: str) -> Iterator[ast.expr]:
    """Yield where the code is returned or given to a model, unless the answer goes the same ways."""
    out: dict[str, list[ast.expr]] = {code: [], answer: []}
    for node in own(function):
        given: list[ast.expr] = []
        if isinstance(node, ast.Return) and node.value is not None:
            given = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        elif isinstance(node, ast.Call) and last_word(node.func) not in LOSSES | SHAPING | NEAREST:
            given = node.args[:1] if flow.owner(node) is None or text(node.func).startswith("self.") else []
        for one in given:
            if (name := _shaped(one)) in out:
                out[name].append(one)
    returned = [one for one in out[answer] if any(isinstance(up, ast.Return) for up in flow.above(one))]
    decoded = [one for one in out[answer] if "dec" in ast.unparse(flow.parents[one]).lower()]
    yield from out[code][-1:] if not returned and not decoded else ()


def _shaped(node: ast.AST) -> str:
    """Return the name of what is handed on, views and detach() left out."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SHAPING:
        node = node.func.value
    return text(node) if not isinstance(node, FUNCTIONS) else ""
