"""Answers and targets that were flattened in different orders: (time, batch) here, (batch, time) there."""

import weakref
from collections import deque
from collections.abc import Callable
from math import prod
from typing import Any

from torch import Tensor

MANY = 24  # nodes from a loss down to where its answers were flattened
ROWS = ("Addmm", "Mm", "View", "UnsafeView", "ReshapeAlias", "Clone", "Squeeze", "Unsqueeze", "Relu", "LeakyRelu",
        "Gelu", "Tanh", "Sigmoid", "LogSoftmax", "NativeDropout", "NativeLayerNorm", "ToCopy", "Mul", "Div",
        "Add")  # fmt: skip

Flattened = deque[tuple[Callable[[], object], list[int]]]  # copies that were made flat: of which sizes


def note(flattened: Flattened, given: Any, result: Any) -> None:
    """Remember of which sizes a tensor without a graph was made flat, where that made a copy."""
    plain = isinstance(given, Tensor) and isinstance(result, Tensor) and not result.requires_grad
    if plain and given.dim() > 1 and result._base is None and _flat(result):
        flattened.append((weakref.ref(result), list(given.shape)))


def crossed(given: Tensor, target: Tensor, flattened: Flattened) -> list[list[int]]:
    """Return the sizes of answers and targets before they were made flat, if their axes stood in another order."""
    if target.requires_grad or not _flat(target) or given.grad_fn is None or len(given) != target.numel():
        return []
    theirs = _of_target(target, flattened)
    ours = _of_answers(given) if theirs else []
    return [ours, theirs] if ours != theirs and sorted(ours) == sorted(theirs) else []


def _flat(tensor: Tensor) -> bool:
    """Whether all numbers stand in one row, or in one column."""
    return tensor.dim() in (1, 2) and len(tensor) == tensor.numel() > 1


def _of_target(target: Tensor, flattened: Flattened) -> list[int]:
    """Return the sizes of which a target was made flat; [] if unknown."""
    base = target._base
    if base is None:
        return next((_long(sizes) for made, sizes in reversed(flattened) if made() is target), [])
    inner = prod(base.shape[1:])
    whole = base.dim() > 1 and base.is_contiguous() and target.is_contiguous() and inner > 1
    if not whole or target.numel() % inner or target.storage_offset() % inner:
        return []
    return _long([target.numel() // inner, *base.shape[1:]])


def _of_answers(given: Tensor) -> list[int]:
    """Return the sizes of which answers, one row for each target, were made flat; [] if unknown."""
    rows, node = len(given), given.grad_fn
    for _ in range(MANY):
        name = node.name().removesuffix("Backward0").removesuffix("Backward1") if node is not None else ""
        if name == "Cat":
            return _joined(node, rows)
        if name not in ROWS or node is None:
            break
        sizes = getattr(node, "_saved_self_sym_sizes", ()) if name in ("View", "UnsafeView") else ()
        ahead = _leading(list(sizes), rows)
        if len(ahead) > 1:
            return ahead
        node = _below(node)
    return []


def _leading(sizes: list[int], rows: int) -> list[int]:
    """Return the axes in front that hold as many rows as there are targets."""
    for end in range(2, len(sizes) + 1):
        if prod(sizes[:end]) == rows:
            return _long(sizes[:end])
    return []


def _joined(node: Any, rows: int) -> list[int]:
    """Return (parts, rows of each) of parts that were joined along their rows."""
    lengths = {int(one._input_metadata[at].shape[0]) for one, at in node.next_functions if one is not None}
    parts = len(node.next_functions)
    alike = node._saved_dim == 0 and len(lengths) == 1 and parts > 1
    return [parts, rows // parts] if alike and parts * min(lengths) == rows > parts else []


def _below(node: Any) -> Any:
    """Return the input of an operation that holds its rows: the one that is no leaf."""
    inputs = [one for one, _ in node.next_functions if one is not None and not hasattr(one, "variable")]
    weights = [one for one in inputs if one.name() in ("TBackward0", "TransposeBackward0")]
    rest = [one for one in inputs if one not in weights] or inputs
    return rest[0] if len(rest) == 1 else None


def _long(sizes: list[int]) -> list[int]:
    return [n for n in sizes if n > 1]
