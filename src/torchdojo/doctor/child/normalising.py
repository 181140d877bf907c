"""Along which axis shares add up to 1: those a row's own class is picked from, and those that weigh its parts."""

import math
from typing import Any

import torch
from torch import Tensor

ON_THE_WAY = ("Neg", "Log", "Clamp", "Add", "View", "UnsafeView", "Clone", "Squeeze", "ToCopy")
SHAPED = ("View", "UnsafeView", "Expand", "Clone", "Squeeze", "Unsqueeze", "NativeDropout")
SIZE = 2**63
WEIGHING = ("BmmBackward0", "MmBackward0", "SumBackward1", "MeanBackward1")
KEEPING = ("View", "UnsafeView", "Reshape", "Div", "Mul", "LeakyRelu")
FORMING = (
    "Neg",
    "Log",
    "Clamp",
    "View",
    "UnsafeView",
    "Clone",
    "Squeeze",
    "ToCopy",
    "Transpose",
    "Permute",
    "Add",
)
MANY = 3  # none of the first two axes
LONG = 16  # nodes between shares and the sum that they weigh
PICKING = ("IndexBackward0", "GatherBackward0", "NllLossBackward0", "MulBackward0")


def found(node: Any) -> list[dict[str, Any]]:
    """Return what is odd about the shares that this node picks from, weighs with or makes."""
    odd = over_rows(node) + beside_classes(node)
    if node.name() in WEIGHING:
        odd += odd_weights(node)
    if node.name() == "SoftmaxBackward0":
        odd += alone(node)
    return odd


def over_rows(picking: Any) -> list[dict[str, Any]]:
    """Return that each row's own class is picked out of shares that add up to 1 over the rows, not over the classes."""
    if picking.name() not in PICKING or not _picks_by_row(picking) or picking.next_functions[0][0] is None:
        return []
    node = picking.next_functions[0][0]
    while (
        node.name().startswith(ON_THE_WAY)
        and not node.name().startswith("LogSoftmax")
        and node.next_functions[0][0]
    ):
        node = node.next_functions[0][0]
    made = node if "oftmax" in node.name() else _divisor(node)
    if made is None:
        return []
    sizes = list(_sizes(made))
    dims = made._saved_dim if isinstance(made._saved_dim, tuple) else (made._saved_dim,)
    axes = {_axis(dim, len(sizes)) for dim in dims}
    if len(sizes) != 2 or axes != {0} or min(sizes) < 2 or sizes[0] == sizes[1]:
        return []
    return [{"kind": "over_rows", "shape": sizes, "where": _where(made)}]


def beside_classes(picking: Any) -> list[dict[str, Any]]:
    """Return that nll_loss picks a class out of shares, of three axes or more, that add up to 1 along another axis.

    The classes' axis is the only one that is as long as there are classes.
    """
    if picking.name() not in ("NllLossBackward0", "NllLoss2DBackward0"):
        return []
    made, last = picking.next_functions[0][0], 1 if "2D" in picking.name() else -1
    classes = picking._saved_self.shape[last]
    while made is not None and made.name().startswith(FORMING) and not made.name().startswith("LogSoftmax"):
        following = [one for one, _ in made.next_functions if one is not None]
        made = following[0] if len(following) == 1 else None
    if made is None or not made.name().startswith(("LogSoftmax", "Softmax")):
        return []
    sizes = list(_sizes(made))
    axis = _axis(made._saved_dim, len(sizes))
    if len(sizes) < 3 or sizes.count(classes) != 1 or sizes[axis] in (1, classes):
        return []
    note = {"shape": sizes, "dim": axis, "classes": classes, "made": made.metadata.get("doctor", {})}
    return [{"kind": "beside_classes", **note}]


def odd_weights(summing: Any) -> list[dict[str, Any]]:
    """Return that parts of a row, (w * h).sum(1) or w @ h, are weighed by shares that add up to 1 along another axis.

    over_bags: along the rows; of_one: along an axis of length 1, so that each share is 1.
    """
    sides, along = _sides(summing)
    for made, rows_first in (found for side in sides if (found := _shares(side)) is not None):
        sizes = list(_sizes(made))
        dims = made._saved_dim if isinstance(made._saved_dim, tuple) else (made._saved_dim,)
        axes = {_axis(dim, len(sizes)) for dim in dims}
        parts = math.prod(sizes[1:])
        note = {"shape": sizes, "where": _where(made), "made": made.metadata.get("doctor", {})}
        if parts > 1 and all(sizes[axis] == 1 for axis in axes) and _several(summing, along):
            return [{"kind": "of_one", **note, "dim": max(axes)}]
        if parts > 1 and axes == {0} and rows_first and along == 1:
            return [{"kind": "over_bags", **note}]
        if parts > 1 and axes == {1} and rows_first and along == 0:  # steps first
            return [{"kind": "over_bags", **note, "shape": [sizes[1], sizes[0]], "dim": 1}]
    return []


