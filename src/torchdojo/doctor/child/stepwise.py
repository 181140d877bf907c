"""Whether a model sees, at each step of a sequence, that step itself and the ones before it: a causal reading."""

from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child.graph import VIEWS

MANY = 400  # nodes between two layers that mix steps
MARK = "read"  # on the nodes of what such layers returned: of which sequences it is a reading
BACK = "looks back"  # on the node of weights that hide the later steps
ALONG = ("Index", "Select", "Slice", "Split", "Unbind")  # views that may leave steps out
EACH = (
    *(name for name in VIEWS if name not in ALONG), "UnsafeView", "ReshapeAlias", "Add", "Sub", "Mul", "Div",
    "NativeLayerNorm", "Relu", "LeakyRelu", "Gelu", "Elu", "Silu", "Tanh", "Sigmoid", "NativeDropout", "LogSoftmax",
    "Rsqrt", "Pow",
)  # fmt: skip
KNOWN = {*EACH, *ALONG, "T", "SplitWithSizes", "Addmm", "Mm", "Bmm", "Mean", "Cat"}
DATA, STEPS, OTHER = range(3)  # nothing of the sequence; each step of it where it stands; something else


def unmoved(x: Any, target: Tensor) -> int:
    """Return the number of steps if the target is the sequence that the model was given, at the same places; else 0."""
    if (
        not isinstance(x, Tensor)
        or x.dim() not in (2, 3)
        or target.is_floating_point()
        or min(x.shape[:2]) < 2
    ):
        return 0
    now = _tokens(x)
    if now.is_floating_point() or now.numel() != target.numel() or now.shape[1] < 4:
        return 0
    same = target.detach().reshape(now.shape) == now
    counted = target.reshape(now.shape) >= 0
    varied = not bool((now[:, 1:] == now[:, :-1]).all())
    return now.shape[1] if varied and bool((same | ~counted).all()) and bool(counted.any()) else 0


def _tokens(x: Tensor) -> Tensor:
    """Return numbers of letters, of (rows, steps, letters) with a single 1 those of the ones."""
    plain = x.detach()
    one_hot = plain.dim() == 3 and plain.shape[2] > 1 and bool(((plain == 0) | (plain == 1)).all())
    return plain.argmax(-1) if one_hot and bool((plain.sum(-1) == 1).all()) else plain


def causal(mask: Any, seen_is_true: bool) -> bool:
    """Whether a mask of attention shows each step itself and what came before, and hides what comes."""
    if not isinstance(mask, Tensor) or mask.dim() < 2 or mask.shape[-1] != mask.shape[-2]:
        return False
    seen = mask == seen_is_true if mask.dtype == torch.bool else mask > torch.finfo(mask.dtype).min / 2
    return not bool(seen.triu(1).any()) and bool(seen.diagonal(dim1=-2, dim2=-1).all())


def mark(result: Any, *given: Any, held: list[Tensor]) -> None:
    """Write on the node of what a causal layer returned of which sequences it is a reading: those its inputs are."""
    if isinstance(result, Tensor) and result.grad_fn is not None:
        read = [id(x) for x in held if x.dim() in (2, 3) and all(reads(one, x) for one in given)]
        result.grad_fn.metadata[MARK] = read  # type: ignore[index]


def reads(tensor: Any, x: Any) -> bool:
    """Whether a tensor holds, at each step, numbers of x at this step, perhaps with those before it."""
    if not isinstance(tensor, Tensor) or not isinstance(x, Tensor):
        return False
    if tensor.grad_fn is not None:
        return _Walk(x).kind(tensor.grad_fn) == STEPS
    return tensor is x or (tensor.dim() == x.dim() + 1 and torch.equal(_tokens(tensor), x.detach()))


class _Walk:
    """Goes down a graph to where it reads the sequence."""

    def __init__(self, x: Tensor) -> None:
        self.x, self.known = x, dict[Any, int]()

    def kind(self, node: Any) -> int:
        """Return what a node is a reading of."""
        if node is None or hasattr(node, "variable"):
            return DATA
        if node not in self.known:
            self.known[node] = OTHER
            self.known[node] = self._kind(node) if len(self.known) < MANY else OTHER
        return self.known[node]

    def _kind(self, node: Any) -> int:
        name = node.name().removesuffix("Backward0").removesuffix("Backward1")
        if id(self.x) in node.metadata.get(MARK, ()):
            return STEPS
        if name == "Embedding":
            return self._embedded(node._saved_indices)
        if name not in KNOWN:
            return OTHER
        below = {self.kind(following) for following, _ in node.next_functions}
        if below == {DATA}:
            return DATA
        if STEPS in below and name == "Add":  # beside something else, each step is still there
            return STEPS
        seen = STEPS in below and (OTHER not in below or name == "Cat")
        return STEPS if seen and self._each(node, name) else OTHER

    def _embedded(self, places: Tensor) -> int:
        if places.numel() == self.x.numel() and torch.equal(places.reshape(self.x.shape), self.x):
            return STEPS
        turned = self.x.dim() == 2 and places.dim() == 2 and torch.equal(places.T, self.x)
        return (
            STEPS if turned else DATA if places.dim() == 1 or len(torch.unique(places, dim=0)) == 1 else OTHER
        )

    def _each(self, node: Any, name: str) -> bool:
        """Whether an operation does the same with each step."""
        match name:
            case "Addmm" | "Mm":
                sizes = node._saved_mat1_sym_sizes if name == "Addmm" else node._saved_self_sym_sizes
                return bool(sizes[0] == self.x.shape[0] * self.x.shape[1])
            case "Bmm":
                return _mixes_causally(node.next_functions[0][0])
            case "Mean":
                return node._saved_dim in ((-1,), (2**64 - 1,), (2,))
            case "Slice" | "Select" | "Split" | "SplitWithSizes" | "Unbind" | "Cat":
                return _of_features(node, name)
        return name in EACH


def _mixes_causally(node: Any) -> bool:
    """Whether what states are weighed with is the softmax of an attention that looks back only."""
    while (
        node is not None
        and MARK not in node.metadata
        and node.name().startswith((*VIEWS, "NativeDropout", "Mul"))
    ):
        node = node.next_functions[0][0]
    return node is not None and MARK in node.metadata


def _of_features(node: Any, name: str) -> bool:
    """Whether a cut goes through the features of each step, or takes one of three: queries, keys and values."""
    dim, sizes = node._saved_dim, getattr(node, "_saved_self_sym_sizes", ())
    dim = dim if dim < 2**31 else dim - 2**64
    last = dim in (-1, 2) if name == "Cat" else dim in (-1, len(sizes) - 1)
    return last or name == "Unbind" or (bool(sizes) and sizes[dim] == 3)
