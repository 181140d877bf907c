"""Operators that people write by hand in losses and metrics: only where shapes broadcast, or graphs pile up."""

from functools import partial
from itertools import product
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child import focusing, graph
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

BROADCASTING = ("__sub__", "__rsub__", "__mul__", "__eq__", "eq", "sub", "mul")
ADDING = ("__add__", "__radd__", "__iadd__")
USED = "used"  # where, and since which tick, a sum has taken in losses that backward() had used
FLAT = ("round", "sign", "floor", "ceil", "trunc")  # stairs: their slope is zero wherever they have one


class Operators:
    """Notes at the few operators that go wrong silently."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        for name in BROADCASTING:
            wrap(recorder, Tensor, name, before=partial(self.broadcast, name), kind="broadcast", fits=_uneven)
        wrap(recorder, torch, "eq", before=partial(self.broadcast, "eq"), kind="broadcast", fits=_uneven)
        for name in ("__mul__", "__rmul__", "mul"):
            wrap(recorder, Tensor, name, before=self.weighed, kind="easy", fits=self._may_weigh)
        for name in ADDING:
            wrap(recorder, Tensor, name, after=self.added, kind="sum", fits=_number)
        for name in (*ADDING, "__sub__", "__rsub__", "__isub__"):
            wrap(recorder, Tensor, name, after=self.joined, kind="term", fits=_number)
        for owner, name in product((torch, Tensor), ("sum", "logsumexp")):
            wrap(recorder, owner, name, after=self.summed, kind="summed", fits=self._exponentials)
        for owner, name in product((torch, Tensor), FLAT):
            wrap(recorder, owner, name, after=partial(self.flattened, name), kind="flat")

    def broadcast(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note (N, 1) with (N): the result is (N, N); and (N, T, 1) with (N, T)."""
        wide, flat = sorted(args[:2], key=Tensor.dim, reverse=True)
        if wide.shape[-1] == 1 and wide.shape[:-1] == flat.shape and flat.shape[-1] > 1:
            chains = [chain[0]["by"] if (chain := graph.chain(t)) else "" for t in (wide, flat)]
            facts: dict[str, Any] = {
                "name": name.strip("_"),
                "wide": list(wide.shape),
                "flat": list(flat.shape),
                "itself": wide.data_ptr() == flat.data_ptr(),  # labels with labels: which pairs are alike
            }
            by = [t.grad_fn.name() if t.grad_fn is not None else "" for t in (wide, flat)]
            given, answers = self.recorder.last_input(), self.recorder.answers
            rows = isinstance(given, Tensor) and given.dim() > 0 and len(given) == len(flat)
            facts |= {
                "learning": torch.is_grad_enabled(),
                "rows": rows,
                "answer": answers.column(wide) and not answers.model(flat),
            }
            self.recorder.event(
                "broadcast", **facts, grads=[wide.requires_grad, flat.requires_grad], by=by, of=chains
            )

    def weighed(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note losses of single answers that are multiplied by factors, and whether these favour what is right."""
        if focusing.favours_the_easy(args[0], args[1]):
            self.recorder.event("easy", answers=args[0].numel())

    def _may_weigh(self, args: tuple[Any, ...]) -> bool:
        """Whether as many losses as factors may meet, and numbers are read."""
        if not self.recorder.values or len(args) < 2 or not isinstance(args[1], Tensor):
            return False
        learned = torch.is_grad_enabled() and (args[0].requires_grad or args[1].requires_grad)
        numbers = args[0].is_floating_point() and args[1].is_floating_point()
        return learned and numbers and args[0].shape == args[1].shape and args[0].numel() >= focusing.FEW

    def added(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note sums of single numbers that carry a graph, and whether one takes in a used loss and is carried on."""
        node: Any = result.grad_fn if isinstance(result, Tensor) and result.numel() == 1 else None
        if node is None:
            return
        used = any(_of(term, root) for root in (self.recorder.last_root(),) for term in args[:2])
        marks = [mark for above, _ in node.next_functions if (mark := _mark(above))]
        here, tick = self.recorder.places.here(), self.recorder.tick
        carried = any(mark.get(here, tick) < tick for mark in marks)  # real + fake dies in its own round
        if used or marks:
            node.metadata[USED] = {here: tick} | {at: since for mark in marks for at, since in mark.items()}
        self.recorder.event("sum", learned=carried and used + len(marks) > 1)

    def joined(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Write on the graph's node that one of the two terms of a sum has no graph, and where that was."""
        if not self.recorder.values or not isinstance(result, Tensor) or result.numel() != 1:
            return
        node: Any = result.grad_fn
        if node is not None and any(_plain(term) for term in args[:2]):
            node.metadata["alone"] = self.recorder.places.here()

    def _exponentials(self, args: tuple[Any, ...]) -> bool:
        """Whether a matrix with a graph, or a batch of them, is summed."""
        return (
            self.recorder.values
            and isinstance(args[0], Tensor)
            and args[0].requires_grad
            and args[0].dim() in (2, 3)
        )

    def summed(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Write on the graph's node where it was summed: shares by hand are divided by it."""
        node: Any = result.grad_fn if isinstance(result, Tensor) else None
        if node is not None:
            node.metadata["summed"] = self.recorder.places.here()

    def flattened(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note a step function in a graph, and the leaves before it."""
        if self.recorder.values and isinstance(result, Tensor) and result.requires_grad:
            walked = graph.walk(result)
            numbers = [self.recorder.number(leaf) for leaf in walked[0]] if walked else []
            self.recorder.event("flat", name=name, leaves=numbers)


def _mark(node: Any) -> dict[int, int]:
    """Return what is written on a sum about the used losses in it; a share of it, 0.9 * total, holds them as well."""
    while node is not None and USED not in node.metadata:
        node = node.next_functions[0][0] if node.name().startswith(("Mul", "Div")) else None
    return dict(node.metadata[USED]) if node is not None else {}


def _plain(term: Any) -> bool:
    return isinstance(term, float) or (isinstance(term, Tensor) and not term.requires_grad)


def _uneven(args: tuple[Any, ...]) -> bool:
    """Whether a matrix meets a vector, or a cube a matrix."""
    if len(args) < 2 or not isinstance(args[0], Tensor) or not isinstance(args[1], Tensor):
        return False
    return {args[0].dim(), args[1].dim()} in ({1, 2}, {2, 3})


def _number(args: tuple[Any, ...]) -> bool:
    """Whether a graph may grow by a sum of single numbers."""
    learned = any(isinstance(one, Tensor) and one.requires_grad for one in args)
    return learned and args[0].numel() == 1 and torch.is_grad_enabled()


def _of(term: Any, root: object) -> bool:
    """Whether a term is a loss, or a multiple of it."""
    if term is root or not isinstance(term, Tensor) or not isinstance(root, Tensor):
        return term is root
    above = term.grad_fn.next_functions if term.grad_fn is not None else ()
    return root.grad_fn is not None and any(node is root.grad_fn for node, _ in above)
