"""Drives a program: iterates over it, records it in a run folder, saves its state, and resumes it."""

import dataclasses
import importlib
import time
from collections.abc import Generator
from typing import Any

import torch

from torchdojo.engine import checkpoint
from torchdojo.engine.cycle import Cycle
from torchdojo.engine.device import pick_threads
from torchdojo.engine.environment import environment
from torchdojo.engine.eventfile import EventFile
from torchdojo.engine.folder import RunFolder, new_run, write_json
from torchdojo.engine.program import Overrides, Parts, Program
from torchdojo.engine.records import STOPPED, Ended, Epoched, Record, Started, State
from torchdojo.engine.settings import make
from torchdojo.engine.spread import joined
from torchdojo.text import DojoError, Text

SAVE_SHARE = 0.02  # of the time at most goes into checkpoints: an epoch of a millisecond is not worth one
Records = Generator[Record, None, None]


def warm_up() -> None:
    """Import what torch imports when the first optimizer is made: seconds that belong to no training."""
    importlib.import_module("torch._dynamo")


def start(lecture: int, name: str, program: Program, given: Overrides, threads: int = 0) -> Records:
    """Run a program in a new run folder. Closing the generator stops it after the step under way."""
    settings = make(program, given)
    with joined() as recording:
        torch.set_num_threads(pick_threads(threads))
        folder = new_run(f"l{lecture:02}-{name}") if recording else None
        about = {"lecture": lecture, "program": name, "given": dict(given), "settings": plain(settings)}
        try:
            yield from _Drive(program, settings, about, folder).run({})
        except (DojoError, KeyboardInterrupt):
            if folder and folder.started is None:
                folder.remove()  # a wrong path or device, Ctrl-C at once: there was no run
            raise


def resume(program: Program, folder: RunFolder, given: Overrides, threads: int = 0) -> Records:
    """Go on with a run where its last checkpoint stands; `given` may only raise the number of epochs."""
    about = folder.about
    settings = make(program, {**about["settings"], **_more_epochs(about["settings"], given)})
    saved: checkpoint.Saved = {}
    if folder.checkpoint.exists() or any(isinstance(record, Epoched) for record in folder.records()):
        saved = checkpoint.load(folder.checkpoint)
        _check_unchanged(saved["settings"], about["settings"])
    with joined() as recording:
        torch.set_num_threads(pick_threads(threads or folder.environment.get("threads", 0)))
        about = {**about, "settings": plain(settings)}
        yield from _Drive(program, settings, about, folder if recording else None).run(saved)


def plain(settings: Any) -> dict[str, Any]:
    """Return a program's settings as names and plain values."""
    return dataclasses.asdict(settings)


def _more_epochs(before: dict[str, Any], given: Overrides) -> Overrides:
    """Check that a resumed run is asked for nothing but more epochs; raises DojoError."""
    for name, value in given.items():
        if value != before.get(name) and not (name == "epochs" and value >= before["epochs"]):
            raise _changed(name, before.get(name), value)
    return given


def _check_unchanged(saved: dict[str, Any], about: dict[str, Any]) -> None:
    for name in saved.keys() | about.keys():
        if name != "epochs" and saved.get(name) != about.get(name):
            raise _changed(name, saved.get(name), about.get(name))


def _changed(name: str, before: Any, now: Any) -> DojoError:
    return DojoError(
        what=Text(
            en=f"The setting {name} was {before!r} when the run started and is {now!r} now.",
            zh=f"设置 {name} 在开始时是 {before!r}，现在是 {now!r}。",
        ),
        why=Text(
            en="A resumed run continues the same training; with another setting it would be neither the old "
            "run nor a new one. Only epochs may be raised.",
            zh="续跑是把同一次训练接着做完；换了设置，就既不是原来那次，也不是新的一次。只有 epochs 可以调大。",
        ),
        cure=Text(
            en=f"Resume with {name}={before!r}, or start a new run.",
            zh=f"用 {name}={before!r} 续跑，或者新开一次运行。",
        ),
    )


def _unforeseen(error: Exception) -> Text:
    """Return the last line of the traceback, which is all that fits beside a result."""
    line = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return Text(en=f"The program raised {line}", zh=f"程序抛出了异常 {line}")


