"""Which rows of data a model is trained on, and which it is examined on: a few bytes for each."""

import weakref
from collections import Counter
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child.recorder import Recorder

Spot = tuple[int, int, int]  # a model, a line, and which call of this line
MOST = 20_000  # rows remembered of one kind
FACTOR = 0x9E3779B97F4A7C15 - 2**64  # an odd number without pattern; products wrap around


class Token:
    """Something that can be looked at weakly."""


class Rows:
    """Rows seen, by model: those of calls before a backward(), and those of calls at places without one."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.pending: list[tuple[Spot, bool, list[int]]] = []
        self.graphs: list[
            Any
        ] = []  # for each of them, what lives as long as the graph of its answer; None: unknown
        self.tick = 0
        self.trained: dict[int, set[int]] = {}
        self.examined: dict[Spot, Counter[int]] = {}
        self.twice: Counter[int] = Counter()  # rows that stand more than once in one call
        self.both: dict[Spot, set[int]] = {}  # examined after they were learned
        self.seen: dict[Spot, tuple[int, int, Any]] = {}
        recorder.closing.append(self.say)
        recorder.turning.append(self.look)

    def see(self, model: int, where: int, x: Tensor) -> None:
        """Note the rows of one call."""
        if self.recorder.tick != self.tick:
            self._settle(learned=True)
            self.tick = self.recorder.tick
        if x.dim() < 2 or x.shape[0] < 2 or not x.is_floating_point():
            return
        spot = (model, where, self.recorder.places.instruction())
        if self._full(spot):
            return
        mark = (x.data_ptr(), 0 if x.is_inference() else x._version, tuple(x.shape))
        if self.seen.get(spot) == mark:  # the same batch again, as in full-batch training
            return
        self.seen[spot] = mark
        rows = hashes(x.detach())
        self.twice[model] += len(rows) - len(set(rows))
        self.pending.append((spot, torch.is_grad_enabled(), rows))
        self.graphs.append(None)

    def answer(self, result: Any) -> None:
        """Hang a token on the graph of the answer to the call that was seen last."""
        if self.graphs and self.graphs[-1] is None and isinstance(result, Tensor) and torch.is_grad_enabled():
            token = Token()
            self.graphs[-1] = weakref.ref(token)
            if result.grad_fn is not None:
                node: Any = result.grad_fn
                node.metadata["token"] = token

    def look(self) -> None:
        """Before a backward(): of the calls since the last one, those whose graph is gone teach nothing."""
        if self.recorder.tick != self.tick:  # a backward() came since, and freed their graphs
            return
        for number, alive in enumerate(self.graphs):
            if alive is not None and alive() is None:
                spot, _, rows = self.pending[number]
                self.pending[number] = spot, False, rows

    def _full(self, spot: Spot) -> bool:
        if torch.is_grad_enabled():
            return len(self.trained.get(spot[0], ())) >= MOST
        return len(self.examined.get(spot, ())) >= MOST

    def _settle(self, learned: bool) -> None:
        """Decide about the calls since the last backward(): those with a graph were training."""
        for spot, grad, rows in self.pending:
            if grad and learned:
                self.trained.setdefault(spot[0], set()).update(rows)
            else:
                self.examined.setdefault(spot, Counter()).update(rows)
                known = self.trained.get(spot[0], set())
                self.both.setdefault(spot, set()).update(row for row in rows if row in known)
        self.pending.clear()
        self.graphs.clear()

    def say(self) -> None:
        """Write down, at the end, how many rows were both learned and examined."""
        self._settle(learned=self.recorder.tick != self.tick)
        for spot, rows in self.examined.items():
            model, where, _ = spot
            trained, both = self.trained.get(model, set()), len(self.both[spot])
            facts = {"module": model, "trained": len(trained), "examined": len(rows), "both": both}
            facts["twice"] = self.twice[model]
            self.recorder.event("rows", where, **facts, repeats=max(rows.values(), default=0))


def hashes(x: Tensor) -> list[int]:
    """Return a whole number for every row, exact: equal rows, equal numbers."""
    flat = x.reshape(x.shape[0], -1).float().contiguous().view(torch.int32).long()
    places = torch.arange(1, flat.shape[1] + 1, device=x.device) * FACTOR
    return (flat * places).sum(1).tolist()
