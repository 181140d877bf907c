"""Targets that became a square before they meet the answers: (N, 1) with (N), made of numbers without gradients."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

JOINING = ("__add__", "__radd__", "__mul__", "__rmul__", "add", "mul")
TAKING = ("__sub__", "__rsub__", "sub")
DISTANCES = ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where (N, 1) met (N), and which of the two came first."""

    where: int
    shapes: tuple[list[int], list[int]]


class Squares:
    """Notes at squares that come of sums and products, and are learned from in the same tick."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.tick = 0
        self.known: dict[int, Origin] = {}  # of this tick, by where their numbers lie
        for name in (*JOINING, *TAKING):
            made = partial(self.made, name in JOINING)
            wrap(recorder, Tensor, name, after=made, kind="square", fits=self._may_be_square)
        for owner, names in ((Tensor, TAKING), (F, DISTANCES)):
            for name in names:
                wrap(recorder, owner, name, before=self.met, kind="square", fits=self._met_by_answers)

    def made(self, joins: bool, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Remember a square; what is made of it by further sums and products is that square still."""
        one, other = args[:2]
        origin = self._origin(one) or self._origin(other)
        if origin is None and joins and _uneven(one, other):
            origin = Origin(self.recorder.places.here(), (list(one.shape), list(other.shape)))
        if origin is not None:
            self.known[result.data_ptr()] = origin

    def met(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that a square is what N answers shall become."""
        for one in args[:2]:
            origin = self._origin(one)
            if origin is not None:
                self.recorder.event("square", origin.where, shapes=origin.shapes)

    def _origin(self, part: Any) -> Origin | None:
        if self.tick != self.recorder.tick:
            self.tick, self.known = self.recorder.tick, {}
        square = self.known and isinstance(part, Tensor) and _square(part)
        return self.known.get(part.data_ptr()) if square else None

    def _may_be_square(self, args: tuple[Any, ...]) -> bool:
        """Whether a square without gradients comes of this."""
        if len(args) < 2 or not isinstance(args[0], Tensor) or args[0].requires_grad:
            return False
        plain = not isinstance(args[1], Tensor) or not args[1].requires_grad
        square = any(isinstance(one, Tensor) and _square(one) for one in args[:2])
        return plain and ((bool(self.known) and square) or _uneven(args[0], args[1]))

    def _met_by_answers(self, args: tuple[Any, ...]) -> bool:
        """Whether N answers with a graph meet a square of N rows."""
        if not self.known or len(args) < 2 or not all(isinstance(one, Tensor) for one in args[:2]):
            return False
        answers, square = args[:2] if args[0].requires_grad else args[1::-1]
        n = square.shape[0] if _square(square) else 0
        learned = torch.is_grad_enabled() and answers.grad_fn is not None  # a table's weights are leaves
        return learned and answers.shape in ((n,), (n, 1))


def _square(part: Tensor) -> bool:
    return part.dim() == 2 and part.shape[0] == part.shape[1] > 1 and not part.requires_grad


def _uneven(one: Any, other: Any) -> bool:
    """Whether (N, 1) and (N) meet."""
    if not isinstance(other, Tensor) or {one.dim(), other.dim()} != {1, 2}:
        return False
    wide, flat = (one, other) if one.dim() == 2 else (other, one)
    return bool(wide.shape == (len(flat), 1) and len(flat) > 1 and wide.data_ptr() != flat.data_ptr())
