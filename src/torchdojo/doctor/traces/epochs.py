"""Epochs that make one step: whether the gradients of all batches were meant to pile up for it."""

import ast
import re

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, Loop, called, flow_of, returns, text
from torchdojo.doctor.log import Place, Thing, Trail, Where
from torchdojo.doctor.traces import batches
from torchdojo.doctor.traces.signs import left_loop

MANY = 8  # batches
MIXING = {"randperm", "permutation", "shuffle"}
SCALES = {"div", "mul", "div_", "mul_", "true_divide", "sum", "scale"}
MEANT = re.compile(
    r"accum|full[ _-]?batch|whole|micro|virtual|chunk|federat|fedsgd|client|task|meta|episode|累积|整个|全批量",
    re.IGNORECASE,
)


def piled(case: Case, trail: Trail, optimizer: Thing) -> Place | None:
    """Return the line of a step that waited for many batches, if nothing says that these belong together.

    Who wants the gradient of a whole epoch divides each loss, or the sum, by the number of batches or rows.
    """
    learned = [where for kind, _, where in trail.marks if kind == "backward"]
    steps = [where for kind, about, where in trail.marks if kind == "step" and about == optimizer.number]
    if len(learned) < MANY or len({*learned}) > 1 or not steps or not learned[0]:
        return None
    inner, outer = learned[0], line_of(steps[-1])
    flow = flow_of(case.source(inner[0]))
    loop = next(iter(case.source(inner[0]).loops(inner[0].line)), None)
    if loop is None or not left_loop(case, inner, outer) or not _through_rows(case, flow, loop):
        return None
    return None if _meant(flow, inner, outer) or _scaled(flow, inner[0]) else outer


def _through_rows(case: Case, flow: Flow, loop: Loop) -> bool:
    """Whether a loop runs over shuffled batches: of a loader, or of row numbers."""
    if loaders := batches.loaders(case, flow.source.file, loop):
        return all(loader["sampler"] == "RandomSampler" for loader in loaders)
    parts = (part for one in ast.walk(loop) for part in (flow.expanded(one, 1) if text(one) else [one]))
    mixed = any(called(part) in MIXING for part in parts)
    over = list(flow.expanded(loop.iter, 1)) if isinstance(loop, ast.For) else []
    cut = any(called(part) in ("split", "chunk", "array_split") for part in over)
    stepping = any(
        isinstance(part, ast.Call) and called(part) == "range" and len(part.args) == 3 for part in over
    )
    return mixed and (cut or stepping)


def _meant(flow: Flow, inner: Where, outer: Place) -> bool:
    """Whether the words around say so, or the gradients are changed before the step."""
    lines = flow.source.lines
    around = [line for place in (*inner[:2], outer) if place.file == outer.file
              for line in lines[max(0, place.line - 12) : place.line + 4]]  # fmt: skip
    grads = any(isinstance(node, ast.Attribute) and node.attr == "grad" for node in ast.walk(flow.tree))
    return grads or bool(MEANT.search("\n".join(around)))


def _scaled(flow: Flow, place: Place) -> bool:
    """Whether the loss of each batch is made smaller, or a sum of its rows."""
    words = {
        word.value.value
        for word in ast.walk(flow.tree)
        if isinstance(word, ast.keyword) and word.arg == "reduction" and isinstance(word.value, ast.Constant)
    }
    calls = [call for call in flow.source.calls("backward") if call.lineno == place.line]
    owners = [call.func.value for call in calls if isinstance(call.func, ast.Attribute)]
    return bool(words - {"mean"}) or not owners or any(_smaller(flow, owner, 4) for owner in owners)


def _smaller(flow: Flow, node: ast.expr, deep: int) -> bool:
    match node:
        case ast.BinOp(op=ast.Div() | ast.Mult()):
            return True
        case ast.BinOp(left=left, right=right):
            return _smaller(flow, left, deep) or _smaller(flow, right, deep)
        case ast.UnaryOp(operand=inner):
            return _smaller(flow, inner, deep)
        case ast.Call(func=ast.Attribute(value=inner, attr=attr)) if attr in SCALES:
            return True
        case ast.Call() if (function := flow.functions.get(called(node))) is not None and deep:
            return any(_smaller(flow, value, deep - 1) for value in returns(function))
        case ast.Name() | ast.Attribute() if deep:
            changed = [n for n in ast.walk(flow.scope(node)) if isinstance(n, ast.AugAssign)
                       and text(n.target) == text(node)]  # fmt: skip
            made = flow.made(node)
            return bool(changed) or (made is not None and _smaller(flow, made, deep - 1))
    return False
