"""The two terms of a VAE's loss as they are written: what is averaged, and what is summed."""

import ast
from collections.abc import Iterator
from math import prod

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.polarity import OWNERS, Part, learned
from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.log import Event
from torchdojo.doctor.traces.turned import divergence

LOSSES = {"mse_loss", "l1_loss", "smooth_l1_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits"}
CLASSES = {"MSELoss", "L1Loss", "SmoothL1Loss", "BCELoss", "BCEWithLogitsLoss"}
LIGHT = 0.1  # a factor below which a term was made light on purpose
ALL, ROWS = "all", "rows"  # a sum over everything, or one of each row, of which the mean is taken
SHARED = "shared"  # a sum over everything, divided by the number of rows


def unbalanced(flow: Flow) -> Iterator[tuple[ast.expr, str]]:
    """Yield what is averaged over all numbers of all rows where a divergence is summed, and how it is summed."""
    parts = list(learned(flow))
    summed = {how for part in parts if (how := divergence_summed(flow, part))}
    averaged = {part.node for part in parts if _averages(flow, part.node) and not _weighed(flow, part)}
    if len(summed) == 1 and len(averaged) == 1:
        yield averaged.pop(), summed.pop()


def divergence_summed(flow: Flow, part: Part) -> str:
    """Return over what a divergence is summed; "" if this is none, or if anything makes it smaller."""
    if not divergence(part.node) and called(part.node) != "kl_divergence":
        return ""
    how, averaged, shared = "", 0, 0
    for one in part.ways():
        match called(one.node):
            case "sum":
                how = ALL if not _dims(one.node) else how or ROWS
            case "mean":
                averaged += 1
        shared += _by_rows(one.node)
    fits = averaged == 1 and not shared if how == ROWS else how == ALL and not averaged and shared <= 1
    return (SHARED if shared else how) if fits and not _weighed(flow, part) else ""


def _by_rows(node: ast.AST) -> bool:
    """Whether a sum is divided by the number of rows: kl.sum() / len(x), / x.shape[0], / x.size(0)."""
    match node:
        case ast.BinOp(op=ast.Div(), right=ast.Call(func=ast.Name(id="len"), args=[x])):
            return bool(text(x))
        case ast.BinOp(
            op=ast.Div(), right=ast.Subscript(value=ast.Attribute(attr="shape"), slice=ast.Constant(value=0))
        ):
            return True
        case ast.BinOp(
            op=ast.Div(), right=ast.Call(func=ast.Attribute(attr="size"), args=[ast.Constant(value=0)])
        ):
            return True
    return False


def _weighed(flow: Flow, part: Part) -> bool:
    """Whether a term is divided by anything but the rows, or multiplied by anything but a number that is not small."""
    for one in part.ways():
        match one.node:
            case ast.BinOp(op=ast.Div()) if not _by_rows(one.node):
                return True
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                sizes = [abs(number) for side in (left, right) if (number := _number(flow, side)) is not None]
                if not sizes or not LIGHT <= sizes[0] <= 1 / LIGHT:
                    return True
    return False


def _number(flow: Flow, node: ast.expr) -> float | None:
    match node:
        case ast.Constant(value=int(number) | float(number)):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return _number(flow, inner)
        case ast.Name() if isinstance(made := flow.made(node), ast.Constant):
            return _number(flow, made)
    return None


def _dims(node: ast.expr) -> bool:
    """Whether a sum or mean is one along some axes only."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    args = node.args[1:] if text(node.func.value) in OWNERS else node.args
    return bool(args or [word for word in node.keywords if word.arg in ("dim", "axis")])


def _averages(flow: Flow, node: ast.expr) -> bool:
    """Whether this is a mean error: one of torch's losses as it comes, or the mean of squares by hand."""
    if not isinstance(node, ast.Call):
        return False
    made = flow.made(node.func) if text(node.func) else None
    maker = made if made is not None and called(made) in CLASSES else node
    if called(node) in LOSSES or maker is not node:
        return not _settings(maker) - {"mean"}
    inside = list(ast.walk(node))
    squares = any(called(part) in ("square", "pow", "abs") or _squared(part) for part in inside)
    other = any(called(part) in ("exp", "log", "sum") for part in inside)
    return called(node) == "mean" and not _dims(node) and squares and not other


def _settings(call: ast.expr) -> set[object]:
    words = call.keywords if isinstance(call, ast.Call) else []
    told = {word.arg: getattr(word.value, "value", "?") for word in words}
    return {value for name, value in told.items() if name in ("reduction", "weight", "reduce", None)}


def _squared(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)


def ending(case: Case, backward: Event, how: str) -> tuple[int, int, float] | None:
    """Return how many rows and numbers a loss was about, and what is left of it without its error, if that is known.

    A divergence of weights is shared among the rows, too: only an error of all that a model was given is about them.
    """
    before = backward.tick - 1
    asked = [e for e in case.events("forward") if e.tick == before and e["grad"] and e["inputs"]]
    shape = asked[0]["inputs"][0]["shape"] if asked else []
    errors = [e for e in case.losses if e.tick == before and e["name"] in LOSSES]
    if len(shape) < 2 or backward["value"] is None or len(errors) > 1:
        return None
    if how == SHARED and [prod(e["target"]["shape"]) for e in errors] != [prod(shape)]:
        return None
    return shape[0], prod(shape), backward["value"] - sum(e["value"] or 0.0 for e in errors)
