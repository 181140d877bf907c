"""Which way is better: whether the number that a scheduler is given should rise or fall."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, called, flow_of, parameters, text
from torchdojo.doctor.log import Event
from torchdojo.doctor.traces.counting import compares

RISING = re.compile(
    r"(^|_)(acc|accuracy|accuracies|f1|auc|auroc|recall|precision|iou|miou|dice|psnr|bleu|r2|hits?|correct|right)(_|$)"
    r"|准确|正确率|精度|召回"
)
FALLING = re.compile(
    r"(^|_)(loss|losses|err|error|errors|mse|rmse|mae|nll|ppl|cross_entropy|criterion|perplexity|wer|cer|nelbo)(_|$)"
    r"|[a-z\d]loss$|损失|误差|困惑度"  # MSELoss
)
SEVERAL = (ast.Tuple, ast.List, ast.Dict, ast.Subscript)
UP, DOWN = "max", "min"


def direction(case: Case, event: Event) -> str:
    """Return which way the number given in this call is better: "max", "min", or "" if that is not certain."""
    for deep in (0, 2):  # its own name tells more than what it was made of
        parts = [part for value, flow in _given(case, event) for part in flow.expanded(value, deep)]
        words = {word.lower() for part in parts for word in _words(part)}
        found = {way for way, known in ((UP, RISING), (DOWN, FALLING)) if any(map(known.search, words))}
        if not found and any(map(compares, parts)):
            found = {UP}  # a share of right answers
        mixed = deep and any(isinstance(part, SEVERAL) for part in parts)  # which of them it is, nobody knows
        if found or any(map(_turns, parts)):
            return found.pop() if len(found) == 1 and not mixed and not any(map(_turns, parts)) else ""
    return ""


def way(flow: Flow, value: ast.expr, deepest: int = 2) -> str:
    """Return which way a number is better, by its name or what it was made of: "max", "min", or "" if unknown."""
    for deep in (0, deepest):
        if deep and _distance(flow, value):
            return DOWN
        parts = [part for part in flow.expanded(value, deep) if not _in_index(flow, part)]
        words = {word.lower() for part in parts for word in _words(part)}
        found = {to for to, known in ((UP, RISING), (DOWN, FALLING)) if any(map(known.search, words))}
        if found or any(map(_turns, parts)):
            return found.pop() if len(found) == 1 and not any(map(_turns, parts)) else ""
    return ""


def _distance(flow: Flow, node: ast.expr, deep: int = 3) -> bool:
    """Whether this is a mean of squared or absolute differences, or its root."""
    match node:
        case ast.Name() if deep and (made := flow.made(node)) is not None:
            return _distance(flow, made, deep - 1)
        case ast.Call(
            func=ast.Attribute(value=inner, attr="item" | "sqrt" | "mean" | "sum" | "cpu" | "detach")
        ):
            return _distance(
                flow, node.args[0] if text(inner) in ("np", "torch") and node.args else inner, deep
            )
        case ast.Call(args=[inner]) if called(node) in ("float", "sqrt"):
            return _distance(flow, inner, deep)
        case ast.Call(func=ast.Attribute(value=inner, attr="pow" | "square" | "abs")):
            return isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Sub)
        case ast.BinOp(op=ast.Pow(), left=ast.BinOp(op=ast.Sub()), right=ast.Constant(value=2)):
            return True
        case ast.BinOp(op=ast.Pow(), left=inner):
            return _distance(flow, inner, deep)
    return False


def _in_index(flow: Flow, node: ast.AST) -> bool:
    """Whether this stands in an index: the n - 300 of x[n - 300 :]."""
    for up in (node, *flow.above(node)):
        above = flow.parents.get(up)
        if isinstance(above, ast.Subscript) and above.slice is up and not isinstance(up, ast.Constant):
            return True
        if isinstance(up, ast.stmt):
            return False
    return False


def _given(case: Case, event: Event) -> Iterator[tuple[ast.expr, Flow]]:
    """Yield the number given as it is written; if it is the argument of a function, as its caller writes it too."""
    for depth, place in enumerate(event.where[:2]):
        flow = flow_of(case.source(place))
        calls = list(flow.source.calls("step" if depth == 0 else event.where[0].function))
        calls = [call for call in calls if call.lineno == place.line]
        given = [arg for call in calls for arg in (*call.args, *(k.value for k in call.keywords))]
        yield from ((value, flow) for value in given)
        if not calls or not {text(value) for value in given} & parameters(flow.scope(calls[0])):
            return


def _turns(node: ast.AST) -> bool:
    """Whether a sign is turned here: -x, 1 - x; not the -1 of a last element."""
    turned = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    minus = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)
    return minus or (turned and not isinstance(node.operand, ast.Constant))  # type: ignore[attr-defined]


def _words(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name
        case ast.Constant(value=str(name)):
            yield name
