"""Where `torchdojo.visdom.Visdom` draws: windows in memory, recorded now and then as views of the script's run.

Recording a window writes all of it, so it is done seldom: at first after a second, then after twice as long each
time up to a minute, and at the end. A curve of any length stays small, see plots/visdom_trail.py.
"""

import atexit
import logging
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from torchdojo.engine.track import track
from torchdojo.text import Text
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
    """The windows of one script. Nothing here raises."""

    def __init__(self) -> None:
        self.windows: dict[Key, Window] = {}
        self.lock = threading.RLock()
        self.pause = FIRST
        self.write_at = time.monotonic() + FIRST
        self.owner = os.getpid()
        atexit.register(self.write)  # before track ends the run: what is registered last is called first

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
        """Record every window that changed since it was last recorded; a forked child leaves that to its parent."""
        with self.lock:
            self.pause = min(2 * self.pause, LONGEST)
            self.write_at = time.monotonic() + self.pause
            changed = [(key, w) for key, w in self.windows.items() if not w.written]
            for key, window in changed if os.getpid() == self.owner else []:
                window.written = True
                try:
                    track.view(window.drawing.view(window.names, self._title(key)))
                except Exception as error:  # a plot is never worth the training
                    said = f"{key[1]}: {type(error).__name__}: {error}"
                    log.warning("%s", Text(en=f"Not recorded. {said}", zh=f"没有记录下来。{said}"))

    def beside(self, name: str) -> Path | None:
        """Return where a file of the run may be put, None where nothing is recorded."""
        self.write()
        return track.folder / name if track.folder else None

    def _title(self, key: Key) -> Text:
        """Return a title no other window has: views of one title are taken for frames of one picture."""
        named = self.windows[key].names.title or key[1]
        rivals = [k for k, w in self.windows.items() if (w.names.title or k[1]) == named]
        place = rivals.index(key) + 1
        said = f"{named} ({place})" if place > 1 else named
        return Text(en=said, zh=said)
