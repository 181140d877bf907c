"""Batches of sequences: whether the target is the input one step on, what is padding, what attention may look at."""

from typing import Any

import torch
from torch import Tensor

LARGE = 4_000_000
FEW = 4  # tokens that may be put before or behind a sequence
IGNORED = -100  # the label that torch's losses leave out


def step_on(x: Any, target: Tensor) -> tuple[int, torch.Size] | None:
    """Return along which axis of the model's input the target is the input, one step on, at every step; and its shape.

    The shape is that which the target has beside the input. None if it is something else.
    """
    if not _sequences(x) or x.is_floating_point() != target.is_floating_point():
        return None
    for axis in (1, 0, 2)[: x.dim()]:
        length = x.shape[axis]
        for cut in (0, 1):
            sizes = torch.Size([*x.shape[:axis], length - cut, *x.shape[axis + 1 :]])
            fits = length >= 4 and target.numel() == sizes.numel()
            if fits and _ahead(x.detach(), target.detach().reshape(sizes), axis):
                return axis, sizes
    return None


def echoed(x: Any, target: Tensor) -> bool:
    """Whether the targets, one number for each sequence, are what its last step holds already."""
    flat = target.detach().squeeze(-1) if target.dim() == 2 else target.detach()
    if not _sequences(x) or x.dim() != 3 or flat.shape != x.shape[:1] or not flat.is_floating_point():
        return False
    ends = [x.detach().select(axis, -1) for axis in (1, 2) if x.shape[axis] > 1]
    return len(torch.unique(flat)) > 2 and any(bool((end == flat.unsqueeze(1)).all(0).any()) for end in ends)


def _sequences(x: Any) -> bool:
    return isinstance(x, Tensor) and x.dim() in (2, 3) and 8 <= x.numel() <= LARGE and not x.is_complex()


def _ahead(x: Tensor, target: Tensor, axis: int) -> bool:
    steps = x.shape[axis] - 1
    y, now, following = target.narrow(axis, 0, steps), x.narrow(axis, 0, steps), x.narrow(axis, 1, steps)
    left_out = (y == IGNORED) if not y.is_floating_point() else torch.zeros_like(y, dtype=torch.bool)
    turned = target.shape[axis] > steps and torch.equal(target.select(axis, steps), x.select(axis, 0))
    right = bool(((y == following) | left_out).all()) and not bool(left_out.all())
    return right and not torch.equal(y, now) and not turned  # by torch.roll(x, -1): a game, no forecast


def looks_ahead(mask: Any, causal: bool) -> bool:
    """Whether attention with this mask may look at later steps."""
    if causal or not isinstance(mask, Tensor):
        return not causal
    if mask.dim() < 2 or mask.shape[-1] != mask.shape[-2]:
        return True
    seen = mask if mask.dtype == torch.bool else mask > torch.finfo(mask.dtype).min / 2
    return bool(seen.triu(1).any())


def padding(x: Any) -> Tensor | None:
    """Return which steps of which rows are padding: one value, or zeros, up to the end (or from the beginning)."""
    if not _sequences(x) or x.shape[0] < 2:
        return None
    plain = x.detach()
    for last in (x.shape[1] - 1, 0):
        end = plain[:, last]
        value = torch.mode(end, dim=0).values if x.dim() == 2 else plain.new_zeros(())
        if int((end == value).reshape(len(end), -1).all(1).sum()) < 2:
            continue  # no two rows end alike
        filled = plain == value
        filled = filled.all(-1) if x.dim() == 3 else filled
        ordered = filled if last else filled.flip(1)
        lengths = ordered.sum(1)
        together = torch.equal(ordered, ordered.cummax(1).values)
        if together and len(torch.unique(lengths)) > 1 and int((lengths > 0).sum()) > 1:
            return filled
    return None


def inside(x: Any) -> list[int] | None:
    """Return in how many rows of tokens a 0 stands between others, and how many rows there are."""
    if not _sequences(x) or x.dim() != 2 or x.is_floating_point():
        return None
    real = (x.detach() != 0).int()
    between = (real == 0) & (real.cummax(1).values > 0) & (real.flip(1).cummax(1).values.flip(1) > 0)
    return [int(between.any(1).sum()), len(x)]


