"""A curve of any length in bounded memory, for a page that is drawn while the run goes on."""

import math
from dataclasses import dataclass, field
from typing import Any

BUCKETS = 250  # and up to twice as many; a curve on the page is some 400 pixels wide


@dataclass(slots=True)
class Bucket:
    """Some consecutive points: the lowest, the highest, their mean, and the first that is no number."""

    low: tuple[float, float]  # x, y
    high: tuple[float, float]
    total: float = 0.0
    count: int = 0
    broken: float | None = None  # x of the first NaN or infinity

    def add(self, x: float, y: float) -> None:
        """Take in one point."""
        if not math.isfinite(y):
            self.broken = x if self.broken is None else self.broken
            return
        self.low = (x, y) if not self.count or y < self.low[1] else self.low
        self.high = (x, y) if not self.count or y > self.high[1] else self.high
        self.total += y
        self.count += 1

    def join(self, later: "Bucket") -> "Bucket":
        """Return one bucket for both."""
        if not (self.count and later.count):
            kept = self if self.count else later
            joined = Bucket(kept.low, kept.high, kept.total, kept.count)
        else:
            low, high = min(self.low, later.low, key=_y), max(self.high, later.high, key=_y)
            joined = Bucket(low, high, self.total + later.total, self.count + later.count)
        joined.broken = later.broken if self.broken is None else self.broken
        return joined


@dataclass(slots=True)
class Trail:
    """The curve: every peak of it survives, however long it becomes."""

    buckets: list[Bucket] = field(default_factory=list)
    width: int = 1  # points a bucket takes
    room: int = 0  # points that the last bucket still takes

    def add(self, x: float, y: float) -> None:
        """Append one point."""
        if not self.room:
            if len(self.buckets) == 2 * BUCKETS:
                pairs = zip(self.buckets[::2], self.buckets[1::2], strict=True)
                self.buckets = [first.join(second) for first, second in pairs]
                self.width *= 2
            self.buckets.append(Bucket((x, y), (x, y)))
            self.room = self.width
        self.buckets[-1].add(x, y)
        self.room -= 1

    @property
    def points(self) -> tuple[list[float], list[float]]:
        """The lowest and the highest point of each bucket, in order."""
        kept: list[tuple[float, float]] = []
        for bucket in self.buckets:
            if bucket.count:
                kept += sorted({bucket.low, bucket.high})
        return [x for x, _ in kept], [y for _, y in kept]

    @property
    def curve(self) -> tuple[list[float], list[float]]:
        """The points, and a NaN where each bucket has its first."""
        kept: list[tuple[float, float]] = []
        for bucket in self.buckets:
            ends = {bucket.low, bucket.high} if bucket.count else set()
            kept += sorted(ends if bucket.broken is None else ends | {(bucket.broken, math.nan)})
        return [x for x, _ in kept], [y for _, y in kept]

    @property
    def means(self) -> tuple[list[float], list[float]]:
        """The middle of each bucket and the mean of its values."""
        full = [b for b in self.buckets if b.count]
        return [(b.low[0] + b.high[0]) / 2 for b in full], [b.total / b.count for b in full]

    @property
    def broken(self) -> float | None:
        """Where the first NaN or infinity is, None if there is none."""
        return next((b.broken for b in self.buckets if b.broken is not None), None)


def _y(point: tuple[float, float]) -> Any:
    return point[1]
