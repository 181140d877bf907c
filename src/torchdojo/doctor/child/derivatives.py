"""torch.autograd.grad() without create_graph: whether its result, a constant, is added to what is learned from."""

import weakref
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from torchdojo.doctor.child import graph
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

SUMS = ("__add__", "__radd__", "__iadd__", "__sub__", "__rsub__", "__isub__")
OTHERS = ("__mul__", "__rmul__", "__truediv__", "__neg__", "__pow__", "__getitem__", "pow", "square", "sqrt", "abs",
          "mean", "sum", "norm", "view", "reshape", "flatten", "squeeze")  # fmt: skip
FUNCTIONS = ((F, "mse_loss"), (torch, "sum"), (torch, "mean"), (torch, "norm"), (torch, "square"))


@dataclass(frozen=True)
class Origin:
    """Where a derivative was taken, of which weights' work, and by which tensors."""

    where: int
    weights: frozenset[int]
    inputs: tuple[Any, ...]
    itself: Any


class Derivatives:
    """Notes on the graph where constants of this kind enter it. Nobody is watched before the first is taken."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.tick = 0
        self.known: dict[int, Origin] = {}
        self.watching = False
        wrap(recorder, torch.autograd, "grad", after=self.taken, kind="grad")

    def taken(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note a derivative of what has weights, by something else than these weights, that has no graph."""
        create = kwargs.get("create_graph", args[4] if len(args) > 4 else False)
        if create or not self.recorder.values or not torch.is_grad_enabled():
            return
        roots = _tensors(args[0] if args else kwargs["outputs"])
        inputs = _tensors(args[1] if len(args) > 1 else kwargs["inputs"])
        weights = frozenset().union(*map(self._weights, roots)) - {
            self.recorder.number(one) for one in inputs
        }
        if self.tick != self.recorder.tick:
            self.tick, self.known = self.recorder.tick, {}
        for one in _tensors(result) if weights else ():
            refs = tuple(map(weakref.ref, inputs))
            self._keep(one, Origin(self.recorder.places.here(), weights, refs, weakref.ref(one)))
        if self.known and not self.watching:
            self._watch()

    def _keep(self, one: Tensor, origin: Origin) -> None:
        self.known[id(one)] = Origin(origin.where, origin.weights, origin.inputs, weakref.ref(one))

    def _watch(self) -> None:
        self.watching = True
        places = [*((Tensor, name) for name in (*SUMS, *OTHERS)), *FUNCTIONS]
        for owner, name in places:
            note = partial(self.used, name in SUMS)
            wrap(self.recorder, owner, name, after=note, kind="derived", fits=self._knows)

    def _knows(self, args: tuple[Any, ...]) -> bool:
        return self.tick == self.recorder.tick and any(id(one) in self.known for one in args[:2])

    def used(self, adding: bool, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Follow a constant into what is made of it; mark the sum in which it meets what its own weights have made."""
        for n, one in enumerate(args[:2]):
            origin = self.known.get(id(one))
            if origin is None or origin.itself() is not one or not isinstance(result, Tensor):
                continue
            other = args[1 - n] if len(args) > 1 else None
            if result.grad_fn is None:
                self._keep(result, origin)
            elif adding and isinstance(other, Tensor) and not any(ref() is other for ref in origin.inputs):
                node: Any = result.grad_fn
                if self._weights(other) & origin.weights:
                    node.metadata["derived"] = origin.where

    def _weights(self, tensor: Tensor) -> frozenset[int]:
        walked = graph.walk(tensor)
        leaves = [leaf for leaf in walked[0] if isinstance(leaf, nn.Parameter)] if walked else []
        return frozenset(self.recorder.number(leaf) or 0 for leaf in leaves) - {0}


def _tensors(given: Any) -> list[Tensor]:
    some = [given] if isinstance(given, Tensor) else list(given)
    return [one for one in some if isinstance(one, Tensor)]
