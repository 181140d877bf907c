"""Attention that is told nothing about order: of words it sees which ones there are, not where they stand."""

from typing import Any

import torch
from torch import Tensor

MANY = 3_000  # nodes
DATA, TOKENS, POOLED, OTHER = range(4)  # weights alone; a row for each word; all words as one; anything else
EACH = {
    "NllLoss", "LogSoftmax", "BinaryCrossEntropyWithLogits", "BinaryCrossEntropy", "MseLoss", "SmoothL1Loss", "View",
    "UnsafeView", "ReshapeAlias", "Transpose", "Permute", "T", "Expand", "Unsqueeze", "Squeeze", "Clone", "Alias",
    "NativeLayerNorm", "NativeDropout", "Relu", "LeakyRelu", "Gelu", "Silu", "Tanh", "Sigmoid", "Softmax",
    "SafeSoftmax", "Div", "Neg", "Split", "SplitWithSizes", "Slice", "Select", "Unbind", "NllLossNd",
}  # fmt: skip
PRODUCTS = {"Addmm", "Mm", "Bmm", "Baddbmm"}
POOLS = {"Mean", "Sum", "Amax", "Max"}
CUTS = {"Split", "SplitWithSizes", "Slice", "Select", "Unbind"}


def possible(names: set[str]) -> bool:
    """Whether a graph of these operations may hold attention over words."""
    attention = any("Softmax" in name or name.startswith("ScaledDotProduct") for name in names)
    return attention and "EmbeddingBackward0" in names


def found(root: Tensor) -> list[dict[str, Any]]:
    """Return where the words came in, if a loss depends on them through attention, whatever their order."""
    walk = _Walk()
    blind = walk.kind(root.grad_fn) in (TOKENS, POOLED) and walk.attends and walk.words is not None
    notes = [
        node.metadata.get("doctor", {}).get("where", 0)
        for node in (walk.words, walk.shares)
        if node is not None
    ]
    return (
        [{"kind": "orderless", "where": next(filter(None, notes), 0), "masked": walk.masked}] if blind else []
    )


class _Walk:
    """Goes down a graph to its embedding."""

    def __init__(self) -> None:
        self.known: dict[Any, int] = {}
        self.attends = self.masked = False
        self.words: Any = None  # the node of the embedding
        self.shares: Any = None  # that of the first softmax of attention
        self.numbers: Tensor | None = None

    def kind(self, node: Any) -> int:
        """Return what a node holds."""
        if node is None or hasattr(node, "variable"):
            return DATA
        if node not in self.known:
            self.known[node] = OTHER
            self.known[node] = self._kind(node) if len(self.known) < MANY else OTHER
        return self.known[node]

    def _kind(self, node: Any) -> int:
        name = node.name().partition("Backward")[0]
        if name == "Embedding":
            return self._embedded(node)
        below = [following for following, _ in node.next_functions]
        kinds = {self.kind(one) for one in below}
        if OTHER in kinds:
            return OTHER
        rest = kinds - {DATA}
        if not rest or len(rest) > 1:
            return OTHER if rest else DATA
        return self._step(node, name, below, rest.pop())

    def _step(self, node: Any, name: str, below: list[Any], kind: int) -> int:
        """Return what an operation makes of words, or of all of them."""
        if name.startswith("ScaledDotProduct"):
            self.attends = True
            self.masked |= getattr(node, "_saved_attn_mask", None) is not None
            return OTHER if getattr(node, "_saved_is_causal", True) else kind
        if kind == POOLED:
            return kind if name in EACH | PRODUCTS | POOLS | {"Add", "Sub", "Mul"} else OTHER
        if name in ("Add", "Sub"):
            scores = None in below and any(
                one is not None and _down(one).name() == "BmmBackward0" for one in below
            )
            self.masked |= scores
            return kind if scores or all(self.kind(one) != DATA or _bias(one) for one in below) else OTHER
        if name == "Mul":
            return kind if _same_for_all_steps(node) else OTHER
        if name == "MaskedFill":
            return kind if 1 in node._saved_mask.shape[-2:] else OTHER
        if name in POOLS:
            return _pooled(node, name)
        if name in PRODUCTS:
            return self._product(node, name)
        return kind if name in EACH and (name not in CUTS or _of_features(node, name)) else OTHER

    def _product(self, node: Any, name: str) -> int:
        """Return what a matrix product makes of words: of all in one row it makes something else."""
        if name in ("Bmm", "Baddbmm"):
            self.masked |= name == "Baddbmm"
            left = _down(node.next_functions[0][0])
            if left is not None and "Softmax" in left.name():
                self.attends, self.shares = True, left
            return TOKENS
        sizes = node._saved_mat1_sym_sizes if name == "Addmm" else node._saved_self_sym_sizes
        return TOKENS if self.numbers is not None and sizes[0] == self.numbers.numel() else OTHER

    def _embedded(self, node: Any) -> int:
        """Return TOKENS for the words of sentences; OTHER for positions, categories of columns, and a second table."""
        numbers = node._saved_indices
        if len(torch.unique(numbers)) == 1:
            return DATA  # one and the same row at all places
        if self.words is None and _sentences(numbers):
            self.words, self.numbers = node, numbers
        return TOKENS if self.words is node else OTHER


