"""Which rows of data a model is trained on, and which it is examined on: a few bytes for each."""

from collections import Counter
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child.recorder import Recorder

MOST = 20_000  # rows remembered of one kind
FACTOR = 0x9E3779B97F4A7C15 - 2**64  # an odd number without pattern; products wrap around


class Rows:
    """Rows seen, by model: those of calls before a backward(), and those of calls at places without one."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.pending: list[tuple[int, int, bool, list[int]]] = []
        self.tick = 0
        self.trained: dict[int, set[int]] = {}
        self.examined: dict[tuple[int, int], Counter[int]] = {}
        self.both: dict[tuple[int, int], set[int]] = {}  # examined after they were learned
        self.seen: dict[int, tuple[int, int, Any]] = {}
        recorder.closing.append(self.say)

    def see(self, model: int, where: int, x: Tensor) -> None:
        """Note the rows of one call."""
        if self.recorder.tick != self.tick:
            self._settle(learned=True)
            self.tick = self.recorder.tick
        if x.dim() < 2 or x.shape[0] < 2 or not x.is_floating_point() or self._full(model, where):
            return
        mark = (x.data_ptr(), x._version, tuple(x.shape))
        if self.seen.get(where) == mark:  # the same batch again, as in full-batch training
            return
        self.seen[where] = mark
        self.pending.append((model, where, torch.is_grad_enabled(), hashes(x.detach())))

    def _full(self, model: int, where: int) -> bool:
        if torch.is_grad_enabled():
            return len(self.trained.get(model, ())) >= MOST
        return len(self.examined.get((model, where), ())) >= MOST

    def _settle(self, learned: bool) -> None:
        """Decide about the calls since the last backward(): those with a graph were training."""
        for model, where, grad, rows in self.pending:
            if grad and learned:
                self.trained.setdefault(model, set()).update(rows)
            else:
                self.examined.setdefault((model, where), Counter()).update(rows)
                known = self.trained.get(model, set())
                self.both.setdefault((model, where), set()).update(row for row in rows if row in known)
        self.pending.clear()

    def say(self) -> None:
        """Write down, at the end, how many rows were both learned and examined."""
        self._settle(learned=False)
        self.recorder.kept = True
        for (model, where), rows in self.examined.items():
            trained, both = self.trained.get(model, set()), len(self.both[model, where])
            facts = {"module": model, "trained": len(trained), "examined": len(rows), "both": both}
            self.recorder.event("rows", where, **facts, repeats=max(rows.values(), default=0))


def hashes(x: Tensor) -> list[int]:
    """Return a whole number for every row, exact: equal rows, equal numbers."""
    flat = x.reshape(x.shape[0], -1).float().contiguous().view(torch.int32).long()
    places = torch.arange(1, flat.shape[1] + 1, device=x.device) * FACTOR
    return (flat * places).sum(1).tolist()
