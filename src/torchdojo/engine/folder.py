"""A run is a folder: settings.json, environment.json, events.jsonl, checkpoint.pt, report.html."""

import json
import os
import shutil
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from torchdojo.engine import atomic
from torchdojo.engine.home import cannot_write, home
from torchdojo.engine.records import Ended, Record, Started, from_row
from torchdojo.text import DojoError, Text

LONGEST_END = 1 << 16  # bytes; an Ended holds a few dozen numbers and a sentence


@dataclass(frozen=True, slots=True)
class RunFolder:
    """One run on disk. Reading never fails on a run that was killed: a torn last line is skipped."""

    path: Path

    @property
    def name(self) -> str:
        """The folder's name, by which the run is called."""
        return self.path.name

    @property
    def events(self) -> Path:
        """The file every record of the run is appended to."""
        return self.path / "events.jsonl"

    @property
    def checkpoint(self) -> Path:
        """The state after the last saved epoch."""
        return self.path / "checkpoint.pt"

    @property
    def about(self) -> dict[str, Any]:
        """What settings.json says: lecture, program, given (what the user set), settings (all of them)."""
        return read_json(self.path / "settings.json")

    @property
    def environment(self) -> dict[str, Any]:
        """Versions, threads, device, git commit."""
        return read_json(self.path / "environment.json")

    def records(self, tail: int = 0) -> Iterator[Record]:
        """Yield what the run told, in order, or only what stands in the last `tail` bytes.

        Lines that are not records are skipped.
        """
        if not self.events.exists():
            return
        with self.events.open("rb") as lines:
            if tail:
                lines.seek(max(0, lines.seek(0, os.SEEK_END) - tail))
            for line in lines:
                try:
                    yield from_row(json.loads(line))
                except (ValueError, KeyError, TypeError, AttributeError):
                    continue

    @property
    def started(self) -> Started | None:
        """The run's first record."""
        return next((r for r in self.records() if isinstance(r, Started)), None)

    @property
    def ended(self) -> Ended | None:
        """The run's last Ended, if nothing came after it."""
        last = deque(self.records(tail=LONGEST_END), maxlen=1)  # a long run has thousands of records
        return last[0] if last and isinstance(last[0], Ended) else None

    @property
    def state(self) -> str:
        """One of done, stopped, diverged, failed; running while a process drives it, else interrupted."""
        ended = self.ended
        if ended is not None:
            return ended.state
        try:
            with self.lock():
                return "interrupted"
        except DojoError:
            return "running"

    def lock(self) -> FileLock:
        """Return the lock held while a process drives this run; raises DojoError if another holds it."""
        lock = FileLock(self.path / ".lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise DojoError(
                what=Text(
                    en=f"Run {self.name} is in use by another process.",
                    zh=f"运行记录 {self.name} 正被另一个进程使用。",
                ),
                why=Text(
                    en="Two processes writing one run would spoil it.",
                    zh="两个进程同时写同一个运行记录会把它弄坏。",
                ),
                cure=Text(
                    en="Wait for the other one, stop it, or start a new run.",
                    zh="等它结束、把它停掉，或者新开一个运行。",
                ),
            ) from None
        except OSError as error:
            raise cannot_write(self.path, error) from error
        return lock

    def remove(self) -> None:
        """Delete the folder with all it holds; raises DojoError while the run is in use."""
        with self.lock():
            pass
        shutil.rmtree(self.path)


def read_json(path: Path) -> dict[str, Any]:
    """Return what the file holds, {} if there is none; raises DojoError if it is damaged."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise DojoError(
            what=Text(en=f"{path} is damaged: {error}.", zh=f"{path} 已损坏：{error}。"),
            why=Text(en="It is not the JSON that was written.", zh="它已不是当初写入的 JSON。"),
            cure=Text(
                en="Start a new run; remove this one with: torchdojo runs remove " + path.parent.name,
                zh="请重新开始一次运行；删除这个：torchdojo runs remove " + path.parent.name,
            ),
        ) from error


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Write `values` readably and atomically; raises DojoError."""
    text = json.dumps(values, ensure_ascii=False, indent=1, default=str) + "\n"
    atomic.write_bytes(path, text.encode())


def home_of_runs() -> Path:
    """Return the folder that holds the runs."""
    return home() / "runs"


def new_run(name: str) -> RunFolder:
    """Make an empty run folder called after `name` and the time; raises DojoError if that cannot be written."""
    stamp = f"{name}-{datetime.now():%Y%m%d-%H%M%S}"
    try:
        home_of_runs().mkdir(parents=True, exist_ok=True)
        for n in count(1):
            path = home_of_runs() / (stamp if n == 1 else f"{stamp}-{n}")
            try:
                path.mkdir()
            except FileExistsError:
                continue
            return RunFolder(path)
    except OSError as error:
        raise cannot_write(home_of_runs(), error) from error
    raise AssertionError("count() never ends")


def runs() -> list[RunFolder]:
    """Return every run, the newest first."""
    if not home_of_runs().is_dir():
        return []
    found = [RunFolder(path) for path in home_of_runs().iterdir() if (path / "settings.json").exists()]
    return sorted(found, key=lambda run: (run.path / "settings.json").stat().st_mtime, reverse=True)


def find_run(name: str) -> RunFolder:
    """Return the run called `name`, the only one whose name begins so, or the newest for "last"."""
    there = runs()
    matching = there[:1] if name == "last" else [r for r in there if r.name == name]
    matching = matching or [r for r in there if r.name.startswith(name)]
    if len(matching) == 1:
        return matching[0]
    names = ", ".join(r.name for r in (matching or there)[:8]) or "—"
    none = Text(en=f"No run is called “{name}”.", zh=f"没有叫“{name}”的运行记录。")
    several = Text(
        en=f"{len(matching)} runs begin with “{name}”.", zh=f"有 {len(matching)} 个运行记录以“{name}”开头。"
    )
    raise DojoError(
        what=several if matching else none,
        why=Text(en=f"The runs are kept in {home_of_runs()}.", zh=f"运行记录都在 {home_of_runs()}。"),
        cure=Text(en=f"Name one of: {names}; or “last”.", zh=f"请从中选一个：{names}；或者用 last。"),
    )
