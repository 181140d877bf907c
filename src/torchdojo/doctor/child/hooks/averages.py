"""Moving averages of weights, s.mul_(d).add_(w, alpha=1 - d): whether s and w are one and the same memory."""

from functools import partial
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child.patches import Before, wrap
from torchdojo.doctor.child.recorder import Recorder

SCALING = ("mul_", "__imul__")
JOINING = ("add_", "__iadd__", "lerp_")
LARGE = 1_000_000
NOTED = 40  # averages written down in all


class Averages:
    """Notes at what is done to tensors in place, in the ticks whose values are read; optimizers are left alone."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.scaled: tuple[int, float] = (0, 0.0)  # the address of what was scaled last, and by which number
        self.noted = 0
        for name in SCALING:
            self._watch(name, self.scales)
        for name in JOINING:
            self._watch(name, partial(self.joins, name))

    def _watch(self, name: str, note: Before) -> None:
        wrap(self.recorder, Tensor, name, before=note, kind="average", fits=self._reads)

    def _reads(self, args: tuple[Any, ...]) -> bool:
        return self.recorder.values and len(args) > 1

    def scales(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Remember what is scaled, and by which number."""
        tensor, factor = args[:2]
        self.scaled = (tensor.data_ptr(), factor) if isinstance(factor, float) else (0, 0.0)

    def joins(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that the second term of an average is the first, in place or as a share of it."""
        (tensor, other), (address, share) = args[:2], self.scaled
        self.scaled = 0, 0.0
        if not isinstance(other, Tensor) or other.shape != tensor.shape or not 0 < other.numel() <= LARGE:
            return
        same, rest = other.data_ptr() == tensor.data_ptr(), 1 - share
        if name == "lerp_":
            itself = same
        elif address != tensor.data_ptr() or not 0 < share < 1:
            return
        elif same:
            itself = abs(kwargs.get("alpha", 1) - rest) < 1e-6
        else:
            weight = kwargs.get("alpha", 1) / rest
            itself = bool(tensor.any()) and torch.allclose(
                other.detach() * weight, tensor.detach(), rtol=1e-5, atol=0
            )
        if self.noted < NOTED:
            self.noted += 1
            self.recorder.event("average", itself=itself, tensor=self.recorder.number(tensor))
