"""Advantages in a policy's loss: whether the critic learns from them, too."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.acting import whole
from torchdojo.doctor.clues.polarity import Part, learned, parts
from torchdojo.doctor.flow import Flow, called, text

CUTTING = {"detach", "item", "tensor", "as_tensor", "no_grad", "inference_mode"}
LIBRARIES = {
    "torch",
    "np",
    "numpy",
    "nn",
    "random",
    "math",
    "env",
    "len",
    "range",
    "float",
    "int",
    "zip",
    "F",
}
COMPARED = re.compile(r"loss|criterion|mse|huber|^pow$|^square$", re.IGNORECASE)
VALUE = re.compile(r"critic|val|vf|^v\w?$|baseline|价值", re.IGNORECASE)


def taught(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where log_prob is multiplied by what is made of the critic's answer, which the same loss fits."""
    every = list(learned(flow))
    for part in every:
        for gain in _gains(flow, part):
            mates = [one.node for one in every if whole(one) is whole(part) and _compares(one.node)]
            fitted = {text(inner) for one in mates for inner in flow.expanded(one, 4)} - {""}
            for value in _answers(flow, gain):
                if fitted & {text(one.node) for one in value.ways()}:
                    yield part.node, ast.unparse(value.node)
                    break


def _gains(flow: Flow, part: Part) -> Iterator[ast.expr]:
    """Yield what a log_prob, or a ratio of probabilities, is multiplied by."""
    match part.node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            for log, gain in ((left, right), (right, left)):
                inside = [one for one in parts(flow, Part(log, 1), 6) if called(one.node) == "log_prob"]
                if any(not _severed(flow, one) for one in inside):
                    yield gain


def _answers(flow: Flow, gain: ast.expr) -> Iterator[Part]:
    """Yield the critic's answers of which an advantage is made with their graph."""
    for part in parts(flow, Part(gain, 1), 8):
        if _answer(flow, part.node) and not _severed(flow, part):
            yield part


def _severed(flow: Flow, part: Part) -> bool:
    return any(_cut(flow, one.node) for one in part.ways())


def _answer(flow: Flow, node: ast.expr) -> bool:
    """Whether this is what a critic answers: value of value = critic(x), or the call."""
    call = node if isinstance(node, ast.Call) else (flow.made(node) if isinstance(node, ast.Name) else None)
    while isinstance(call, ast.Call) and not call.args and isinstance(call.func, ast.Attribute):
        call = call.func.value  # critic(x).squeeze()
    if isinstance(call, ast.Call) and called(call) in ("squeeze", "view", "flatten", "reshape"):
        call = call.func.value if isinstance(call.func, ast.Attribute) else None
    if not isinstance(call, ast.Call) or not call.args or not text(call.func):
        return False
    known = text(call.func).split(".")[0] in LIBRARIES or called(call) in flow.functions
    return not known and bool(VALUE.search(text(node)) or VALUE.search(text(call.func)))


def _compares(node: ast.expr) -> bool:
    squared = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)
    return squared or (isinstance(node, ast.Call) and bool(COMPARED.search(called(node))))


def _cut(flow: Flow, node: ast.expr) -> bool:
    """Whether the graph is cut here: x.detach(), x.data, or under no_grad()."""
    if called(node) in CUTTING or (isinstance(node, ast.Attribute) and node.attr == "data"):
        return True
    for up in flow.above(node):
        heads = [item.context_expr for item in up.items] if isinstance(up, ast.With) else []
        heads += up.decorator_list if isinstance(up, ast.FunctionDef) else []
        if any(word in ast.unparse(head) for head in heads for word in ("no_grad", "inference_mode")):
            return True
    return False
