"""Writes down things and events. It keeps no tensor and asks no random number."""

import json
import os
import weakref
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import get_ident as ident
from time import perf_counter
from traceback import format_exception_only
from typing import Any

import torch
from torch._C import _is_tracing as scripting
from torch._C import _len_torch_dispatch_stack as dispatching
from torch._C._functorch import peek_interpreter_stack as transforming

from torchdojo.doctor.child.answers import Answers
from torchdojo.doctor.child.pace import CROWD, Pace
from torchdojo.doctor.child.places import Places
from torchdojo.doctor.child.shares import Shares
from torchdojo.doctor.child.trails import Mark, Trails

CHECKED = 8  # ticks until it is asked anew from where something is called that was called from one place only
SEVERAL = (0, 0)  # no such instruction


class Recorder(Pace):
    """The log while the script runs."""

    def __init__(self) -> None:
        super().__init__()
        self.active = False
        self.places, self.trails, self.shares = Places(), Trails(), Shares()
        self.steps = 0
        self.loader = 0  # which delivered the last batch, until it has no more
        self.overheard = False  # whether the script's own functions hang on a graph
        self.sequence = -1  # the last node of the graph that backward() went through last
        self.last_root: Callable[[], object] = object  # the tensor on which backward() was called last
        self.last_model: Callable[[], object] = object  # the model that was called last
        self.last_input: Callable[[], object] = object  # the first tensor that a model was given last
        self.held: list[torch.Tensor] = []  # all it was given, as long as its graph holds that too
        self.answers = Answers(self)
        self.forgetting: list[Callable[[int], None]] = []  # told when a model begins anew; 0: unknown which
        self.closing: list[Callable[[], None]] = []  # what the hooks still have to say at the end
        self.run: dict[str, Any] = {}
        self._events: list[tuple[str, int, int, dict[str, Any]]] = []
        self._usual: dict[tuple[str, int], Mark] = {}  # the last mark of a kind about a thing
        self._again: dict[tuple[object, ...], tuple[Mark, ...]] = {}  # by what was called, and from where
        self._only: dict[tuple[str, int], tuple[Mark, ...]] = {}  # where there is one such place
        self._place: dict[tuple[str, int], tuple[int, int]] = {}  # the first one, or SEVERAL
        self._things: dict[int, tuple[str, str, int, dict[str, Any]]] = {}
        self._numbers: dict[int, tuple[Callable[[], object], int]] = {}
        self._thread = ident()
        _stop_in_children(self)

    def stop(self) -> None:
        """Record nothing more."""
        self.active, self.held = False, []
        self.closing.clear()

    def elsewhere(self) -> bool:
        """Whether this is another thread than the script's own: what happens there is left alone."""
        return ident() != self._thread

    def safely(self, note: Callable[..., Any], *args: Any) -> Any:
        """Let a hook take its note: nothing it does may reach the script, nor be seen by another hook.

        Inside vmap, grad and jvp tensors have neither numbers nor memory, and a tracer would see what we compute.
        """
        if self.elsewhere() or transforming() is not None or scripting() or dispatching():
            return None
        self.active, begun = False, perf_counter()
        try:
            return note(*args)
        except Exception as error:
            self._trouble(getattr(note, "func", note), error)
        finally:
            self.active = True
            self.shares.own += perf_counter() - begun

    def _trouble(self, note: Callable[..., Any], error: Exception) -> None:
        """Count what went wrong in a hook; an exception may even fail to say what it is."""
        says = "".join(format_exception_only(error)).strip()
        name = f"{getattr(note, '__qualname__', note)}: {says}"[:200]
        troubles = self.run.setdefault("troubles", {})
        troubles[name] = troubles.get(name, 0) + 1

    def decide(self) -> None:
        """Decide how closely to look at this tick; what was held until now is let go."""
        super().decide()
        self.held = []
        if self.timed or self.shares.on:
            self.shares.turn(self.timed)

    def event(self, kind: str, where: int | None = None, **facts: Any) -> None:
        """Write an event down, unless this tick has had a crowd of them."""
        self.crowd[kind] += 1
        if self.crowd[kind] <= CROWD:
            where = self.places.here() if where is None else where
            self._events.append((kind, self.tick, where, facts))

    def asks(self, model: object, given: Sequence[torch.Tensor]) -> None:
        """Remember which model is called, and on what; x[rows] of model(x[rows]) is held until backward()."""
        self.last_model = weakref.ref(model)
        self.last_input = weakref.ref(given[0]) if given else object
        learned = self.values and torch.is_grad_enabled()
        self.held = [one for one in given if learned and not one.requires_grad]

    def mark(self, kind: str, about: int = 0, where: int | None = None) -> Mark:
        """Add to the order of events that is counted at every step."""
        mark = self._usual.get((kind, about))
        if mark is None or self.near or (where is not None and where != mark[2]):
            mark = kind, about, self.places.here() if where is None else where
            self._usual[kind, about] = mark
        self.trails.add(mark)
        return mark

    def marks(self, kind: str, thing: object, abouts: Iterable[int], where: int | None) -> None:
        """Add the marks of a call of this thing; until more is wanted of its calls here they are left `again`."""
        name, at = (kind, id(thing)), self.places.instruction()
        left = tuple([self.mark(kind, about, where) for about in abouts])
        self._again[*name, at] = left
        if self._place.setdefault(name, at) != at:
            self._place[name] = SEVERAL
        self._only[name] = left if self._place[name] == at else ()

    def passed_on(self, loader: int) -> None:
        """A loader, 0 if it has come to its end, hands a batch over."""
        self.loader = loader
        usual = None if self.near else self._usual.get(("batch", loader))
        if ident() == self._thread:
            self.trails.add(usual) if usual else self.mark("batch", loader)

    def again(self, kind: str, thing: object) -> tuple[Mark, ...]:
        """Where nothing else is kept, leave the marks of the last time and return them: this was all there is to do."""
        if self.near or ident() != self._thread:
            return ()
        marks = self._only.get((kind, id(thing)), ()) if self.tick % CHECKED else ()
        marks = marks or self._again.get((kind, id(thing), self.places.instruction()), ())
        for mark in marks:
            self.trails.add(mark)
        return marks

    def stepped(self, optimizer: int) -> None:
        """Count the order of events since the last step of this optimizer."""
        self.steps += 1
        self.trails.stepped(optimizer)

    def number(self, thing: object) -> int | None:
        """Return the number of a thing that is written down."""
        known = self._numbers.get(id(thing))
        return known[1] if known is not None and known[0]() is thing else None

    def facts(self, number: int) -> dict[str, Any]:
        """Return what is written of a thing so far."""
        return self._things[number][3]

    def thing(self, kind: str, thing: object, where: int | None = None, **facts: Any) -> int:
        """Write a thing down, or replace what is written of it; return its number."""
        number = self.number(thing)
        if number is not None and not facts:
            return number
        self._only.clear()
        self._again.clear()  # what was known by its address may be another thing, or have changed
        if number is None:
            number = len(self._things) + 1
            self._numbers[id(thing)] = (weakref.ref(thing), number)
            where = self.places.here() if where is None else where
        else:
            where = self._things[number][2]
            facts = {**self._things[number][3], **facts}
        self._things[number] = (kind, type(thing).__name__, where, facts)
        return number

    def write(self, path: Path) -> None:
        """Write the log, whole or not at all."""
        temporary = path.with_name(f"{path.name}.tmp")
        temporary.write_text(self.text(), encoding="utf-8")
        os.replace(temporary, path)

    def text(self) -> str:
        """End, and return the log as JSON."""
        for close in self.closing:
            self.safely(close)
        self.stop()
        raw = {
            "run": {**self.run, "ticks": self.tick, "steps": self.steps, "shares": self.shares.facts()},
            "stacks": self.places.rows,
            "things": [(number, *rest) for number, rest in self._things.items()],
            "events": self._events,
            "trails": self.trails.rows(),
        }
        return json.dumps(raw, default=str)


def _stop_in_children(recorder: Recorder) -> None:
    stop = weakref.WeakMethod(recorder.stop)
    os.register_at_fork(after_in_child=lambda: (here := stop()) and here())
