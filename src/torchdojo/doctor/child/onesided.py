"""A loss by hand that is nothing but labels times the logarithm of a sigmoid: samples of label 0 cost nothing."""

from contextlib import suppress
from typing import Any

import torch
from torch import Tensor

STEPS = 16  # nodes
MEANS = ("Mean", "Sum", "View", "Squeeze")
CLOSED = ("Clamp", "Squeeze", "Unsqueeze", "View", "UnsafeView", "Select", "Slice", "ToCopy")


def found(root: Tensor) -> bool:
    """Whether a loss is the mean of -y log p and no more, p being the sigmoid of a layer with a bias that learns.

    The labels y are 0 and 1, both of them: whatever raises the bias then lowers the loss, for all samples.
    """
    with suppress(RuntimeError, AttributeError):  # a graph that was used up
        node: Any = root.grad_fn
        sign = 1
        for _ in range(STEPS):
            if node is None:
                return False
            following = [one for one, _ in node.next_functions]
            if node.name().startswith(("Mul", "Div")) and None in following:
                other = node._saved_self if following[0] is None else node._saved_other
                if isinstance(other, Tensor) and other.numel() > 1:
                    inner = following[0] or following[1]
                    return sign < 0 and node.name().startswith("Mul") and _both(other) and _of_sigmoid(inner)
                sign *= 1 if float(other) > 0 else -1
            elif node.name().startswith("Neg"):
                sign = -sign
            elif not node.name().startswith(MEANS):
                return False
            node = following[0] or following[-1]
    return False


def _both(labels: Tensor) -> bool:
    """Whether all numbers are 0 or 1, and both are there."""
    kinds = torch.unique(labels.detach())
    return len(kinds) == 2 and bool((kinds == torch.tensor([0.0, 1.0], device=kinds.device)).all())


def _of_sigmoid(node: Any) -> bool:
    """Whether this is the logarithm of a sigmoid of what a layer with a bias that learns says."""
    name = node.name()
    if name == "LogBackward0":
        node = _below(node.next_functions[0][0])
        name = node.name() if node is not None else ""
        return name == "SigmoidBackward0" and _raised(_below(node.next_functions[0][0]))
    return name == "LogSigmoidBackward0" and _raised(_below(node.next_functions[0][0]))


def _below(node: Any) -> Any:
    """Return the first node that does more than give another shape, cut off at the ends or add a number."""
    for _ in range(STEPS):
        following = [one for one, _ in node.next_functions if one is not None] if node is not None else []
        plain = node is not None and node.name().startswith((*CLOSED, "Add")) and len(following) == 1
        if not plain:
            break
        node = following[0]
    return node


def _raised(node: Any) -> bool:
    """Whether a bias that learns is added last."""
    if node is None or node.name() not in ("AddBackward0", "AddmmBackward0"):
        return False
    leaves = [one.variable for one, _ in node.next_functions if hasattr(one, "variable")]
    return any(leaf.dim() < 2 and leaf.requires_grad for leaf in leaves)
