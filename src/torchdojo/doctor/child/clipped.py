"""What is given to the functions of torch's that clip gradients: a list, or an iterator that must not be used up."""

from inspect import GEN_CREATED, getgeneratorstate
from types import GeneratorType
from typing import Any

from torch import Tensor, nn


def leaves(given: Any) -> list[Tensor]:
    """Return the tensors whose gradients are clipped, without using up the generator they may come from."""
    if isinstance(given, Tensor):
        return [given]
    if isinstance(given, (list, tuple)):
        return list(given)
    frame = getattr(given, "gi_frame", None)
    owner = frame.f_locals.get("self") if frame is not None else None
    return list(owner.parameters()) if isinstance(owner, nn.Module) else []


def used_up(given: Any) -> bool:
    """Whether an iterator has nothing left, as far as can be told without asking it for more."""
    if isinstance(given, GeneratorType):
        frame = given.gi_frame
        new = frame is not None and getgeneratorstate(given) == GEN_CREATED
        return frame is None or (new and used_up(frame.f_locals.get(".0")))  # (p for p in other)
    if isinstance(given, (filter, map)):
        return used_up(given.__reduce__()[1][1])
    return hasattr(given, "__next__") and getattr(given, "__length_hint__", lambda: 1)() == 0
