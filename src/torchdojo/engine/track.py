"""`from torchdojo import track; track(loss=loss)`: records a training script of the learner's own like any other run.

A call keeps a reference; everything that takes time happens a few times a second, when what was kept is read and
written. Whatever goes wrong, the script goes on: it is told once, on stderr.
"""

import atexit
import json
import multiprocessing.util
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from torchdojo.engine.records import STOPPED, Ended, Record, Shown, Started, State, Steps, to_row
from torchdojo.text import Text
from torchdojo.views import View

FLUSH_EVERY = 0.25  # seconds
MOST = 4096  # steps kept at once, so that a loop of microseconds does not pile up tensors


class Track:
    """Records what it is called with. One of it, `track`, serves the whole process; all threads may call it."""

    def __init__(self) -> None:
        self._forget()
        atexit.register(self._finish)
        if hasattr(os, "register_at_fork"):  # not on Windows, where nothing forks
            os.register_at_fork(after_in_child=self._forget)

    def _forget(self) -> None:
        """Begin anew: what a forked child finds here is its parent's, who writes it, and the lock may be held."""
        self._lock = threading.RLock()  # a signal handler may call from within a call
        self._run: _Run | None = None
        self._off = (
            os.environ.get("RANK", "0") != "0"
        )  # of several processes under torchrun the first one records

    def __call__(self, **values: Any) -> None:
        """Record named numbers or 0-dimensional tensors of one step; a name that comes again begins the next step."""
        if self._off:
            return
        try:
            with self._lock:
                run = self._run or self._begin()
                run.add(values)
        except Exception as error:
            self._give_up(error)

    def view(self, view: View) -> None:
        """Record one of `torchdojo.views`: it is shown in the report."""
        if self._off:
            return
        try:
            with self._lock:
                run = self._run or self._begin()
                run.show(view)
        except Exception as error:
            self._give_up(error)

    @property
    def folder(self) -> Path | None:
        """The run's folder, None before the first call and where nothing is recorded."""
        return self._run.path if self._run else None

    def _begin(self) -> "_Run":
        self._run = _Run()
        if multiprocessing.parent_process() is not None:  # such a process ends without atexit
            multiprocessing.util.Finalize(None, self._finish, exitpriority=0)
        return self._run

    def _finish(self) -> None:
        with self._lock:
            run, self._run, self._off = self._run, None, True
        if run is None:
            return
        try:
            run.end()
        except Exception as error:
            self._give_up(error)
            return
        text = Text(
            en="{n} steps recorded: torchdojo runs show {run}",
            zh="已记录 {n} 步，查看：torchdojo runs show {run}",
        )
        if run.views and not run.first:
            text = Text(
                en="{views} views recorded: torchdojo runs show {run}",
                zh="已记录 {views} 张图，查看：torchdojo runs show {run}",
            )
        _tell(text, n=run.first, views=len(run.views), run=run.path.name)

    def _give_up(self, error: Exception) -> None:
        self._off = True
        what = getattr(error, "what", None) or f"{type(error).__name__}: {error}"
        _tell(Text(en="recording stopped: {what}", zh="记录中断：{what}"), what=what)


