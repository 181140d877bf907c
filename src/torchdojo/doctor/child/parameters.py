"""Leaves of the graph: their numbers, which optimizer holds them, and whether their gradients were used or cleared."""

import weakref
from typing import Any

from torch import Tensor, nn
from torch.nn.parameter import is_lazy
from torch.optim import Optimizer

from torchdojo.doctor.child import tensors
from torchdojo.doctor.child.recorder import Recorder

BY_HAND = 0  # the "optimizer" of leaves that no optimizer holds


class Parameters:
    """What is known of every leaf. Only weak references are kept."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.owners: dict[int, int] = {}
        self.leaves: dict[int, Any] = {}
        self.stamps: dict[int, list[tuple[int, int]]] = {}
        self.prints: dict[int, float] = {}
        self.starts: set[int] = set()
        self.by_hand: list[int] = []  # leaves without an optimizer that the last backward() reached

    def leaf(self, tensor: Tensor, where: int | None = 0) -> int:
        """Return the number of a leaf, writing it down when it is new."""
        number = self.recorder.number(tensor)
        if number is None:
            number = self.recorder.thing(
                "parameter",
                tensor,
                where,
                shape=[] if is_lazy(tensor) else list(tensor.shape),  # one that is not made yet has none
                trainable=tensor.requires_grad,
                registered=isinstance(tensor, nn.Parameter),
            )
            self.leaves[number] = weakref.ref(tensor)
        return number

    def own(self, optimizer: Optimizer, number: int) -> list[list[int]]:
        """Note which leaves an optimizer holds; return their numbers, group by group."""
        groups = [[self.leaf(p) for p in group["params"]] for group in optimizer.param_groups]
        self.owners.update((leaf, number) for group in groups for leaf in group)
        return groups

    def owned(self, tensor: Tensor) -> bool:
        """Return whether an optimizer holds this leaf."""
        return self.recorder.number(tensor) in self.owners

    def found(self, numbers: list[int]) -> dict[int, str]:
        """Return, for every optimizer whose leaves a backward() reaches, what it found in their gradients.

        none, zero, kept (exactly what the last step used) or changed. For leaves without an optimizer: "still"
        (their values have not moved since the last time) or one of these.
        """
        self.by_hand = [number for number in numbers if number not in self.owners]
        by_owner: dict[int, list[Tensor]] = {}
        for number in numbers:
            tensor = self.leaves[number]()
            if tensor is not None:
                by_owner.setdefault(self.owners.get(number, BY_HAND), []).append(tensor)
        return {owner: self._state(owner, leaves) for owner, leaves in by_owner.items()}

    def _state(self, owner: int, leaves: list[Tensor]) -> str:
        if owner != BY_HAND and owner not in self.stamps and self._moved(leaves):  # it never steps, and yet
            self.recorder.run["by_hand"] = True
        with_grad = [leaf for leaf in leaves if leaf.grad is not None]
        if owner == BY_HAND and not self._moved(leaves):
            return "still"
        if not with_grad:
            return "none"
        if tensors.empty(with_grad):
            return "zero"
        return "kept" if set(self._stamp(with_grad)) <= set(self.stamps.get(owner, ())) else "changed"

    def _moved(self, leaves: list[Tensor]) -> bool:
        leaf = max(leaves, key=Tensor.numel)
        number, value = self.leaf(leaf), tensors.number(leaf.detach().sum())
        known, self.prints[number] = self.prints.get(number), value
        return known is not None and known != value

    def used(self, optimizer: Optimizer, number: int) -> None:
        """Note the gradients that a step has used."""
        leaves = [p for group in optimizer.param_groups for p in group["params"]]
        self.stamps[number] = self._stamp([leaf for leaf in leaves if leaf.grad is not None])

    def filled(self) -> None:
        """Note the gradients that backward() has left to leaves without an optimizer: the next step uses them."""
        leaves = [leaf for number in self.by_hand if (leaf := self.leaves[number]()) is not None]
        self.stamps[BY_HAND] = self._stamp([leaf for leaf in leaves if leaf.grad is not None])
        if self.recorder.tick == 1:  # nobody has moved them yet
            for leaf, size in zip(leaves, tensors.lengths([leaf.detach() for leaf in leaves]), strict=True):
                self.recorder.thing("parameter", leaf, size=size)

    def slopes(self, numbers: list[int]) -> tuple[list[int], list[float]]:
        """Return which of these leaves have gradients, and how long those are now."""
        leaves = {number: self.leaves[number]() for number in numbers}
        grads = {n: p.grad for n, p in leaves.items() if p is not None and p.grad is not None}
        dense = {n: grad for n, grad in grads.items() if not grad.is_sparse}
        return list(dense), tensors.lengths(list(dense.values()))

    @staticmethod
    def _stamp(leaves: list[Tensor]) -> list[tuple[int, int]]:
        grads = [leaf.grad for leaf in leaves if leaf.grad is not None]
        plain = [grad._values() if grad.is_sparse else grad for grad in grads]
        return sorted((grad.data_ptr(), grad._version) for grad in plain)
