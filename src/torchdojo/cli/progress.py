"""What is known of a run under way, gathered from its records: epoch, pace, loss so far, time left."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from torchdojo.engine.records import Ended, Epoched, Record, Started, Steps
from torchdojo.plots.names import NAMES


class Trail:
    """A long series kept short: averages of equally many consecutive values, at most `most` of them."""

    def __init__(self, most: int = 60) -> None:
        self.most = most
        self.values: list[float] = []
        self._every = 1  # values to one average
        self._waiting: list[float] = []

    @property
    def places(self) -> list[float]:
        """Where in the series each average lies, counted from 1."""
        return [(i + 0.5) * self._every + 0.5 for i in range(len(self.values))]

    def add(self, value: float) -> None:
        """Take one more value."""
        self._waiting.append(value)
        if len(self._waiting) < self._every:
            return
        self.values.append(sum(self._waiting) / self._every if len(self._waiting) > 1 else value)
        self._waiting = []
        if len(self.values) >= 2 * self.most:
            pairs = zip(self.values[::2], self.values[1::2], strict=True)
            self.values = [(a + b) / 2 for a, b in pairs]
            self._every *= 2


@dataclass(slots=True)
class Progress:
    """The state of a run; `take` each of its records."""

    started: Started | None = None
    ended: Ended | None = None
    epoch: int = 0  # epochs that are over
    steps: int = 0  # updates made
    time: float = 0.0
    loss: float = math.nan
    losses: Trail = field(default_factory=Trail)
    metrics: dict[str, float] = field(default_factory=dict)
    first_step: int = 0  # updates made before this session, if it was resumed

    def take(self, record: Record) -> None:
        """Learn from one record."""
        match record:
            case Started(start=start, time=time):
                self.started, self.epoch, self.time = record, start, time
                self.first_step = self.steps = start * (record.steps_per_epoch or 0)
            case Steps(values=values, first=first, time=time):
                self._take_losses(values["loss"])
                self.steps, self.time = first + len(values["loss"]), time
            case Epoched(epoch=epoch, metrics=metrics, step=step, time=time):
                self.epoch, self.steps, self.time, self.metrics = epoch + 1, step, time, dict(metrics)
            case Ended(time=time):
                self.ended, self.time = record, time

    def _take_losses(self, losses: Sequence[float]) -> None:
        for loss in losses:
            self.losses.add(loss)
        self.loss = losses[-1]

    @property
    def epochs(self) -> int:
        """Epochs there will be; 0 where nothing is trained epoch by epoch."""
        return self.started.epochs if self.started else 0

    @property
    def fraction(self) -> float:
        """How much of all epochs is over, from 0 to 1."""
        if not self.epochs:
            return 0.0
        per_epoch = self.started.steps_per_epoch if self.started else None
        by_steps = self.steps / (per_epoch * self.epochs) if per_epoch else 0.0
        return min(1.0, max(self.epoch / self.epochs, by_steps))

    @property
    def rate(self) -> float:
        """Updates a second since this session began."""
        seconds = self.time - (self.started.time if self.started else 0.0)
        return (self.steps - self.first_step) / seconds if seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds left at the pace so far, None while that cannot be told."""
        if self.started is None or not self.epochs:
            return None
        before = self.started.start / self.epochs
        gained, seconds = self.fraction - before, self.time - self.started.time
        return seconds / gained * (1 - self.fraction) if gained > 0 and seconds > 0.5 else None


def name_of(metric: str) -> str:
    """Return a metric's name as the user reads it."""
    return str(NAMES.get(metric, metric))


def written(metric: str, value: float) -> str:
    """Write a metric's value: an accuracy in percent, a count in full, other numbers with four digits."""
    if not math.isfinite(value):
        return str(value)
    if 0 <= value <= 1 and metric.split("_")[-1] in ("accuracy", "baseline"):
        return f"{100 * value:.1f} %"
    if value == int(value) and abs(value) < 1e12:
        return f"{int(value):,}"
    if 1e4 <= abs(value) < 1e7:
        return f"{value:,.1f}"
    return f"{value:,.4f}" if 1e-3 <= abs(value) < 1e4 else f"{value:.3g}"


def clock(seconds: float) -> str:
    """Write a duration: 0:07, 12:30, 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def took(seconds: float) -> str:
    """Write how long something took: 0.8 s, 12 s, 2:05."""
    return clock(seconds) if seconds >= 60 else f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
