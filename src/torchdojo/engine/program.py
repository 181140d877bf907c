"""The words a lecture's program speaks. A program is a generator: it trains, and yields what happened.

    start = yield Parts(model=model, optimizer=optimizer)   # what has state; gets back the first epoch
    for epoch in range(start, s.epochs):
        for x, y in train_loader:
            ...                                             # zero_grad, backward, step: written out
            yield Step(loss=loss)
        yield Epoch(epoch, accuracy=..., baseline=...)
    yield Result(accuracy=...)

Whoever runs it iterates over it; stopping is leaving the loop. A program may also yield any view.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from torchdojo.text import Text
from torchdojo.views import View

Overrides = Mapping[str, Any]  # names and values of Settings fields


class Stateful(Protocol):
    """A model, an optimizer, a scheduler: whatever resume must restore."""

    def state_dict(self) -> dict[str, Any]:
        """Return the state."""

    def load_state_dict(self, state_dict: Any, /) -> Any:
        """Take the state back."""


class Parts:
    """What has state, handed over once before the first epoch; `yield Parts(...)` returns the epoch to start with.

    Between this yield and the first epoch a program must not draw random numbers or change its parts:
    on resume the engine restores both here.
    """

    def __init__(self, *, steps_per_epoch: int | None = None, **stateful: Stateful) -> None:
        self.steps_per_epoch = steps_per_epoch
        self.stateful = stateful


class Step:
    """One update. Values are numbers or 0-dimensional tensors; tensors are read later, a few times a second."""

    __slots__ = ("values",)

    def __init__(self, loss: Any, **values: Any) -> None:
        self.values = {"loss": loss, **values}


class Epoch:
    """The end of epoch `epoch` (from 0) with its metrics as plain numbers; here the engine saves a checkpoint."""

    def __init__(self, epoch: int, **metrics: float) -> None:
        self.epoch = epoch
        self.metrics = metrics


class Result:
    """Named numbers a run ends with. Without one, the last Epoch's metrics are the result."""

    def __init__(self, **values: float) -> None:
        self.values = values


Event = Parts | Step | Epoch | Result | View
Training = Generator[Event, Any, None]


@dataclass(frozen=True, slots=True)
class Expect:
    """A promise, re-measured by a test: result[value] is `about`, give or take `within`, under settings `given`."""

    value: str
    about: float
    within: float
    given: Overrides = field(default_factory=dict)
    slow: bool = False  # needs the full data or minutes: measured by hand, kept in bench/RESULTS.md


@dataclass(frozen=True, slots=True)
class Try:
    """One thing to change, and what will happen: result[value] is `about` give or take `within`, or divergence."""

    says: Text
    given: Overrides
    value: str = ""
    about: float = 0.0
    within: float = 0.0
    diverges: bool = False
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """One runnable file of a lecture. `settings` is a frozen dataclass with one bilingual comment per field."""

    title: Text
    settings: type[Any]
    run: Callable[[Any], Training]
    expect: tuple[Expect, ...]
    tries: tuple[Try, ...] = ()
    quick: Overrides = field(default_factory=dict)  # what --quick sets: a run so small that it is over soon
    recipes: Mapping[str, Overrides] = field(default_factory=dict)  # what --recipe NAME sets
