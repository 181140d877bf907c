"""Losses of single answers that are multiplied by a factor: whether it favours those that are right already."""

from typing import Any

import torch
from torch import Tensor

SAME = ("View", "UnsafeView", "Reshape", "Squeeze", "Unsqueeze", "Neg", "Gather", "Index", "Where", "Clamp")
SURPRISES = ("NllLoss", "BinaryCrossEntropy", "Log", "Softplus")  # minus the logarithm of a chance
FEW = 16  # answers
CLOSELY = 0.6  # correlated


def favours_the_easy(one: Tensor, other: Tensor) -> bool:
    """Whether a product is that of many losses with as many factors that are the larger, the smaller the loss is."""
    return any(
        loss.requires_grad
        and _surprise(loss.grad_fn)
        and _grows(factor.detach(), torch.exp(-loss.detach().abs()))
        for loss, factor in ((one, other), (other, one))
    )


def _surprise(node: Any) -> bool:
    """Whether this is a loss of each answer by itself: followed down by the first of each node's inputs."""
    for _ in range(8):
        if node is None or hasattr(node, "variable"):
            return False
        if node.name().startswith(SURPRISES):
            return True
        inputs = [following for following, _ in node.next_functions if following is not None]
        scaled = node.name() == "MulBackward0" and len(inputs) == 1
        if not (scaled or node.name().startswith(SAME)) or not inputs:
            return False
        node = inputs[0]
    return False


def _grows(factor: Tensor, chance: Tensor) -> bool:
    """Whether factors, nearly all different, grow with the chance of the right answer."""
    if not factor.is_floating_point() or bool((factor < 0).any() and (factor > 0).any()):
        return False
    flat, other = factor.flatten().double().abs(), chance.flatten().double()
    if 2 * len(torch.unique(flat)) < len(flat) or float(flat.std()) < 1e-3 * float(flat.mean()):
        return False
    return float(torch.corrcoef(torch.stack([flat, other]))[0, 1]) > CLOSELY
