"""Along which axis shares add up to 1: those a row's own class is picked from, and those that weigh its parts."""

from typing import Any

import torch
from torch import Tensor

ON_THE_WAY = ("Neg", "Log", "Clamp", "Add", "View", "UnsafeView", "Clone", "Squeeze", "ToCopy")
SHAPED = ("View", "UnsafeView", "Expand", "Clone", "Squeeze", "Unsqueeze", "NativeDropout")
SIZE = 2**63
PICKING = ("IndexBackward0", "GatherBackward0", "NllLossBackward0", "MulBackward0")


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
    sizes = list(made._saved_result.shape if "oftmax" in made.name() else _sizes(made))
    dims = made._saved_dim if isinstance(made._saved_dim, tuple) else (made._saved_dim,)
    axes = {_axis(dim, len(sizes)) for dim in dims}
    if len(sizes) != 2 or axes != {0} or min(sizes) < 2 or sizes[0] == sizes[1]:
        return []
    return [{"kind": "over_rows", "shape": sizes, "where": _where(made)}]


def over_bags(summing: Any) -> list[dict[str, Any]]:
    """Return that parts of a row, (w * h).sum(1) or w @ h, are weighed by shares that add up to 1 over the rows."""
    sides = [summing.next_functions[0][0]]
    if summing.name() == "SumBackward1":
        dims = len(summing._saved_self_sym_sizes)
        fits = dims > 2 and {_axis(dim, dims) for dim in summing._saved_dim} == {1}
        product = sides[0].name() == "MulBackward0" and fits
        sides = [one for one, _ in sides[0].next_functions] if product else []
    for made in map(_unshaped, sides):
        if made is not None and made.name() == "SoftmaxBackward0":
            sizes = list(made._saved_result.shape)
            single = len(sizes) == 2 or (len(sizes) == 3 and 1 in sizes[1:])
            if single and _axis(made._saved_dim, len(sizes)) == 0:
                return [{"kind": "over_bags", "shape": [sizes[0], max(sizes[1:])], "where": _where(made)}]
    return []


def _unshaped(node: Any) -> Any:
    """Return what was given another shape, the rows staying the first axis."""
    while node is not None:
        turned = node.name() == "TransposeBackward0"
        if turned and {_axis(dim, 3) for dim in (node._saved_dim0, node._saved_dim1)} != {1, 2}:
            break
        if not turned and not node.name().startswith(SHAPED):
            break
        node = node.next_functions[0][0]
    return node


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
    return node._saved_self.shape if node.name() == "LogsumexpBackward0" else node._saved_self_sym_sizes


def _where(node: Any) -> int:
    return int(node.metadata.get("summed", node.metadata.get("doctor", {}).get("where", 0)))
