"""Weights just before a step: how large, how steep, what never moves, what was written on them, what they began as."""

import math
from typing import Any

import torch
from torch import Tensor
from torch.optim import Optimizer

from torchdojo.doctor.child import tensors
from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.ways import Ways

MOST = 120  # leaves looked at
SMALL = 1_000_000  # numbers of leaves moved by hand, whose first values are kept
PLAIN = (int, float, bool, str, type(None))


class Weights:
    """Notes at some steps of every optimizer."""

    def __init__(self, recorder: Recorder, parameters: Parameters, ways: Ways) -> None:
        self.recorder = recorder
        self.parameters = parameters
        self.ways = ways
        self.filled: dict[int, int] = {}  # address of a tensor that was filled with one number -> where
        self.seen: set[int] = set()
        self.uniform: set[int] = set()
        self.drawn: dict[int, int] = {}  # address of a tensor that was filled with random numbers -> where
        self.stepped: dict[int, int] = {}  # address of a weight that an optimizer moves -> its number
        self.first: dict[int, Tensor] = {}  # copies of leaves without an optimizer
        for name in ("fill_", "zero_"):
            wrap(recorder, Tensor, name, before=self.fills)
        for name in ("normal_", "uniform_"):
            wrap(recorder, Tensor, name, before=self.draws)

    def fills(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note where a tensor gets one number everywhere, before training begins."""
        if self.recorder.tick == 0 and len(self.filled) < 10_000:
            self.filled[args[0].data_ptr()] = self.recorder.places.here()

    def draws(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note where a tensor gets random numbers before training begins, and weights that get new ones later."""
        if self.recorder.tick == 0 and len(self.drawn) < 10_000:
            self.drawn[args[0].data_ptr()] = self.recorder.places.here()
        elif number := self.stepped.get(args[0].data_ptr()):
            self.recorder.event("redrawn", parameter=number, steps=self.recorder.steps)
            for forget in self.recorder.forgetting if args[0].dim() > 1 else ():
                forget(0)

    def look(self, optimizer: Optimizer) -> None:
        """Write down the weights of one optimizer that is about to step."""
        leaves = [p for group in optimizer.param_groups for p in group["params"] if not p.is_sparse][:MOST]
        if not leaves or sum(p.numel() for p in leaves) > tensors.LARGE:
            return
        numbers = [self.parameters.leaf(p) for p in leaves]
        for number, p in zip(numbers, leaves, strict=True):
            if number not in self.seen:
                self._first_look(number, p)
        self.ways.look(self.recorder.number(optimizer) or 0, numbers, leaves)
        sloping = [p.grad for p in leaves if p.grad is not None and not p.grad.is_sparse]
        slopes = iter(tensors.lengths(sloping))
        self.recorder.event(
            "weights",
            optimizer=self.recorder.number(optimizer),
            leaves=numbers,
            sizes=tensors.lengths([p.detach() for p in leaves]),
            slopes=[None if p.grad is None or p.grad.is_sparse else next(slopes) for p in leaves],
            frozen=[n for n, p in zip(numbers, leaves, strict=True) if not p.requires_grad],
            alike=[n for n, p in zip(numbers, leaves, strict=True) if n in self.uniform and _alike(p)],
            blank=[n for n, p in zip(numbers, leaves, strict=True) if _blank(p.grad)],
            written={n: list(vars(p)) for n, p in zip(numbers, leaves, strict=True) if vars(p)},
            attributes=[name for name, value in vars(optimizer).items() if isinstance(value, PLAIN)],
            keys=sorted({key for group in optimizer.param_groups for key in group}),
        )

    def by_hand(self, leaves: list[Tensor]) -> None:
        """Write down the leaves of a net without an optimizer: how far they went, and copies among their units."""
        if self.recorder.values and 0 < len(leaves) <= MOST and sum(p.numel() for p in leaves) <= SMALL:
            self._gone(leaves)
        matrices = [p for p in leaves if p.dim() == 2 and p.is_leaf]
        if len(matrices) < 2 or len(leaves) > MOST or sum(p.numel() for p in leaves) > tensors.LARGE:
            return
        if not all(_alike(p) for p in matrices):
            return
        numbers = [self.parameters.leaf(p) for p in matrices]
        for number, p in zip(numbers, matrices, strict=True):
            if number not in self.seen:
                self._first_look(number, p)
        sizes = tensors.lengths([p.detach() for p in leaves])
        self.recorder.event("copies", leaves=numbers, sizes=sizes)

    def _gone(self, leaves: list[Tensor]) -> None:
        """Note how far all these leaves are from where they were seen first, and how long they were."""
        numbers = [self.parameters.leaf(p) for p in leaves]
        if all(number in self.first for number in numbers):
            firsts = [self.first[number] for number in numbers]
            gone = [p.detach() - old for p, old in zip(leaves, firsts, strict=True)]
            ends = [math.hypot(*tensors.lengths(some)) for some in (gone, firsts)]
            self.recorder.event("gone", leaves=numbers, far=ends[0], size=ends[1])
        elif len(self.first) < MOST:
            self.first |= {n: p.detach().clone() for n, p in zip(numbers, leaves, strict=True)}

    def _first_look(self, number: int, p: Tensor) -> None:
        self.seen.add(number)
        if p.numel():
            self.stepped[p.data_ptr()] = number
        self.recorder.thing("parameter", p, drawn=self.drawn.get(p.data_ptr(), 0))
        if not p.numel() or p.is_complex():
            return
        low, high = torch.aminmax(p.detach())
        if bool(low == high):
            self.uniform.add(number)
            filled = self.filled.get(p.data_ptr(), 0)
            self.recorder.thing("parameter", p, uniform=tensors.number(low), filled=filled)


def _blank(grad: Tensor | None) -> bool:
    """Whether what meets a state, [x, h] @ w or an LSTM's forget gate, gets no gradient, and the rest does."""
    if grad is None or grad.is_sparse or grad.dim() != 2 or min(grad.shape) < 2:
        return False
    rows, columns = grad.shape
    if rows == 4 * columns:
        ends = [grad[columns : 2 * columns]]
    else:
        grad = grad if rows < columns else grad.T
        ends = [grad[:, -len(grad) :], grad[:, : len(grad)]] if rows != columns else []
    return any(not (bool(end[0].any()) or bool(end.any())) for end in ends) and bool(grad.any())


def _alike(p: Tensor) -> bool:
    """Whether all units still have the same weights: all rows, or all columns where weights are kept as (in, out)."""
    if p.dim() < 2:
        return False
    plain = p.detach()
    rows, columns = plain[:1], plain[:, :1]
    return (len(p) > 1 and bool((plain == rows).all())) or (p.shape[1] > 1 and bool((plain == columns).all()))
