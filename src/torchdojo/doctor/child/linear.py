"""Linear layers in autograd's graph: which of them follow each other with nothing bent in between."""

from typing import Any

from torch import Tensor

from torchdojo.doctor.child.graph import MANY, VIEWS

INPUT = {"AddmmBackward0": 1, "MmBackward0": 0, "ConvolutionBackward0": 0}  # where a layer's input enters
WEIGHT = {"AddmmBackward0": 2, "MmBackward0": 1, "ConvolutionBackward0": 1}
STRAIGHT = (
    *VIEWS,
    "NativeBatchNorm",
    "NativeDropout",
    "AvgPool",
    "AdaptiveAvgPool",
    "Mean",
)  # keep lines straight


def pairs(root: Tensor) -> tuple[list[list[dict[str, Any]]], set[str]]:
    """Return pairs (first, second) of layers in direct succession, and the operations before any layer."""
    layers = [node for node in _below([root.grad_fn]) if node.name() in INPUT and _weight(node) is not None]
    found = []
    for node in layers:
        before = _straight(_source(node))
        if before is not None and before.name() in INPUT and _weight(before) is not None:
            found.append([_facts(before), _facts(node)])
    inputs = [source for node in layers if (source := _source(node)) is not None]
    return found, {_named(node) for node in _below(inputs)}


def _named(node: Any) -> str:
    """Return an operation's name; a product of two things that are learned, or of one with the data, is no scaling."""
    if node.name() != "MulBackward0":
        return str(node.name())
    both = all(following is not None for following, _ in node.next_functions)
    return "Product" if both or _of_data(node) else str(node.name())


def _of_data(node: Any) -> bool:
    """Whether one factor is a table of data, with numbers of its own for each row, no mask: x0 * layer(x)."""
    factors = [getattr(node, name, None) for name in ("_saved_self", "_saved_other")]
    tables = [one for one in factors if isinstance(one, Tensor) and not one.requires_grad and one.dim() > 1]
    return any(bool(((one > one.min()) & (one < one.max())).any()) for one in tables)


def _below(roots: list[Any]) -> list[Any]:
    """Return every node from here on, up to a limit."""
    seen = {node for node in roots if node is not None}
    todo = list(seen)
    found: list[Any] = []
    while todo and len(seen) < MANY:
        node = todo.pop()
        found.append(node)
        following = {f for f, _ in node.next_functions if f is not None and not hasattr(f, "variable")} - seen
        seen |= following
        todo += following
    return found


def _source(node: Any) -> Any:
    """Return what feeds a layer, or None if that is data."""
    following = node.next_functions[INPUT[node.name()]][0]
    return None if following is None or hasattr(following, "variable") else following


def _straight(node: Any) -> Any:
    """Go back over what bends nothing: views, batch norm, means, scaling and dropout."""
    while node is not None and not hasattr(node, "variable"):
        others = [following for following, _ in node.next_functions if following is not None]
        scaled = node.name() in ("MulBackward0", "DivBackward0") and len(others) == 1
        if node.name() == "AddBackward0":  # a bias that was added by hand
            others = [following for following in others if not hasattr(following, "variable")]
            scaled = len(others) == 1
        if not (scaled or node.name().startswith(STRAIGHT)) or not others:
            return node
        node = others[0]
    return None


def _weight(node: Any) -> Any:
    """Return the leaf that is a layer's weight; None if the factor is no leaf, as in attention."""
    inner = node.next_functions[WEIGHT[node.name()]][0]
    while inner is not None and inner.name().startswith(("TBackward", "Transpose")):
        inner = inner.next_functions[0][0]
    return getattr(inner, "variable", None)


def _facts(node: Any) -> dict[str, Any]:
    """Return a layer's place, its units and its inputs."""
    weight = _weight(node)
    flat = node.name() != "ConvolutionBackward0" and not _turned(node)
    wide = list(weight.shape[:2]) if not flat else list(weight.shape[:2])[::-1]
    return {"by": node.name(), "wide": wide, **node.metadata.get("doctor", {})}


def _turned(node: Any) -> bool:
    """Whether the weight is used transposed, as nn.Linear does: (out, in); tied weights may be turned twice."""
    inner, turns = node.next_functions[WEIGHT[node.name()]][0], 0
    while inner is not None and inner.name().startswith(("TBackward", "Transpose")):
        inner, turns = inner.next_functions[0][0], turns + 1
    return turns % 2 == 1