def alone(softmax: Any) -> list[dict[str, Any]]:
    """Return that a softmax runs along the outputs of a layer that has one output only."""
    made = softmax.metadata.get("doctor", {})
    sizes, dim = made.get("shape") or [0], made.get("dim")
    if dim is None or sizes[-1] != 1 or len(sizes) < 2 or dim not in (-1, len(sizes) - 1):
        return []
    node = softmax.next_functions[0][0]
    while node is not None and node.name().startswith(KEEPING):
        node = node.next_functions[0][0]
    linear = node is not None and node.name().startswith(("Addmm", "Mm"))
    layer = node.metadata.get("doctor", {}).get("module") if linear else None
    note = {"shape": sizes, "dim": len(sizes) - 1, "where": _where(softmax), "layer": layer, "made": made}
    return [{"kind": "alone", **note}] if layer else []


def _sides(summing: Any) -> tuple[list[Any], int]:
    """Return what may be the weights of a sum, and which of the first two axes it runs along."""
    inner = [one for one, _ in summing.next_functions]
    if summing.name() in ("BmmBackward0", "MmBackward0"):
        return inner, 1 if summing.name()[0] == "B" else MANY
    sizes = summing._saved_self_sym_sizes
    summed = {_axis(dim, len(sizes)) for dim in summing._saved_dim}
    product = inner[0] is not None and inner[0].name() == "MulBackward0" and len(sizes) > 2
    if not product or summed not in ({0}, {1}):
        return [], MANY
    return [one for one, _ in inner[0].next_functions], min(summed)


def _several(summing: Any, along: int) -> bool:
    """Whether a sum has more than one part; what was saved for a product is read only here, where it matters."""
    if summing.name() in ("BmmBackward0", "MmBackward0"):
        weights, values = summing._saved_self, summing._saved_mat2
        lengths = [one.shape[axis] for one, axis in ((values, -2), (weights, -1)) if one is not None]
        return any(length > 1 for length in lengths)
    return bool(summing._saved_self_sym_sizes[along] > 1)


def _shares(node: Any) -> tuple[Any, bool] | None:
    """Return what made shares, given another shape since, and whether the rows have been the first axis all along."""
    rows_first, least = True, 2
    for _ in range(LONG):
        made = None if node is None else node if node.name() == "SoftmaxBackward0" else _divisor(node)
        if node is None or made is not None:
            return (made, rows_first and len(_sizes(made)) >= least) if made is not None else None
        following = [one for one, _ in node.next_functions if one is not None]
        if node.name() == "TransposeBackward0":
            dims = (node._saved_dim0, node._saved_dim1)
            rows_first &= all(0 < dim < SIZE or dim >= 2 * SIZE - 2 for dim in dims)
            least = 3 if max(dims) >= SIZE else least
        elif node.name() == "PermuteBackward0":
            rows_first &= node._saved_dims[0] == 0
        elif len(following) > 1 or not node.name().startswith((*SHAPED, "Mul")):
            return None
        node = next(iter(following), None)
    return None


def _axis(dim: int, dims: int) -> int:
    return int(dim if dim < SIZE else dim - 2 * SIZE) % max(1, dims)


def _picks_by_row(node: Any) -> bool:
    """Whether this takes one number out of each row: x[arange, y], gather along classes, nll_loss, one-hot times x."""
    name = node.name()
    if name == "NllLossBackward0":
        return True
    if name == "GatherBackward0":
        return node._saved_dim in (1, 2 * SIZE - 1) and node._saved_index.shape[1:] == (1,)
    if name == "MulBackward0":
        return _one_hot(node)
    rows, picked = node._saved_indices if len(node._saved_indices) == 2 else (None, None)
    if rows is None or picked is None or rows.dim() != 1 or picked.shape != rows.shape:
        return False
    return torch.equal(rows, torch.arange(len(rows), device=rows.device))


def _one_hot(node: Any) -> bool:
    """Whether a matrix with one 1 in each row is multiplied with shares."""
    following = [one for one, _ in node.next_functions]
    other = node._saved_other if len(following) == 2 and following[1] is None else None
    if not isinstance(other, Tensor) or other.dim() != 2:
        return False
    return bool((((other == 0) | (other == 1)).all(1) & (other.sum(1) == 1)).all())


def _divisor(node: Any) -> Any:
    """Return the sum of exponentials that scores are divided by, or whose logarithm is subtracted; else None."""
    following = [one for one, _ in node.next_functions]
    if node.name() not in ("SubBackward0", "DivBackward0") or len(following) != 2 or following[1] is None:
        return None
    by = following[1]
    if node.name() == "SubBackward0":
        if by.name() == "LogsumexpBackward0":
            return by
        by = by.next_functions[0][0] if by.name() == "LogBackward0" else None
    if by is None or by.name() != "SumBackward1" or by.next_functions[0][0] is None:
        return None
    return by if by.next_functions[0][0].name() == "ExpBackward0" else None


def _sizes(node: Any) -> Any:
    if "oftmax" in node.name():
        return node._saved_result.shape
    return node._saved_self.shape if node.name() == "LogsumexpBackward0" else node._saved_self_sym_sizes


def _where(node: Any) -> int:
    return int(node.metadata.get("summed", node.metadata.get("doctor", {}).get("where", 0)))
