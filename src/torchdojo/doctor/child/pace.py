"""How closely to look now: at every tick of the beginning, then ever more seldom; at the first evaluations most."""

from collections import Counter
from collections.abc import Callable

import torch

NEAR = 30  # ticks of which every event is kept; then those at which values are read
TIMED = 20  # ticks after them in which time is measured
CLOSELY = 10  # ticks at whose events values are read; then ever more seldom: each CLOSELY-th at first
LATER = 8  # of the ticks so far, one part in so many passes until values are read again
SELDOM = 200  # ticks from one look to the next at most
OFTEN = 8  # optimizers that are looked at anew
CROWD = 40  # events of one kind in one tick: an evaluation may have thousands of batches
ROOM = (40, 24, 24, 4)  # of them in the first evaluation, in the next ones, and in all that follow
EXAM = 8  # calls of models without gradients in a tick: more are an evaluation in batches
THRONG = 10_000  # calls of watched functions in one tick: data are prepared, or steps made by hand


class Pace:
    """Counts ticks: a tick is the time from one backward() to the next."""

    def __init__(self) -> None:
        self.tick = 0
        self.near = self.values = (
            True  # whether all events of this tick are kept; whether numbers are read, too
        )
        self.forms = True  # whether the form of the data is read in this tick, too: early ones tell it
        self.timed = False  # whether time is measured in this tick
        self.stepping = False  # whether an optimizer's own arithmetic is going on
        self.worn = False  # whether the evaluation that goes on is one of many that were looked at
        self.fresh = 0  # how often there was reason to look with fresh eyes
        self.crowd: Counter[str] = Counter()  # events of each kind since then
        self.resting: list[Callable[[bool], None]] = []  # told when ticks begin, or cease, to be looked at
        self._due = 1  # the next tick at which numbers are read
        self._quiet = 0  # until this tick nothing changes: none is looked at
        self._start = self._begun = 0  # the tick in which the newest optimizer began; optimizers so far
        self._calls = self._heeded = 0
        self._asked = 0  # calls of models without gradients in this tick
        self._exams = 0  # ticks with many of them
        self._room = ROOM[0]  # events of one kind without gradients

    def turn(self) -> None:
        """Begin the next tick: backward() is about to run."""
        self.tick += 1
        self.fresh += 1
        self.stepping = self.worn = False
        self._calls = 0
        if self.crowd or self._asked:
            self.crowd.clear()
            self._exams += self._asked > EXAM
            self._room, self._asked = ROOM[min(self._exams, len(ROOM) - 1)], 0
        if self.tick >= self._quiet:
            self.decide()

    def decide(self) -> None:
        """Decide how closely to look at this tick."""
        age, values = self.tick - self._start, self.tick == self._due
        if values:
            self._due += 1 if age < CLOSELY else max(CLOSELY, min(age // LATER, SELDOM))
        near = values or age <= NEAR
        if near != self.near or values != self.values:
            self._look(near, values)
        self.forms = values and age <= NEAR
        self.timed = NEAR < age <= NEAR + TIMED and not values
        self._quiet = 0 if near or age <= NEAR + TIMED else self._due

    def _look(self, near: bool, values: bool) -> None:
        """Look at what comes now as closely as this."""
        turned, self.near, self.values, self._quiet = near != self.near, near, values, 0
        for tell in self.resting if turned else ():
            tell(near)

    def crowded(self) -> bool:
        """Count a call; after a throng of them without a backward(), look away until the next: this is no forward."""
        self._calls += 1
        if self._calls > THRONG and torch.is_grad_enabled():
            self._look(near=False, values=False)
        return not self.near and torch.is_grad_enabled()

    def anew(self) -> None:
        """Look closely once more: another optimizer begins to learn."""
        self._begun += 1
        if self._begun <= OFTEN:
            self._start, self._due, self.forms = self.tick, self.tick + 1, True
            self._look(near=True, values=True)
            self._calls = 0

    def looking(self, kind: str) -> bool:
        """Whether to look at models, losses and operators now: in some ticks, and whenever nothing is learned."""
        if self.stepping:
            return False
        if torch.is_grad_enabled():
            return self.near and self.crowd.get(kind, 0) < CROWD
        asked = kind == "forward"
        self._asked += asked
        return self.crowd.get(kind, 0) < self._room and (asked or not self.worn)

    def pass_over(self) -> None:
        """Look at nothing more of the answer that is asked for without gradients: there were many like it."""
        self.worn = True
        self.crowd["forward"] += 1

    def heed(self) -> None:
        """Look at what comes until the next backward(): something happens that happens a few times in a run."""
        self._heeded += 1
        if self._heeded <= CROWD:
            self.refresh()
            self._look(near=True, values=self.values)

    def unwatched(self) -> bool:
        """Whether answers were asked for without gradients, while nobody looks at what is learned."""
        return bool(self._asked) and not self.near and torch.is_grad_enabled()

    def refresh(self) -> None:
        """Forget the crowd: what comes now is looked at, whatever was asked before it."""
        times = self.crowd["refreshed"]
        if times < CROWD:
            self.crowd.clear()
            self.crowd["refreshed"] = times + 1
            self.fresh += 1
