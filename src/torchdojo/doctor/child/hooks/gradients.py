"""backward(): what it reaches, and what it found in the gradients before it."""

import weakref
from time import perf_counter
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child import (
    directions,
    foresight,
    graph,
    linear,
    oddities,
    onesided,
    recurrences,
    tensors,
)
from torchdojo.doctor.child.hooks.weights import Weights
from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

MOST = 120  # leaves whose gradients are measured


class Gradients:
    """Notes at every backward()."""

    def __init__(self, recorder: Recorder, parameters: Parameters, weights: Weights) -> None:
        self.recorder = recorder
        self.parameters = parameters
        self.weights = weights
        self.reached: dict[int, tuple[list[int], int]] = {}
        self.groups: dict[tuple[Any, ...], int] = {}
        self.rows: list[dict[str, Any]] = []
        recorder.run["graphs"] = self.rows
        self.losses: list[Any] = []
        self.begun = 0.0  # when the last backward() began
        self.numbers: list[int] = []  # the leaves that it reaches
        self.looked = True  # whether what led to this backward(), or what follows it, is looked at
        wrap(
            recorder,
            torch.autograd,
            "backward",
            before=self.backward,
            after=self.returned,
            enough=self.passed,
        )
        foresight.watch(recorder)
        wrap(recorder, torch.autograd, "grad", before=self.grad, kind="grad")

    def passed(self, _: Any) -> bool:
        """Begin the next tick; if it is one of many, leave the usual mark, and say that this was all there is to do."""
        if self.recorder.elsewhere():
            return True
        recorder, before = self.recorder, self.recorder.near
        recorder.turn()
        self.looked = before or recorder.near
        return not self.looked and not recorder.shares.on and bool(recorder.again("backward", self))

    def backward(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a call of backward()."""
        given: Any = args[0] if args else kwargs["tensors"]
        root = given if isinstance(given, Tensor) else next(iter(given))
        recorder = self.recorder
        recorder.last_root = weakref.ref(root)
        recorder.sequence = max(recorder.sequence, _sequence(root))
        where = recorder.places.here()
        numbers, group = self._leaves(root, where)
        recorder.marks("backward", self, (group,), where)
        self.numbers = numbers
        self.begun = perf_counter()
        if not self.looked:
            return
        facts: dict[str, Any] = {"graph": group, "shape": list(root.shape), "grad": root.requires_grad}
        if root.numel() == 1:
            facts["value"] = tensors.number(root)
        facts["found"] = list(self.parameters.found(numbers).items())
        facts["retain"] = bool(kwargs.get("retain_graph") or (len(args) > 2 and args[2]))
        facts["alive"] = self._alive(root)
        facts["outputs"], facts["outputs_of"] = recorder.answers.kept(), recorder.answers.kept_of()
        facts["alone"] = graph.alone(root) if recorder.values else None
        recorder.event("backward", where, **facts)

    def returned(self, args: tuple[Any, ...], kwargs: dict[str, Any], _: Any) -> None:
        """Note how long backward() took, and what it has left: to leaves moved by hand, and how steep it is."""
        self.recorder.shares.add("backward", perf_counter() - self.begun)
        if self.looked and self.parameters.by_hand:
            self.parameters.filled()
            held = [
                leaf for n in self.parameters.by_hand if (leaf := self.parameters.leaves[n]()) is not None
            ]
            self.weights.by_hand(held)
        if self.recorder.values and len(self.numbers) <= MOST:
            leaves, slopes = self.parameters.slopes(self.numbers)
            self.recorder.event("slopes", leaves=leaves, slopes=slopes)

    def grad(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a call of torch.autograd.grad()."""
        given: Any = args[0] if args else kwargs["outputs"]
        root = given if isinstance(given, Tensor) else next(iter(given))
        retain = kwargs.get("retain_graph", args[3] if len(args) > 3 else None)
        self.recorder.sequence = max(self.recorder.sequence, _sequence(root))
        self.recorder.event(
            "grad", retain=bool(retain), shape=list(root.shape), one_sided=onesided.found(root)
        )
        inputs: Any = args[1] if len(args) > 1 else kwargs["inputs"]
        if isinstance(inputs, (list, tuple)):  # whoever reads a generator uses it up
            self.weights.by_hand([leaf for leaf in inputs if not self.parameters.owned(leaf)])

    def _leaves(self, root: Tensor, where: int) -> tuple[list[int], int]:
        """Return the numbers of the leaves reached, and the number of this kind of graph."""
        known = self.reached.get(where)
        if known and not self.looked:
            return known
        walked = graph.walk(root)
        if walked is None:
            return [], -1
        leaves, operations = walked
        numbers = sorted(self.parameters.leaf(leaf) for leaf in leaves)
        key = (tuple(numbers), tuple(sorted(operations.items())))
        if key not in self.groups:
            self.groups[key] = len(self.rows)
            row = {"leaves": numbers, "operations": dict(operations), **self._linear(root)}
            row |= {"odd": oddities.found(root), "recurrent": recurrences.used(root), "where": where}
            row["one_sided"] = onesided.found(root)
            row["ends"] = ends = directions.ends(root)
            row["frozen"] = any(way < 0 for _, way in ends) and directions.frozen(root)
            self.rows.append(row)
        self.reached[where] = numbers, self.groups[key]
        return numbers, self.groups[key]

    def _linear(self, root: Tensor) -> dict[str, Any]:
        """Return the pairs of linear layers with nothing bent between them, and what stands before any layer."""
        pairs, below = linear.pairs(root)
        return {"pairs": pairs, "below": sorted(below)}

    def _alive(self, root: Tensor) -> int:
        """Return how many of the last losses are still held, with their graphs: themselves, or in a sum."""
        self.losses = [ref for ref in self.losses[-50:] if ref() is not None]
        node: Any = root.grad_fn
        self.losses.append(weakref.ref(root if node is None else node.metadata.setdefault("life", Life())))
        return len(self.losses) - 1


class Life:
    """What stands on the last node of a loss's graph, and dies with it."""


def _sequence(root: Tensor) -> int:
    node: Any = root.grad_fn
    return -1 if node is None else int(node._sequence_nr())
