"""What a run tells: plain values without a tensor in them. Display, plots, report and events.jsonl all read these.

A run is told as Started, then Steps, Epoched and Shown as they come, then Ended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from torchdojo.text import Text
from torchdojo.views import View, from_json, to_json

State = Literal["done", "stopped", "diverged", "failed"]

STOPPED = Text(
    en="It was stopped from outside: by Ctrl-C, or by a signal to its process.",
    zh="它是被叫停的：按了 Ctrl-C，或者进程收到了终止信号。",
)


@dataclass(frozen=True, slots=True)
class Started:
    """The run begins or is resumed at epoch `start` (from 0) of `epochs`; 0 epochs: there is nothing to train."""

    lecture: int
    program: str
    settings: Mapping[str, Any]
    environment: Mapping[str, Any]
    start: int = 0
    epochs: int = 0
    steps_per_epoch: int | None = None
    time: float = 0.0  # seconds since the run's first start, the pauses between stop and resume left out


@dataclass(frozen=True, slots=True)
class Steps:
    """Consecutive updates number `first`, `first`+1, ... of the run: values["loss"][i] and any others."""

    epoch: int
    first: int
    values: Mapping[str, Sequence[float]]  # NaN and infinities are possible
    time: float = 0.0


@dataclass(frozen=True, slots=True)
class Epoched:
    """The end of an epoch with its metrics, such as accuracy and baseline. `step` updates were made so far."""

    epoch: int
    step: int
    metrics: Mapping[str, float]
    time: float = 0.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A view the program wants shown."""

    view: View


@dataclass(frozen=True, slots=True)
class Ended:
    """How the run ended, the numbers it ended with, and why it ended early if it did."""

    state: State
    result: Mapping[str, float]
    why: Text | None = None
    time: float = 0.0


Record = Started | Steps | Epoched | Shown | Ended
_KINDS: dict[str, Any] = {kind.__name__: kind for kind in (Started, Steps, Epoched, Shown, Ended)}


def to_row(record: Record) -> dict[str, Any]:
    """Turn a record into a row of events.jsonl; the inverse of `from_row`."""
    fields = {name: getattr(record, name) for name in type(record).__slots__}
    return {"record": type(record).__name__, **{k: to_json(v) for k, v in fields.items()}}


def from_row(row: Mapping[str, Any]) -> Record:
    """Rebuild a record from its row; raises KeyError or TypeError if it is not one."""
    fields = {k: from_json(v) for k, v in row.items() if k != "record"}
    return _KINDS[row["record"]](**fields)
