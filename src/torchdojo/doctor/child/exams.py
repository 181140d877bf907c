"""Evaluations, by place: the first are looked at, then ever fewer."""

from torchdojo.doctor.child.recorder import Recorder

CLOSELY = 12  # evaluations at one place; a new place is another evaluation
LATER = 8  # of those so far, one part in so many passes until one is looked at again


class Exams:
    """An evaluation is what a model is asked without gradients, at one place, between two calls of backward()."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._count: dict[int, int] = {}
        self._tick: dict[int, int] = {}  # of the last one
        self._due: dict[int, int] = {}  # the number of the next one that is looked at

    def worn(self, where: int) -> bool:
        """Whether enough evaluations here were like this one: a tick that is looked at for its own sake is not."""
        tick = self.recorder.tick
        if self._tick.get(where) != tick:
            self._tick[where] = tick
            self._count[where] = count = self._count.get(where, 0) + 1
            if count > self._due.setdefault(where, CLOSELY):
                self._due[where] = count + count // LATER
        return not self.recorder.near and CLOSELY < self._count[where] < self._due[where]
