"""Iterates over a program and turns what it yields into records."""

import time
from collections.abc import Callable, Generator, Iterator
from typing import Any

from torchdojo.engine.divergence import Watch
from torchdojo.engine.program import Epoch, Event, Parts, Program, Result, Step
from torchdojo.engine.pulse import Pulse
from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started
from torchdojo.text import Text

Begin = Callable[[Parts | None], Started]


class Cycle:
    """One run of a program.

    `begin(parts)` restores the parts and returns the Started record; its `start` is sent to the program. It
    is called with None if the program shows something before it trains, or never trains. `step` updates
    and `time_before` seconds were spent before a resume.
    """

    def __init__(self, begin: Begin, step: int = 0, time_before: float = 0.0) -> None:
        self.result: dict[str, float] = {}  # the last epoch's metrics, until the program yields a Result
        self._begin = begin
        self._started: Started | None = None
        self._epoch = 0
        self._pulse = Pulse(step)
        self._why: Text | None = None  # why the run diverged
        self._began = time.monotonic() - time_before

    @property
    def step(self) -> int:
        """How many updates the run has made."""
        return self._pulse.count

    @property
    def time(self) -> float:
        """Seconds the run has taken."""
        return time.monotonic() - self._began

    def over(self, program: Program, settings: Any) -> Iterator[Record]:
        """Run the program to its end or until its loss diverges; the last record is Ended."""
        self._watch = Watch(settings)
        training, answer = program.run(settings), None
        try:
            while self._why is None:
                answer = yield from self._tell(training.send(answer))
        except StopIteration:
            yield from self._read()
        finally:
            training.close()
        yield Ended("diverged" if self._why else "done", self.result, self._why, self.time)

    def _tell(self, event: Event) -> Generator[Record, None, int | None]:
        """Turn one event into records; return what the program gets back for it."""
        if self._started is None and not isinstance(event, Parts):
            yield from self._start(None)
        if isinstance(event, Step):
            self._pulse.add(event)
            if self._pulse.due:
                yield from self._read()
            return None
        yield from self._read()
        match event:
            case Parts():
                return (yield from self._start(event))
            case Epoch(epoch=epoch, metrics=metrics):
                self._epoch, self.result = epoch + 1, dict(metrics)
                yield Epoched(epoch, self.step, metrics, self.time)
            case Result(values=values):
                self.result = dict(values)
            case view:
                yield Shown(view)
        return None

    def _start(self, parts: Parts | None) -> Generator[Record, None, int]:
        started = self._begin(parts)
        self._epoch = started.start
        if self._started is None or parts is not None:
            self._started = started
            yield started
        return started.start

    def _read(self) -> Iterator[Record]:
        steps = self._pulse.read(self._epoch, self.time)
        if steps is not None:
            yield steps
            self._why = self._why or self._watch.look(steps.values["loss"], steps.first)
