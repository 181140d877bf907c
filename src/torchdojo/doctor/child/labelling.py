"""What the targets of a loss look like: how often each class, whole numbers, several labels a row."""

from collections.abc import Collection
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child import tensors

CLASSES = 100
FEW = 8  # rows that tell numbers from labels
SHORT = 2_000  # rows of which Python sooner tells what different labels they have


def labels(target: Tensor) -> dict[str, Any] | None:
    """Return how many labels there are in a batch, and how often the label changes from row to row."""
    flat = target.squeeze(-1) if target.dim() == 2 and target.shape[1] == 1 else target
    if flat.dim() != 1 or len(flat) < 2:
        return None
    flat = flat.detach()
    if target.is_floating_point() and len(set(flat[:FEW].tolist())) > 2:
        return None
    kinds = len(_different(flat))
    if target.is_floating_point() and kinds > 2:
        return None
    changes = int((flat[1:] != flat[:-1]).sum())
    return {"rows": len(flat), "first": int(flat[0]), "kinds": kinds, "changes": changes}


def _different(plain: Tensor) -> Collection[float]:
    """Return the different numbers."""
    return set(plain.flatten().tolist()) if plain.numel() <= SHORT else torch.unique(plain).tolist()


def balance(target: Tensor, weight: Any, positive: Any) -> dict[str, list[float]] | None:
    """Return the weights of the classes, and how often each class is in a batch; of pos_weight: negative, positive."""
    if isinstance(positive, Tensor) and positive.numel() == 1:
        ones = tensors.number((target > 0.5).sum())
        return {"weights": [1.0, tensors.number(positive)], "counts": [target.numel() - ones, ones]}
    if (
        not isinstance(weight, Tensor)
        or weight.dim() != 1
        or weight.numel() > CLASSES
        or target.is_floating_point()
    ):
        return None
    counts = torch.bincount(target[target >= 0].flatten(), minlength=weight.numel())[: weight.numel()]
    return {"weights": weight.tolist(), "counts": counts.tolist()}


def whole(target: Tensor) -> int:
    """Return how many different values there are in a float target, if all of them are whole numbers from 0 on."""
    if not target.is_floating_point() or not 2 <= target.numel() <= tensors.LARGE or target.dim() > 2:
        return 0
    kinds = _different(target.detach())
    return len(kinds) if all(kind.is_integer() and kind >= 0 for kind in kinds) else 0


def even(target: Tensor) -> bool:
    """Whether all numbers of a float target are whole ones, negative ones too."""
    if not target.is_floating_point() or not 2 <= target.numel() <= tensors.LARGE:
        return False
    plain = target.detach()
    return bool((plain == plain.trunc()).all())


def signed(target: Tensor, ends: dict[str, Any]) -> bool | None:
    """Whether all labels are -1 or 1, and there are some of -1; None if their ends were not read."""
    if "min" not in ends:
        return None
    return ends["min"] == -1 and ends["max"] in (-1, 1) and even(target) and bool(target.detach().all())


def several(target: Tensor) -> list[int]:
    """Return how many labels the rows of a table of ones and zeros have: the fewest, and the most."""
    if (
        not target.is_floating_point()
        or target.dim() != 2
        or target.shape[1] < 3
        or target.numel() > tensors.LARGE
    ):
        return []
    plain = target.detach()
    if not bool(((plain == 0) | (plain == 1)).all()):
        return []
    return [int(end) for end in torch.aminmax(plain.sum(1))] if len(plain) else []


def orders(target: Tensor) -> bool:
    """Whether each row of targets (N, A) names all of A places once: then the steps are what is chosen among."""
    if target.dim() != 2 or target.is_floating_point() or not 0 < target.numel() <= tensors.LARGE:
        return False
    places = torch.arange(target.shape[1], device=target.device)
    return bool((target.detach().sort(1).values == places).all())
