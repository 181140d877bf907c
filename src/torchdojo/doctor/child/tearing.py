"""Views that tear axes apart: an axis of the tensor turns up again in the new sizes, but at another place."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import prod
from operator import mul
from typing import Any

from torch import Tensor

SAME = ("Relu", "LeakyRelu", "Gelu", "Silu", "Sigmoid", "Tanh", "LogSoftmax", "Softmax", "NativeBatchNorm",
        "NativeDropout", "Clone", "Contiguous", "Squeeze")  # fmt: skip
MANY = 12


def torn(given: Tensor, new: list[int]) -> bool:
    """Whether a view of these sizes moves an axis without moving its numbers, as (N, C, H, W) to (N * H * W, C)."""
    before, after = [n for n in given.shape if n > 1], [n for n in new if n > 1]
    learned = given.grad_fn is not None
    return any(
        _moved(old, cut) and (not _nested(old, cut) or (learned and _known(given, old, cut)))
        for old, cut in _blocks(before, after)
    )


def turned(old: list[int], new: list[int]) -> bool:
    """Whether the sizes are the same, in another order; of axes with one row it does not matter where they stand."""
    return (
        len(old) == len(new)
        and sorted(old) == sorted(new)
        and [n for n in old if n > 1] != [n for n in new if n > 1]
    )


def reshaped(args: tuple[Any, ...]) -> bool:
    """Whether this is a whole array of numpy's in other sizes, with no number moved."""
    array: Any = args[0] if args else None
    base: Any = getattr(array, "base", None)
    if base is None or getattr(array, "ndim", 0) < 3 or getattr(base, "ndim", 0) < 2:
        return False
    whole = base.size == array.size and base.dtype == array.dtype
    return bool(whole and base.flags.c_contiguous and array.flags.c_contiguous)


def _blocks(old: list[int], new: list[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the shortest runs of axes that hold the same numbers: of (9, 4, 5) and (9, 20) these are 9 and 4 * 5."""
    one, other = [*old], [*new]
    while one and other:
        left, right = [one.pop(0)], [other.pop(0)]
        while prod(left) != prod(right) and (one or other):
            short, rest = (left, one) if prod(left) < prod(right) else (right, other)
            if not rest:
                return
            short.append(rest.pop(0))
        if len(left) > 1 and len(right) > 1:
            yield left, right


def _moved(old: list[int], new: list[int]) -> bool:
    """Whether an axis of a size that stands once on both sides has other numbers behind it."""
    kept = {n for n in old if old.count(n) == new.count(n) == 1}
    return any(prod(old[old.index(n) :]) != prod(new[new.index(n) :]) for n in kept)


def _nested(old: list[int], new: list[int]) -> bool:
    """Whether the view may only split axes and join neighbours: then it may be meant."""
    cuts = sorted({*accumulate(old, mul), *accumulate(new, mul)})
    return all(more % less == 0 for less, more in pairwise(cuts))


def _known(given: Tensor, old: list[int], new: list[int]) -> bool:
    """Whether it is one of the slips that everybody makes: heads, channels, an exchange."""
    match old, new:
        case ([a, b], [c, e, d]) | ([c, e, d], [a, b]) if (
            a == e and c * d == b
        ):  # heads: (T, D) and (H, T, D / H)
            return True
    return sorted(old) == sorted(new) or (
        len(old) > 2 and len(new) == 2 and new[1] != old[-1] and _channels(given, new[1])
    )


def _channels(given: Tensor, size: int) -> bool:
    """Whether axis 1 is of this size, and a convolution made it, or it was put there."""
    node: Any = given.grad_fn
    for _ in range(MANY):
        if node is None or not node.name().startswith(SAME):
            break
        node = node.next_functions[0][0]
    turned = ("Convolution", "Transpose", "Permute", "Upsample", "Slow", "Mkldnn")
    return given.shape[1] == size and node is not None and node.name().startswith(turned)
