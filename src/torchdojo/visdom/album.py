"""Where `torchdojo.visdom.Visdom` draws: windows in memory, written now and then into a run folder as views.

Writing a window writes all of it, so it is done seldom: at first after a second, then after twice as long each
time up to a minute, and at the end. A curve of any length stays small, see plots/visdom_trail.py.
"""

import atexit
import logging
import os
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from torchdojo.engine.environment import environment
from torchdojo.engine.eventfile import EventFile
from torchdojo.engine.folder import RunFolder, new_run, write_json
from torchdojo.engine.records import Ended, Shown, Started
from torchdojo.plots.report import write_report
from torchdojo.text import DojoError, Text
from torchdojo.visdom.drawings import Drawing, Names

FIRST, LONGEST = 1.0, 60.0  # seconds between writings
Key = tuple[str, str]  # environment, window
log = logging.getLogger("torchdojo")


@dataclass(slots=True)
class Window:
    """One window."""

    drawing: Drawing
    names: Names = field(default_factory=Names)
    written: bool = False


class Album:
    """The windows of one script and the run folder that they are written to. Nothing here raises."""

    def __init__(self) -> None:
        self.windows: dict[Key, Window] = {}
        self.lock = threading.RLock()
        self.folder: RunFolder | None = None
        self.pause = FIRST
        self.began = time.monotonic()
        self.write_at = self.began + FIRST
        self.owner = os.getpid()
        self.broken = False
        atexit.register(self.end)

    def put(self, key: Key, drawing: Drawing, opts: Mapping[str, Any]) -> None:
        """Make the window anew."""
        with self.lock:
            window = self.windows[key] = Window(drawing)
            window.names.take(opts)
            self.touch(window)

    def touch(self, window: Window) -> None:
        """Note that a window changed, and write all that changed if it is time."""
        window.written = False
        if time.monotonic() >= self.write_at:
            self.write()

    def write(self) -> None:
        """Write every window that changed since it was last written."""
        with self.lock:
            changed = [(key, w) for key, w in self.windows.items() if not w.written]
            self.pause = min(2 * self.pause, LONGEST)
            self.write_at = time.monotonic() + self.pause
            if not changed or self.broken or os.getpid() != self.owner:
                return
            try:
                self._append([Shown(w.drawing.view(w.names, self._title(key))) for key, w in changed])
            except Exception as error:  # a plot is never worth the training
                self._give_up(error)
            for _, window in changed:
                window.written = True

    def end(self) -> None:
        """Write what is left and say how the script ended; called when Python ends."""
        self.write()
        if self.folder is None or self.broken or os.getpid() != self.owner:
            return
        failed = hasattr(sys, "last_value")  # the exception that ended the script
        try:
            self._append([Ended("failed" if failed else "done", {}, time=time.monotonic() - self.began)])
            write_report(self.folder)
        except Exception as error:
            self._give_up(error)

    def beside(self, name: str) -> Path | None:
        """Return where a file of the run may be put, None where nothing can be written."""
        with self.lock:
            if not self.broken:
                try:
                    return self._opened().path / name
                except Exception as error:
                    self._give_up(error)
        return None

    def _title(self, key: Key) -> Text:
        """Return a title no other window has: views of one title are taken for frames of one picture."""
        named = self.windows[key].names.title or key[1]
        rivals = [k for k, w in self.windows.items() if (w.names.title or k[1]) == named]
        place = rivals.index(key) + 1
        said = f"{named} ({place})" if place > 1 else named
        return Text(en=said, zh=said)

    def _append(self, records: list[Any]) -> None:
        folder = self._opened()
        with EventFile(folder.events, folder.events.stat().st_size) as file:
            for record in records:
                file.write(record)

    def _opened(self) -> RunFolder:
        if self.folder is None:
            script = Path(sys.argv[0]).stem if sys.argv and sys.argv[0] else "python"
            folder = new_run(script)
            settings = {"script": sys.argv[0] if sys.argv else ""}
            about = {"lecture": 0, "program": script, "given": {}, "settings": settings}
            write_json(folder.path / "settings.json", about)
            write_json(folder.path / "environment.json", environment())
            with EventFile(folder.events) as file:
                file.write(Started(0, script, settings, {"folder": str(folder.path)}))
            self.folder = folder
        return self.folder

    def _give_up(self, error: Exception) -> None:
        self.broken = True
        said = str(error.what) if isinstance(error, DojoError) else f"{type(error).__name__}: {error}"
        log.warning("%s", Text(en=f"The plots are not recorded: {said}", zh=f"图没有记录下来：{said}"))
