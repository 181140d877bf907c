"""Notices that a file was saved: by the system's file events, and by looking, where events do not come.

Events do not come from network drives, nor from Windows to WSL, and nobody says so. So a file of our own is written
first: if its event does not come back, we look at the learner's file several times a second, not every two seconds.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

from torchdojo.practice.workspace import HIDDEN

SEEN_WITHIN = 2.0  # seconds for the event of our own file
GONE_FOR = 1.0  # seconds that a file must be gone or empty: editors do that for a moment when they save
OFTEN, SELDOM = 300, 2000  # milliseconds between two looks, without events and beside them
REMOTE = (
    "nfs",
    "cifs",
    "smb",
    "9p",
    "drvfs",
    "sshfs",
    "vboxsf",
    "prl_fs",
    "afs",
)  # no events of what others write

Signature = tuple[int, int, int] | None


class Saves:
    """Calls `noticed` from a thread of its own whenever the file in `follow()` changes; `live`: whether events come."""

    def __init__(self, folder: Path, noticed: Callable[[], None], often: int = OFTEN) -> None:
        self.folder = folder
        self.often = often
        self.live: bool | None = None  # not known yet
        self._noticed = noticed
        self._file: Path | None = None
        self._signature: Signature = None
        self._gone = 0.0  # since when there is nothing to read
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._arrived = threading.Event()
        self._thread = threading.Thread(target=self._run, name="saves", daemon=True)

    def start(self) -> None:
        """Begin; returns once it is known whether events come."""
        self._thread.start()
        self.live = self._probe() and not remote(self.folder)

    def follow(self, file: Path) -> None:
        """Look at this file from now on; what was written before does not count."""
        with self._lock:
            self._file, self._signature = file, signature(file)

    def stop(self) -> None:
        """End the thread."""
        self._ended.set()
        self._thread.join()

    def _probe(self) -> bool:
        """Whether the event of a file of our own arrives. Written again and again: the watch may not have begun."""
        file = self.folder / HIDDEN / "probe"
        try:
            for number in range(int(SEEN_WITHIN / 0.1)):
                file.write_text(str(number))
                if self._arrived.wait(0.1):
                    return True
        except OSError:
            return False
        finally:
            file.unlink(missing_ok=True)
        return False

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._watch()
            except (OSError, RuntimeError):  # the folder was removed, or there are no watches left
                self._ended.wait(self.often / 1000)
                self._look()

    def _watch(self) -> None:
        pause = SELDOM if self.live else self.often
        events = watch(
            self.folder, watch_filter=None, debounce=100, step=20, rust_timeout=pause,
            yield_on_timeout=True, stop_event=self._ended, raise_interrupt=False, force_polling=False,
        )  # fmt: skip
        for changes in events:
            if changes:
                self._arrived.set()
            self._look()
            if self.live and pause != SELDOM:
                return  # begin again, looking seldom

    def _look(self) -> None:
        with self._lock:
            if self._file is None:
                return
            now = signature(self._file)
            if now == self._signature:
                self._gone = 0.0
                return
            if not (now and now[1]):
                self._gone = self._gone or time.monotonic()
                if time.monotonic() - self._gone < GONE_FOR:
                    return
            self._signature, self._gone = now, 0.0
        self._noticed()


def signature(file: Path) -> Signature:
    """Return what changes when a file is saved; None if it is not there."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def remote(folder: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Whether others may write there without an event here: network drives, Windows' drives under WSL."""
    try:
        lines = [line.split() for line in mounts.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return False
    real = str(folder.resolve())
    over = [(point, kind) for _, point, kind, *_ in lines if (real + "/").startswith(point.rstrip("/") + "/")]
    kind = max(over, key=lambda one: len(one[0]), default=("", ""))[1]
    return kind.removeprefix("fuse.").startswith(REMOTE)
