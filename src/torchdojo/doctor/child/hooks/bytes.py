"""Arithmetic of bytes: a sum, difference or product below 0 or above 255 starts anew at the other end."""

import operator
from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.tensors import LARGE

BYTE = 255
Exact = Callable[[Any, Any], Tensor]
FORMS: dict[str, Exact] = {
    **dict.fromkeys(("__add__", "__radd__", "__iadd__", "add"), operator.add),
    **dict.fromkeys(("__sub__", "__isub__", "sub"), operator.sub),
    **dict.fromkeys(("__mul__", "__rmul__", "__imul__", "mul"), operator.mul),
    "__rsub__": lambda one, other: other - one,
}  # fmt: skip


class Bytes:
    """Notes where whole pictures of bytes are calculated with."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        for name, exact in FORMS.items():
            wrap(recorder, Tensor, name, before=partial(self.calculated, exact), kind="wrapped", fits=_bytes)
        for name in ("add", "sub", "mul"):
            exact = FORMS[name]
            wrap(recorder, torch, name, before=partial(self.calculated, exact), kind="wrapped", fits=_bytes)

    def calculated(self, exact: Exact, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note what should have come out, where that does not fit into a byte."""
        one, other = (part.int() if isinstance(part, Tensor) else part for part in args[:2])
        low, high = (int(end) for end in torch.aminmax(exact(one, other)))
        if low < 0 or high > BYTE:
            self.recorder.event("wrapped", low=low, high=high, shape=list(args[0].shape))


def _bytes(args: tuple[Any, ...]) -> bool:
    """Whether bytes meet bytes, or a whole number."""
    one, other = args[0], args[1] if len(args) > 1 else None
    if not isinstance(one, Tensor) or one.dtype != torch.uint8 or not 1 < one.numel() <= LARGE:
        return False
    return other.dtype in (torch.uint8, torch.bool) if isinstance(other, Tensor) else type(other) is int
