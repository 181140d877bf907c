"""What a loss is a sum of: losses and logarithms of probabilities, and whether each is made small or large."""

from contextlib import suppress
from typing import Any

from torch import Tensor

SAME = ("Mean", "Sum", "View", "UnsafeView", "Reshape", "Squeeze", "Unsqueeze", "Select", "Slice", "Index", "Gather",
        "Diagonal", "Expand", "Clone", "ToCopy", "Stack", "Cat", "Nanmean", "Permute", "Trace", "Add",
        "Alias")  # fmt: skip
LOSSES = (
    "MseLoss",
    "L1Loss",
    "SmoothL1Loss",
    "HuberLoss",
    "NllLoss",
    "BinaryCrossEntropy",
    "KlDiv",
    "SoftMargin",
)
LOGS = ("LogSoftmax", "LogSigmoid")
SHARES = ("Softmax", "Sigmoid")
ROUND = (
    "Gather",
    "Index",
    "Select",
    "Add",
    "Clamp",
    "Squeeze",
    "View",
    "Slice",
)  # between log() and softmax()
LIKELY = "likely"  # stands on what log_prob() said of data
MANY = 200
FROZEN = {
    "AddmmBackward0": (1, 2),
    "MmBackward0": (0, 1),
    "ConvolutionBackward0": (0, 1),
}  # where input and weight are


def ends(root: Tensor) -> list[list[Any]]:
    """Return what a loss is added up from: what each is, and 1 if that is made better, -1 if worse, 0 if unknown."""
    found: list[list[Any]] = []
    todo: list[tuple[Any, int]] = [(root.grad_fn, 1)]
    seen: set[tuple[Any, int]] = set()
    with suppress(RuntimeError, AttributeError):  # a graph that was used up
        while todo and len(seen) < MANY:
            node, sign = todo.pop()
            if node is None or (node, sign) in seen:
                continue
            seen.add((node, sign))
            kind, way = _end(node)
            if kind:
                found.append([kind, sign * way])
            else:
                todo += [(one, sign * turn) for one, turn in _through(node)]
    return found


def _end(node: Any) -> tuple[str, int]:
    """Return what a node is, and 1 if it should become small, -1 if large, 0 if nobody knows; "" on the way."""
    name = node.name()
    if LIKELY in node.metadata or name.startswith(LOGS) or (name == "LogBackward0" and _of_share(node)):
        return "likelihood", -1
    if name.startswith(LOSSES):
        return "loss", 1
    return ("", 0) if _through(node) else ("other", 0)


def _through(node: Any) -> list[tuple[Any, int]]:
    """Return what a node passes on as it is or turned round, with 1 or -1; nothing if it does more than that."""
    name, below = node.name(), [one for one, _ in node.next_functions]
    if name.startswith(SAME):
        return [(one, 1) for one in below]
    if name.startswith("Neg"):
        return [(below[0], -1)]
    if name.startswith(("Sub", "Rsub")):
        turned = (-1, 1) if name.startswith("Rsub") else (1, -1)
        return [(one, turn) for one, turn in zip(below, turned, strict=False)]
    if name.startswith(("Mul", "Div")) and None in below:
        other = node._saved_self if below[0] is None else node._saved_other
        low, high = (float(end) for end in other.aminmax()) if isinstance(other, Tensor) else (other, other)
        sign = (low > 0 or (low == 0 and _shares(other))) - (high < 0)
        plain = other.numel() == 1 or name.startswith("Div") or _shares(other)
        return [(one, int(sign)) for one in below if one is not None] if sign and plain else []
    return []


def _shares(other: Tensor) -> bool:
    """Whether these are labels by which logarithms are weighed: rows of shares, or of one 1."""
    return other.dim() > 1 and bool(((other.sum(-1) - 1).abs() < 1e-3).all())


def _of_share(node: Any) -> bool:
    """Whether a logarithm is taken of what a softmax or a sigmoid made."""
    for _ in range(4):
        above = [one for one, _ in node.next_functions if one is not None]
        node = above[0] if len(above) == 1 else None
        if node is None or not node.name().startswith((*SHARES, *ROUND)):
            return False
        if node.name().startswith(SHARES):
            return True
    return False


def frozen(root: Tensor) -> bool:
    """Whether there is a layer on the way to what learns whose own weights do not learn."""
    todo: list[Any] = [root.grad_fn]
    seen: set[Any] = set()
    while todo and len(seen) < 10 * MANY:
        node: Any = todo.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        below = [one for one, _ in node.next_functions]
        given, weight = FROZEN.get(node.name(), (0, 0))
        if given != weight and below[given] is not None and below[weight] is None:
            return True
        todo += below
    return False