class _Run:
    """The run folder of this process and the steps not yet written to it."""

    def __init__(self) -> None:
        from torchdojo.engine.folder import new_run, write_json  # late: `import torchdojo` stays quick

        script = Path(sys.argv[0] if sys.argv else "").stem or "script"
        self.path = new_run(script).path
        self.began = self.flushed_at = time.monotonic()
        self.first = 0  # number of the first step kept
        self.kept: list[dict[str, Any]] = [{}]  # one step each; the last may still grow
        self.last: dict[str, float] = {}
        self.complained: set[str] = set()
        self.views: set[tuple[str, str]] = set()  # kinds and titles
        settings = {
            "script": os.path.abspath(sys.argv[0]) if sys.argv else "",
            "arguments": " ".join(sys.argv[1:]),
        }
        write_json(
            self.path / "settings.json", {"lecture": 0, "program": script, "given": {}, "settings": settings}
        )
        write_json(self.path / "environment.json", _environment())
        self.write([Started(0, script, settings, {"folder": str(self.path)})])

    def add(self, values: dict[str, Any]) -> None:
        step = self.kept[-1]
        if not step.keys().isdisjoint(values):
            step = {}
            self.kept.append(step)
        for name, value in values.items():
            step[name] = value if type(value) is float else _frozen(value)
        if time.monotonic() - self.flushed_at > FLUSH_EVERY or len(self.kept) > MOST:
            self.flush()

    def show(self, view: View) -> None:
        """Write a view after the steps before it; one of the same title is a further frame of it."""
        self.flush()
        self.write([Shown(view)])
        self.views.add((type(view).__name__, str(getattr(view, "title", ""))))

    def flush(self) -> None:
        """Write every step that is over; of the one that may still grow, read the tensors and let them go."""
        self.flushed_at = time.monotonic()
        *over, growing = self.kept
        self.kept = [{name: self._numbers(name, [value])[0] for name, value in growing.items()}]
        self.write(list(self._told(over)))
        self.first += len(over)

    def _told(self, over: list[dict[str, Any]]) -> Iterator[Record]:
        """Yield a record for each stretch of steps with the same names."""
        first = self.first
        for names, stretch in groupby(over, key=_names):
            steps = list(stretch)
            values = {name: self._numbers(name, [step[name] for step in steps]) for name in names}
            self.last.update((name, numbers[-1]) for name, numbers in values.items())
            if values:
                yield Steps(0, first, values, self.flushed_at - self.began)
            first += len(steps)

    def _numbers(self, name: str, values: list[Any]) -> list[float]:
        """Read the values, tensors in one go; what is not one number becomes NaN and is told once."""
        try:
            if all(hasattr(value, "detach") for value in values):
                return sys.modules["torch"].stack([v.reshape(()) for v in values]).double().tolist()
            return [float(value) for value in values]
        except Exception:  # one of many, or tensors on two devices
            return [self._number(name, value) for value in values]

    def _number(self, name: str, value: Any) -> float:
        try:
            return float(value)
        except Exception as error:
            if name not in self.complained:
                self.complained.add(name)
                text = Text(en="{name} is not one number ({error})", zh="{name} 不是一个数（{error}）")
                _tell(
                    text, name=name, error=str(error).splitlines()[0] if str(error) else type(error).__name__
                )
            return float("nan")

    def end(self) -> None:
        """Write everything, and how the script ended."""
        if self.kept[-1]:
            self.kept.append({})
        self.flush()
        error = getattr(sys, "last_value", None)  # the exception the interpreter has just reported
        state: State = (
            "done" if error is None else "stopped" if isinstance(error, KeyboardInterrupt) else "failed"
        )
        why = STOPPED if state == "stopped" else None
        if state == "failed":
            line = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            why = Text(en=f"The script raised {line}", zh=f"脚本抛出了异常 {line}")
        self.write([Ended(state, self.last, why, time.monotonic() - self.began)])

    def write(self, records: list[Record]) -> None:
        if not records:
            return
        dump: Callable[..., str] = json.dumps
        rows = "".join(dump(to_row(r), ensure_ascii=False, separators=(",", ":")) + "\n" for r in records)
        with (self.path / "events.jsonl").open(
            "ab"
        ) as file:  # not held open: a forked child must not own it too
            file.write(rows.encode())


def _names(step: dict[str, Any]) -> tuple[str, ...]:
    return tuple(step)


def _frozen(value: Any) -> Any:
    """Keep a number, or a tensor that holds no graph and that later updates do not change."""
    detach = getattr(value, "detach", None)
    if detach is None:
        return value
    return detach().clone() if value.is_leaf else detach()


def _environment() -> dict[str, Any]:
    if "torch" in sys.modules:
        from torchdojo.engine.environment import environment

        return environment()
    import torchdojo

    return {"torchdojo": torchdojo.__version__, "python": sys.version.split()[0], "system": sys.platform}


def _tell(text: Text, **values: object) -> None:
    try:
        sys.stderr.write(f"torchdojo: {text.format(**values)}\n")
    except Exception:  # no stderr, or a closed one
        return


track = Track()
