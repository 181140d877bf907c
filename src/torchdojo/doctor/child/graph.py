"""Reading autograd's graph: what a loss reaches, and what made a tensor."""

from collections import Counter
from typing import Any

from torch import Tensor

from torchdojo.doctor.child.recorder import Recorder

MANY = 20_000  # nodes after which a walk is given up
CHAIN = 8
VIEWS = ("View", "Squeeze", "Unsqueeze", "Reshape", "Slice", "Select", "Transpose", "TBackward", "ToCopy", "Clone",
         "Permute", "Expand", "Index", "Alias")  # fmt: skip

FLATTENING = ("View", "UnsafeView", "Reshape", "LogSoftmax", "Clone")
SUMS = ("Add", "Sub", "Rsub", "Mul", "Div", "Neg", "Mean", "Squeeze", "View", "Reshape", "ToCopy")


def walk(root: Tensor) -> tuple[list[Tensor], Counter[str]] | None:
    """Return the leaves that the gradient of `root` reaches, and the operations on the way; None if too many."""
    if root.grad_fn is None:
        return ([root] if root.requires_grad else []), Counter()
    seen: set[Any] = {root.grad_fn}
    todo: list[Any] = [root.grad_fn]
    leaves: list[Tensor] = []
    operations: Counter[str] = Counter()
    while todo:
        node = todo.pop()
        variable = getattr(node, "variable", None)
        if variable is not None:
            leaves.append(variable)
            continue
        operations[node.name()] += 1
        for following, _ in node.next_functions:
            if following is not None and following not in seen:
                seen.add(following)
                todo.append(following)
        if len(seen) > MANY:
            return None
    return leaves, operations


def chain(tensor: Tensor) -> list[dict[str, Any]]:
    """Return what made a tensor, the last operation first, views left out."""
    found: list[dict[str, Any]] = []
    node: Any = tensor.grad_fn
    for _ in range(4 * CHAIN):
        if node is None or len(found) == CHAIN or hasattr(node, "variable"):
            break
        name = node.name()
        if not name.startswith(VIEWS):
            found.append({"by": name, **node.metadata.get("doctor", {})})
        node = next((following for following, _ in node.next_functions if following is not None), None)
    return found


def classes_last(tensor: Tensor) -> bool:
    """Whether a linear layer made the last axis of scores (N, A, A), and nothing turned it to another place."""
    node: Any = tensor.grad_fn if tensor.dim() == 3 and tensor.shape[1] == tensor.shape[2] else None
    for _ in range(CHAIN):
        above = [one for one, _ in node.next_functions if one is not None] if node is not None else []
        biased = node is not None and node.name() == "AddBackward0" and hasattr(above[-1], "variable")
        if not above or not (biased or node.name().startswith(FLATTENING)):
            break
        node = above[0]
    return node is not None and node.name() in ("AddmmBackward0", "MmBackward0")


def alone(root: Tensor) -> list[int]:
    """Return where a term without a graph was added to this loss, or to one of the losses that it is the sum of."""
    found: list[int] = []
    todo: list[Any] = [root.grad_fn]
    for node in todo:
        if node is None or not node.name().startswith(SUMS) or len(todo) > MANY // 100:
            continue
        if "alone" in node.metadata:
            found.append(node.metadata["alone"])
        following = [one for one, _ in node.next_functions if one is not None]
        if len(following) == 1 or node.name().startswith(
            ("Add", "Sub", "Rsub")
        ):  # a product of two is no sum
            todo += following
    return found


def remember(recorder: Recorder, result: Any, dim: int | None = None) -> None:
    """Write on the graph's node itself where the user's code made it; the note dies with the node."""
    if not isinstance(result, Tensor) or result.grad_fn is None:
        return
    note: dict[str, Any] = {"where": recorder.places.here(), "shape": list(result.shape)}
    made = recorder.places.layer()
    if made is not None:
        module, contained = made
        note |= {"module": recorder.number(module), "contained": contained}
    if dim is not None:
        note["dim"] = dim
    node: Any = result.grad_fn
    node.metadata["doctor"] = note


def name(recorder: Recorder, result: Any, module: int, where: int) -> None:
    """Write on the graph's node which layer returned it, unless something says so already."""
    if not isinstance(result, Tensor) or result.grad_fn is None:
        return
    node: Any = result.grad_fn
    while node is not None and node.name().startswith(VIEWS) and node.next_functions:
        node = node.next_functions[0][0]
    if node is not None and "doctor" not in node.metadata and not hasattr(node, "variable"):
        contained = recorder.places.contained()
        node.metadata["doctor"] = {
            "where": where, "shape": list(result.shape), "module": module, "contained": contained
        }  # fmt: skip