def tail(given: Any, x: Tensor, batch_first: bool) -> list[int] | None:
    """Return how many rows end in padding, how many rows and how many steps of padding; None if there is none.

    It shows in what the model is given, or in what its recurrent layer is: one vector, again and again, to the end.
    """
    steps = x.detach() if batch_first else x.detach().transpose(0, 1)
    filled = padding(given)
    if filled is None or filled.shape != steps.shape[:2] or not bool(filled[:, -1].any()):
        filled = _repeated(steps)
    return None if filled is None else [int(filled[:, -1].sum()), len(filled), int(filled.sum())]


def _repeated(x: Tensor) -> Tensor | None:
    """Return which steps of which rows hold the vector of the longest end, if it stands at ends only."""
    if not _sequences(x) or x.shape[0] < 2:
        return None
    runs = (x == x[:, -1:]).all(-1).flip(1).int().cummin(1).values.sum(1)
    filled = (x == x[int(runs.argmax()), -1]).all(-1)
    lengths = filled.sum(1)
    together = torch.equal(filled, filled.cummax(1).values)
    return filled if together and len(torch.unique(lengths)) > 1 and int((lengths > 0).sum()) > 1 else None


def labelled_padding(x: Any, given: Tensor, target: Tensor, left_out: int) -> dict[str, int] | None:
    """Return how many steps of a loss are padding, all under one label, and how many real ones have it between others.

    None if they are none, have several labels, are left out, or if the answer there is zeroed.
    """
    filled = padding(x)
    if filled is None or target.numel() != filled.numel():
        return None
    labels = target.detach().reshape(filled.shape)
    here = torch.unique(labels[filled])
    if len(here) != 1 or here == left_out or not bool(_by_step(given, filled)[filled].any()):
        return None
    other = (labels != here) & ~filled
    between = (labels == here) & ~filled & other.flip(1).cummax(1).values.flip(1)
    counts = {"padding": filled.sum(), "real": (~filled).sum(), "between": between.sum(), "label": here}
    return {name: int(count) for name, count in counts.items()}


def _by_step(given: Tensor, filled: Tensor) -> Tensor:
    """Return scores as (rows, steps, ...)."""
    plain = given.detach()
    if plain.dim() == 3 and plain.shape[1:] != (filled.shape[1], 1) and plain.shape[2] == filled.shape[1]:
        plain = plain.transpose(1, 2)
    return plain.reshape(*filled.shape, -1)


def hides(x: Any, hidden: Tensor) -> list[int] | None:
    """Return of real steps and of padding how many are hidden and how many there are; None if it is not known."""
    filled = padding(x)
    if filled is None or filled.shape != (hidden := _of_steps(hidden, filled.shape[1])).shape:
        return None
    return [
        int(n) for n in ((hidden & ~filled).sum(), (~filled).sum(), (hidden & filled).sum(), filled.sum())
    ]


def _of_steps(hidden: Tensor, steps: int) -> Tensor:
    """Return a mask without what was put before or behind every row alike: a token for the whole sequence."""
    more = hidden.shape[1] - steps
    if not 0 < more <= FEW:
        return hidden
    before, behind = hidden[:, :more], hidden[:, steps:]
    if bool((before == before[:1]).all()):
        return hidden[:, more:]
    return hidden[:, :steps] if bool((behind == behind[:1]).all()) else hidden


def hidden_of_all(mask: Any, rows: int) -> Tensor | None:
    """Return which keys a mask of scaled_dot_product_attention hides from every query: False, or minus infinity."""
    if not isinstance(mask, Tensor) or mask.dim() < 3 or mask.shape[0] != rows:
        return None
    seen = mask if mask.dtype == torch.bool else mask > torch.finfo(mask.dtype).min / 2
    return ~seen.reshape(rows, -1, mask.shape[-1]).any(1)


def hidden_by(mask: Any) -> Tensor | None:
    """Return which keys a key_padding_mask hides."""
    if not isinstance(mask, Tensor) or mask.dim() != 2:
        return None
    return mask if mask.dtype == torch.bool else mask < torch.finfo(mask.dtype).min / 2
