"""Scores of queries and keys: whether both are made of data, and the scores divided by the root of their width."""

import math
from typing import Any

from torch import Tensor

from torchdojo.doctor.child.directions import FROZEN

MANY = 200  # nodes
STEPS = 16


def asked(weights: Any, product: Any) -> bool:
    """Whether the product below a softmax is that of scaled attention, of queries and keys that come from data.

    Learned queries may be slots or clusters, among which the keys are shared out on purpose; so may be those that
    were attended to before.
    """
    width = product._saved_self.shape[-1] if isinstance(product._saved_self, Tensor) else 0
    sides = [following for following, _ in product.next_functions]
    if width < 2 or None in sides:
        return False
    scale = _scale(weights, product)
    scales = {scale, scale * _scale_of(sides[0]), scale * _scale_of(sides[1])}
    return any(abs(one * math.sqrt(width) - 1) < 1e-3 for one in scales) and all(map(_of_data, sides))


def _scale(node: Any, end: Any) -> float:
    """Return by how much everything is multiplied between a node and one below it."""
    scale = 1.0
    for _ in range(STEPS):
        inputs = [following for following, _ in node.next_functions if following is not None]
        if not inputs or inputs[0] is end:
            return scale * _factor(node)
        scale *= _factor(node)
        node = inputs[0]
    return scale


def _scale_of(node: Any) -> float:
    """Return by how much a query or a key was multiplied on its own, last of all."""
    for _ in range(STEPS):
        if node.name() in ("MulBackward0", "DivBackward0"):
            return _factor(node)
        inputs = [following for following, _ in node.next_functions if following is not None]
        if len(inputs) != 1:
            break
        node = inputs[0]
    return 1.0


def _factor(node: Any) -> float:
    """Return the number that a node multiplies by, 1 if it does no such thing."""
    name = node.name()
    other = node._saved_other if name in ("MulBackward0", "DivBackward0") else None
    if isinstance(other, Tensor):
        other = float(other) if other.numel() == 1 else None
    if not isinstance(other, (int, float)) or other == 0:
        return 1.0
    return other if name.startswith("Mul") else 1 / other


def _of_data(side: Any) -> bool:
    """Whether data enter below a node, as words that differ from row to row or through a layer, and no softmax."""
    todo, seen, data = [side], {side}, False
    for node in todo:
        if node.name() == "SoftmaxBackward0" or len(seen) > MANY:
            return False
        given = FROZEN.get(node.name(), (None, None))[0]
        data = data or (given is not None and node.next_functions[given][0] is None) or _words(node)
        following = {one for one, _ in node.next_functions if one is not None} - seen
        seen |= following
        todo += following
    return data


def _words(node: Any) -> bool:
    words = node._saved_indices if node.name() == "EmbeddingBackward0" else None
    return isinstance(words, Tensor) and words.dim() > 1 and bool((words != words[:1]).any())
