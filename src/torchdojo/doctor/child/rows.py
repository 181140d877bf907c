"""Which rows of data a model is trained on, and which it is examined on: a few bytes for each."""

import inspect
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from types import FrameType
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.windows import Spot, Windows, beginnings

Asked = tuple[int, int, tuple[int, ...]]  # a model, its lines, which calls of these lines
MOST = 20_000  # rows remembered of one kind
_GRAD = inspect.unwrap(torch.autograd.grad).__code__
FACTOR = 0x9E3779B97F4A7C15 - 2**64  # an odd number without pattern; products wrap around


@dataclass(slots=True)
class Call:
    """A model's call: its rows, and whether a backward() came through its answer."""

    spot: Spot
    rows: list[int]
    grad: bool
    begun: list[int]  # how each row begins, if rows are windows of a series
    answered: bool = False
    reached: bool = False
    derived: bool = False  # only a derivative was asked for: it neither teaches nor examines

    def reach(self, _: Any) -> None:
        """Torch calls this when a backward(), or autograd.grad(), comes through the answer."""
        if _deriving():
            self.derived = True
        else:
            self.reached = True


class Rows:
    """Rows seen, by model: those of calls before a backward(), and those of calls at places without one."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.pending: list[Call] = []  # since the last backward()
        self.call: Call | None = None  # the one whose answer is still to come
        self.tick = 0
        self.trained: dict[
            int, dict[int, int]
        ] = {}  # rows by model, each with the tick it was last seen learned
        self.examined: dict[Spot, Counter[int]] = {}
        self.twice: Counter[int] = Counter()  # rows that stand more than once in one call
        self.grown: dict[int, int] = {}  # the tick in which rows were learned that were new
        self.narrow: set[int] = set()  # models that are given one number a row: equal by design, as on a grid
        self.chance: set[int] = set()  # models whose rows may be equal by chance: few different numbers
        self.both: dict[Spot, set[int]] = {}  # examined after they were learned
        self.asked: dict[Asked, tuple[int, int]] = {}  # ticks of the last two examinations
        self.lately: dict[
            Asked, list[float]
        ] = {}  # rows learned since the last one: how many, and how many by chance
        self.seen: dict[
            Spot, tuple[tuple[int, int, Any, float], list[int]]
        ] = {}  # the last batch: what marks it
        self.windows = Windows()
        self.since: dict[tuple[int, int], int] = {}  # rows learned since a tick, by model
        recorder.closing.append(self.say)
        recorder.forgetting.append(self.forget)

    def see(self, model: int, where: int, x: Tensor) -> None:
        """Note the rows of one call."""
        self._turn()
        self.call = None
        if x.dim() < 2 or x.shape[0] < 2 or not x.is_floating_point():
            return
        spot = (model, where, self.recorder.places.calls(), self.recorder.loader)
        if self._full(spot):
            return
        first = float(x.detach()[0].sum())  # another batch may lie where the last one lay
        mark = (x.data_ptr(), 0 if x.is_inference() else x._version, tuple(x.shape), first)
        last, rows = self.seen.get(spot, (None, []))
        if last == mark:  # the same batch again, as in full-batch training
            if spot in self.examined:
                self._compare(spot, rows)
            self._ahead(spot, x, rows)
            return
        rows = hashes(x.detach())
        self.seen[spot] = mark, rows
        self._compare_within(model, x, rows)
        learning = torch.is_grad_enabled()
        begun = beginnings(x) if learning and self.windows.wanted(model) else []
        self.call = Call(spot, rows, learning, begun)
        self.pending.append(self.call)
        self._ahead(spot, x, rows)

    def passed_over(self, model: int, where: int) -> None:
        """Note that a model is examined here, whatever on."""
        self._turn()
        self._before((model, where, self.recorder.places.calls()))

    def _turn(self) -> None:
        if self.recorder.tick != self.tick:
            self._settle(learned=True)
            self.tick = self.recorder.tick

    def _compare_within(self, model: int, x: Tensor, rows: list[int]) -> None:
        """Note whether rows may be equal by chance."""
        if x[0].numel() == 1:
            self.narrow.add(model)
        repeated = len(rows) - len(set(rows))
        self.twice[model] += repeated
        if repeated and 2 * len(torch.unique(x.detach())) < x.numel():
            self.chance.add(model)

    def _ahead(self, spot: Spot, x: Tensor, rows: list[int]) -> None:
        if not torch.is_grad_enabled():
            self.windows.examined(spot[0], spot, x, rows, self.trained.get(spot[0], {}))

    def forget(self, model: int) -> None:
        """What was learned is gone: the model is given the random weights of its beginning again."""
        self._settle(learned=True)
        for known in [model] if model else list(self.trained):
            self.trained.pop(known, None)
            self.windows.begun.pop(known, None)

    def answer(self, result: Any) -> None:
        """Watch the answer to the call that was seen last: only what a backward() comes through teaches."""
        call, self.call = self.call, None
        if call is not None and call.grad and isinstance(result, Tensor) and result.grad_fn is not None:
            call.answered = True
            result.grad_fn.register_prehook(call.reach)

    def _full(self, spot: Spot) -> bool:
        if torch.is_grad_enabled():
            return len(self.trained.get(spot[0], ())) >= MOST
        return len(self.examined.get(spot, ())) >= MOST

    def _settle(self, learned: bool) -> None:
        """Decide about the calls since the last backward(): those it came through were training."""
        for call in self.pending:
            model = call.spot[0]
            if call.derived and not call.reached:
                continue
            if call.grad and learned and (call.reached or not call.answered):
                known = self.trained.setdefault(model, {})
                before = len(known)
                known.update(dict.fromkeys(call.rows, self.tick))
                self.since.clear()
                self.windows.learned(model, call.begun)
                self.grown[model] = self.recorder.tick if len(known) > before else self.grown.get(model, 0)
            else:
                self.examined.setdefault(call.spot, Counter()).update(call.rows)
                self.both.setdefault(call.spot, set()).update(self._compare(call.spot, call.rows))
        self.pending.clear()

    def _compare(self, spot: Spot, rows: list[int]) -> list[int]:
        """Return the rows examined that were learned.

        Count how many of them were learned since the examination before, and how many by chance.
        """
        place = spot[:3]  # each round may have a loader of its own
        before, known = self._before(place), self.trained.get(spot[0], {})
        both = [row for row in rows if row in known]
        if both:
            counts = self.lately.setdefault(place, [0.0, 0.0])
            counts[0] += sum(known[row] >= before for row in both)
            counts[1] += len(both) * self._since(spot[0], before) / len(known)
        return both

    def _since(self, model: int, before: int) -> int:
        """Return how many rows a model has learned since a tick: asked by every batch of an examination."""
        key = model, before
        if key not in self.since:
            learned = self.trained[model].values()
            self.since[key] = sum(map(before.__le__, learned))  # thousands of rows: no loop of Python's
        return self.since[key]

    def _before(self, place: Asked) -> int:
        """Return the tick of the examination here before this tick's, and take note of this one."""
        before, last = self.asked.get(place, (-1, -1))
        if last != self.tick:
            before = last
            self.asked[place] = before, self.tick
        return before

    def say(self) -> None:
        """Write down, at the end, how many rows were both learned and examined."""
        self._settle(learned=self.recorder.tick != self.tick)
        for spot, rows in self.examined.items():
            model, where, calls, loader = spot
            trained, both = self.trained.get(model, {}), len(self.both[spot])
            facts: dict[str, Any] = {
                "module": model,
                "trained": len(trained),
                "examined": len(rows),
                "both": both,
            }
            facts |= {
                "twice": self.twice[model],
                "chance": model in self.chance,
                "grown": self.grown.get(model, 0),
            }
            facts |= {"narrow": model in self.narrow, "calls": calls, "loader": loader}
            facts |= self.windows.facts(spot)
            facts["lately"] = self.lately.get(spot[:3], [0.0, 0.0])
            self.recorder.event("rows", where, **facts, repeats=max(rows.values(), default=0))


def _deriving() -> bool:
    """Whether it is autograd.grad() that runs now, as for adversarial inputs; on a GPU another thread may know."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code is _GRAD:
            return True
        frame = frame.f_back
    return False


def hashes(x: Tensor) -> list[int]:
    """Return a whole number for every row, exact: equal rows, equal numbers."""
    flat = x.reshape(x.shape[0], -1).float().contiguous()
    if flat.shape[1] % 2 or flat.storage_offset() % 2:
        flat = torch.cat([flat, flat.new_zeros(len(flat), flat.shape[1] % 2)], 1)
    pairs = flat.view(torch.int64)
    return (pairs * _places(pairs.shape[1]).to(x.device)).sum(1).tolist()


@cache
def _places(width: int) -> Tensor:
    return torch.arange(1, width + 1, device="cpu") * FACTOR