class _Drive:
    """One run under way. `folder` is None in the processes that do not record."""

    def __init__(
        self, program: Program, settings: Any, about: dict[str, Any], folder: RunFolder | None
    ) -> None:
        self.program = program
        self.settings = settings
        self.about = about
        self.folder = folder
        self.parts: Parts | None = None
        self.unsaved: Epoched | None = None
        self.taken: checkpoint.Saved | None = None  # a copy of the state, not written yet
        self.taken_at = self.saved_at = time.monotonic()
        self.take_took = self.save_took = 0.0  # seconds the last copy and the last checkpoint took

    def run(self, saved: checkpoint.Saved) -> Records:
        self.saved = saved
        self.cycle = Cycle(self._begin, saved.get("step", 0), saved.get("time", 0.0))
        if self.folder is None:
            for _ in self.cycle.over(self.program, self.settings):
                pass
            return
        with self.folder.lock():
            write_json(self.folder.path / "settings.json", self.about)
            write_json(self.folder.path / "environment.json", environment())
            with EventFile(self.folder.events, saved.get("events", 0)) as self.events:
                yield from self._recorded()

    def _recorded(self) -> Records:
        ended: State | None = "failed"
        why = None
        try:
            for record in self.cycle.over(self.program, self.settings):
                if self.saved and self.parts is None:
                    continue  # shown before the first epoch: it was recorded when the run began
                self._keep(record)
                ended = None if isinstance(record, Ended) else ended
                yield record
        except GeneratorExit:
            ended, why = "stopped" if ended else None, STOPPED
            self._save_what_is_left()
            raise
        except KeyboardInterrupt:
            ended, why = "stopped", STOPPED
            raise
        except Exception as error:
            why = error.what if isinstance(error, DojoError) else _unforeseen(error)
            raise
        finally:
            if ended:
                self.events.write(Ended(ended, self.cycle.result, why, self.cycle.time))

    def _keep(self, record: Record) -> None:
        self.events.write(record)
        if isinstance(record, Epoched):
            self.unsaved, now = record, time.monotonic()
            if now - self.saved_at >= self.save_took / SAVE_SHARE:
                self._save(record.epoch, record.step)
            elif now - self.taken_at >= self.take_took / SAVE_SHARE:
                self._take(record.epoch, record.step)
        elif isinstance(record, Ended) and record.state == "done":
            self._save_what_is_left()

    def _begin(self, parts: Parts | None) -> Started:
        self.parts = parts
        if parts and self.saved:
            checkpoint.restore(self.saved, parts)
        elif parts and self.folder:
            self._save(epoch=-1, step=0)
        return Started(
            self.about["lecture"],
            self.about["program"],
            plain(self.settings),
            {"folder": str(self.folder.path) if self.folder else "", "threads": torch.get_num_threads()},
            start=self.saved.get("epoch", -1) + 1,
            epochs=getattr(self.settings, "epochs", 0),
            steps_per_epoch=parts.steps_per_epoch if parts else None,
            time=self.cycle.time,
        )

    def _save_what_is_left(self) -> None:
        """Write the state after the last epoch; if updates came after it, the copy taken last."""
        if self.unsaved and self.unsaved.step == self.cycle.step:
            self._save(self.unsaved.epoch, self.unsaved.step)
        elif self.taken and self.folder:
            checkpoint.save(self.folder.checkpoint, self.taken)

    def _take(self, epoch: int, step: int) -> None:
        if self.folder is None or self.parts is None:
            return
        began = time.monotonic()
        self.taken = checkpoint.take(
            self.parts,
            epoch=epoch,
            step=step,
            time=self.cycle.time,
            events=self.events.position,
            settings=plain(self.settings),
        )
        self.taken_at = time.monotonic()
        self.take_took = self.taken_at - began

    def _save(self, epoch: int, step: int) -> None:
        self._take(epoch, step)
        if self.folder is None or self.taken is None:
            return
        began = time.monotonic()
        checkpoint.save(self.folder.checkpoint, self.taken)
        self.unsaved = self.taken = None
        self.saved_at = time.monotonic()
        self.save_took = self.saved_at - began