def _sentences(numbers: Tensor) -> bool:
    """Whether the same words stand at all places of the rows."""
    if numbers.dim() != 2 or min(numbers.shape) < 4:
        return False
    first, last, whole = (torch.unique(part) for part in (numbers[:, 0], numbers[:, -1], numbers))
    shared = torch.isin(first, last).float().mean()
    return len(whole) > 2 and len(first) > 1 and len(last) > 1 and bool(shared > 0.3)


def _bias(node: Any) -> bool:
    """Whether what is added is a leaf with one axis, or one row of a table; anything else may be positions."""
    if node is None or node.name().startswith("Embedding"):
        return node is not None
    return hasattr(node, "variable") and node.variable.dim() == 1


def _same_for_all_steps(node: Any) -> bool:
    """Whether a factor without a graph is a number, or is dropout's: of the whole shape."""
    other = getattr(node, "_saved_other", None)
    if not isinstance(other, Tensor) or other.requires_grad or other.numel() == 1:
        return all(one is None or not hasattr(one, "variable") or one.variable.dim() < 2
                   for one, _ in node.next_functions)  # fmt: skip
    return other.dim() > 2 and other.shape[0] > 1


def _pooled(node: Any, name: str) -> int:
    """Return POOLED if all words become one, TOKENS if only the features of each do."""
    dims = node._saved_dim if hasattr(node, "_saved_dim") else ()
    dims = dims if isinstance(dims, tuple) else (dims,)
    sizes = getattr(node, "_saved_self_sym_sizes", ()) or getattr(node, "_saved_self", torch.empty(0)).shape
    last = len(sizes) - 1
    return (
        TOKENS
        if dims and all((d if d < 2**31 else d - 2**64) in (-1, last) for d in dims) and last > 1
        else POOLED
    )


def _of_features(node: Any, name: str) -> bool:
    """Whether a cut goes through the features of each word, or takes one of three: queries, keys and values."""
    dim, sizes = node._saved_dim, getattr(node, "_saved_self_sym_sizes", ())
    dim = dim if dim < 2**31 else dim - 2**64
    return dim in (-1, len(sizes) - 1) or name == "Unbind" or (bool(sizes) and sizes[dim] == 3)


def _down(node: Any) -> Any:
    """Return the first node below views and dropout."""
    for _ in range(12):
        through = (
            "View",
            "UnsafeView",
            "Expand",
            "ReshapeAlias",
            "Clone",
            "NativeDropout",
            "Mul",
            "Unsqueeze",
        )
        if node is None or not node.name().startswith(through):
            break
        node = node.next_functions[0][0]
    return node
