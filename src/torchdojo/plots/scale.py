"""Where a value lies on an axis, which values to write beside the axis, and how."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROUND = (1, 2, 5)  # steps between ticks, times a power of ten
FAR = 1e300  # values beyond it, on their way to infinity, are left out: the arithmetic of an axis would overflow
DECADES = 3  # values over so many decades are unreadable on a linear axis


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`, low < high; logarithmic if `log`, then 0 < low; of counts if `whole`."""

    low: float
    high: float
    log: bool = False
    whole: bool = False

    def place(self, value: float) -> float:
        """Return 0 at low and 1 at high, beyond them outside; NaN for what no place on the axis shows."""
        if not math.isfinite(value) or (self.log and value <= 0):
            return math.nan
        if self.log:
            return (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        return (value - self.low) / (self.high - self.low)

    def ticks(self, count: int) -> list[float]:
        """Return at most `count` round values on the axis; both its ends where none or only one is round."""
        inside = (
            _decades(self.low, self.high, count)
            if self.log
            else _round_steps(self.low, self.high, count, least=1.0 if self.whole else 0.0)
        )
        return inside if len(inside) > 1 else [self.low, self.high]


def scale_over(values: Iterable[float], log: bool = False) -> Scale | None:
    """Return the axis that holds every finite value (for `log`: positive ones), None if there is none."""
    shown = [v for v in values if abs(v) < FAR and (v > 1 / FAR or not log)]
    if not shown:
        return None
    low, high = min(shown), max(shown)
    if log:
        return Scale(low, high, log) if low < high else Scale(low / 2, high * 2, log)
    if low < high and high - low > 1e-12 * max(abs(low), abs(high)):
        return Scale(low, high)
    room = abs(low) / 10 or 1.0  # a constant lies in the middle
    return Scale(low - room, high + room)


def counted(values: Iterable[float]) -> bool:
    """Whether the values are counts, such as steps and epochs: all whole."""
    return all(float(value).is_integer() for value in values)


def wants_log(values: Iterable[float]) -> bool:
    """Whether the finite values are all positive and too far apart for a linear axis."""
    shown = [v for v in values if math.isfinite(v)]
    return bool(shown) and min(shown) > 0 and math.log10(max(shown)) - math.log10(min(shown)) >= DECADES


def short(value: float, digits: int = 4) -> str:
    """Write a number with `digits` significant digits and no longer than needed: 0.6931, 12.5, 10000, 2.5e-7."""
    if value == 0 or not math.isfinite(value):
        return f"{abs(value) if value == 0 else value:g}"
    if 1e-3 <= abs(value) < 1e6:
        text = f"{value:.{digits}g}"
        return f"{value:.0f}" if "e" in text else text
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}e{int(exponent)}"


def labels(ticks: Sequence[float]) -> list[str]:
    """Write the ticks of one axis, with more digits where four would make two of them look equal."""
    for digits in range(4, 17):
        written = [short(tick, digits) for tick in ticks]
        if len(set(written)) == len(written):
            break
    return written


def _round_steps(low: float, high: float, count: int, least: float) -> list[float]:
    finest = (high - low) / count / 2
    if not finest:
        return []
    power = math.floor(math.log10(finest))
    for step in (float(f"{m}e{p}") for p in (power, power + 1, power + 2) for m in ROUND):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < count and step >= least:
            return [float(f"{i * step:.12g}") for i in range(first, last + 1)]
    return []


def _decades(low: float, high: float, count: int) -> list[float]:
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    stride = max(1, -(-(last - first + 1) // count))
    return [10.0**power for power in range(-(-first // stride) * stride, last + 1, stride)]
