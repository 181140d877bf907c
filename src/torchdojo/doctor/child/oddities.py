"""What nobody means in a loss's graph: labels that pick whole columns, attention crosswise, targets that learn.

Functions of the user's own are named, too: their backward() is read afterwards.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import torch
from torch import Tensor
from torch.autograd.function import BackwardCFunction

from torchdojo.doctor.child import asking, normalising, orderless
from torchdojo.doctor.child.graph import SUMS

MANY = 3_000  # nodes
SAME = ("View", "UnsafeView", "Expand", "Reshape", "Clone", "NativeDropout", "Squeeze", "Unsqueeze", "ToCopy")
PLAIN = tuple(f"{name}Backward" for name in (*SUMS, "Sum"))
SCALED = (*SAME, "Div", "Mul", "Add", "Sub", "MaskedFill", "Where")
DIFFERENCES = ("Sub", "MseLoss", "SmoothL1Loss", "HuberLoss", "L1Loss")
WHOLE = (*SAME, "Where", "Clamp", "Stack", "Cat")


def found(root: Tensor) -> list[dict[str, Any]]:
    """Return what is odd on the way from a loss down, each with its shape and, if known, the user's line."""
    odd, losses, names = [], set(_losses(root)), set()
    for node, above in _nodes(root):
        with suppress(RuntimeError, AttributeError):  # a graph that was used up
            name = node.name()
            names.add(name)
            if "derived" in node.metadata:
                odd.append({"kind": "derived", "where": node.metadata["derived"]})
            odd += normalising.found(node) + _twice(node)
            if name == "IndexBackward0" and not above.startswith(("Diag", "Trace", "Mul")):
                shape = _all_pairs(node._saved_indices, node._saved_self_sym_sizes)
                odd += [{"kind": "pairs", "shape": shape}] if shape else []
            elif name in ("BmmBackward0", "MmBackward0"):
                odd += _crosswise(node)
            elif name.startswith(DIFFERENCES):
                odd += [{"kind": "bootstrap"}] if _bootstrap(node) else []
            elif isinstance(node, BackwardCFunction) and node not in losses:
                odd.append({"kind": "own", "name": name})
    with suppress(RuntimeError, AttributeError):
        odd += orderless.found(root) if orderless.possible(names) else []
    return odd


def _nodes(root: Tensor) -> Iterator[tuple[Any, str]]:
    """Yield the nodes of a graph, each with the name of one that stands above it."""
    todo: list[tuple[Any, str]] = [(root.grad_fn, "")]
    seen = {root.grad_fn}
    while todo and len(seen) < MANY:
        node, above = todo.pop()
        if node is None or hasattr(node, "variable"):
            continue
        yield node, above
        for following, _ in node.next_functions:
            if following is not None and following not in seen:
                seen.add(following)
                todo.append((following, node.name()))


def _losses(root: Tensor) -> Iterator[Any]:
    """Yield the nodes to which nothing but a number comes back: those that a loss is the sum or mean of."""
    todo: list[Any] = [root.grad_fn]
    for node in todo:
        if node is not None and len(todo) < MANY:
            yield node
            todo += (
                [following for following, _ in node.next_functions] if node.name().startswith(PLAIN) else []
            )


def _all_pairs(indices: tuple[Tensor | None, ...], sizes: tuple[int, ...]) -> list[int] | None:
    """Return (N, K) where x[:, y] took, with one number for each of N rows, N whole columns of x."""
    if len(sizes) != 2 or len(indices) != 2 or indices[0] is not None or indices[1] is None:
        return None
    picked, (rows, columns) = indices[1], sizes
    if picked.dtype != torch.int64 or picked.dim() != 1 or len(picked) != rows or rows == columns or rows < 2:
        return None
    return [rows, columns] if len(torch.unique(picked)) < rows else None


def _crosswise(node: Any) -> list[dict[str, Any]]:
    """Return the softmax of scores whose rows are used as weights, though another axis adds up to 1.

    The scores are square, or what queries and keys made of data say of each other.
    """
    if node.next_functions[0][0] is None:
        return []
    weights = _down(node.next_functions[0][0], SAME)
    if weights.name() != "SoftmaxBackward0":
        return []
    shape, dim = list(weights._saved_result.shape), weights._saved_dim
    axis = (dim if dim < 2**31 else dim - 2**64) % len(shape)
    scores = _down(weights.next_functions[0][0], SCALED)
    products = scores.name() in ("BmmBackward0", "MmBackward0")
    if axis == len(shape) - 1 or shape[-1] < 2 or not products:
        return []
    if shape[-1] != shape[-2] and not (
        axis == len(shape) - 2 and shape[-2] > 1 and asking.asked(weights, scores)
    ):
        return []
    where = weights.metadata.get("doctor", {}).get("where", 0)
    return [{"kind": "crosswise", "shape": shape, "dim": axis, "where": where}]


def _twice(node: Any) -> list[dict[str, Any]]:
    """Return the softmax whose shares go into another softmax as if they were scores."""
    following = node.next_functions[0][0] if node.name() == "LogSoftmaxBackward0" else None
    inner = _down(following, SAME) if following is not None else node
    where = inner.metadata.get("doctor", {}).get("where", 0)
    return (
        [{"kind": "twice", "where": where}]
        if inner is not node and inner.name() == "SoftmaxBackward0" and where
        else []
    )


def _bootstrap(node: Any) -> bool:
    """Whether f(a) and number + factor * f(b) are compared, and the gradient goes through both."""
    sides = [following for following, _ in node.next_functions[:2]]
    if len(sides) < 2 or None in sides:
        return False
    for one, other in (sides, sides[::-1]):
        total = _down(one, WHOLE)
        product = _one_input(total, "AddBackward0")
        if product is not None and _one_input(product, "MulBackward0") is not None:
            return bool(_leaves(product) & _leaves(other))
    return False


def _one_input(node: Any, name: str) -> Any:
    """Return the only input with a graph of an operation of this name; None if it has another name, or two."""
    inputs = [following for following, _ in node.next_functions if following is not None]
    return inputs[0] if node.name() == name and len(inputs) == 1 else None


def _leaves(node: Any) -> set[Any]:
    """Return the nodes of the leaves below a node."""
    todo, seen = [node], {node}
    for one in todo:
        following = {f for f, _ in one.next_functions if f is not None} - seen
        seen |= following
        todo += following if len(seen) < MANY else ()
    return {one for one in seen if hasattr(one, "variable")}


def _down(node: Any, through: tuple[str, ...]) -> Any:
    """Return the first node that is none of these, going down by the first of each node's inputs."""
    for _ in range(16):
        inputs = [following for following, _ in node.next_functions if following is not None]
        dropout = node.name() == "MulBackward0" and len(inputs) == 1
        if not inputs or not (dropout or node.name().startswith(through)):
            break
        node = inputs[0]
    return node
