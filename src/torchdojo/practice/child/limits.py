"""What the learner's code may not do: run for ever, take all memory, start processes, use the network, write elsewhere.

Not a prison: it stops accidents and honest mistakes, and what a submitted answer has no business doing.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from torchdojo.practice.judge.blame import spot_of_caller, spot_within
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Spot

MEMORY = 4 << 30  # bytes beyond what torch takes
FILE = 8 << 20  # bytes: a print in an endless loop reaches it at once
PROCESSES = (
    "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen", "pty.spawn",
)  # fmt: skip
NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname")
FOREIGN = ("ctypes.dlopen", "ctypes.dlsym", "os.kill", "os.killpg", "signal.pthread_kill")
CHANGES = (
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown", "os.link", "os.symlink",
    "shutil.rmtree", "shutil.move",
)  # fmt: skip
PRINTED = 2_000  # characters that are kept of what is printed
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class TooLong(BaseException):
    """The CPU time is used up. Not an Exception: the learner's `except Exception` must not catch it."""

    def __init__(self, spot: Spot | None) -> None:
        super().__init__()
        self.spot = spot


def too_long(cpu: float, spot: Spot | None) -> Wrong:
    """Return what is said when the time is up."""
    return wrong("endless", spot=spot, cpu=f"{cpu:.0f}")


def waiting(patience: float) -> Wrong:
    """Return what is said of an answer that only sleeps."""
    return wrong("waiting", seconds=f"{patience:g}")


class Limits:
    """Set once in the process that runs one answer. `refused` is the first thing it tried and may not do."""

    def __init__(self, file: str, room: Path) -> None:
        self.file = file
        self.room = str(room.resolve())
        self.refused: Wrong | None = None

    def set(self, cpu: float, give_up: Callable[[Wrong], None]) -> None:
        """Set all limits. `give_up` is called when time is up for the third time: the code swallows every exception."""
        import resource  # not on Windows

        _limit_memory()
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + cpu) + 6, int(used + cpu) + 8))
        times = 0

        def ring(_: int, frame: FrameType | None) -> None:
            nonlocal times
            times += 1
            spot = spot_within(frame, self.file)
            if times > 2:
                give_up(too_long(cpu, spot))
            raise TooLong(spot)

        signal.signal(signal.SIGPROF, ring)
        signal.setitimer(signal.ITIMER_PROF, cpu, 1.0)
        sys.addaudithook(self._listen)

    def _listen(self, event: str, args: tuple[Any, ...]) -> None:
        kind = self._kind(event, args)
        if kind is None:
            return
        refused = wrong(kind, got=event, spot=spot_of_caller(self.file))
        self.refused = self.refused or refused
        raise PermissionError(refused.says.en)

    def _kind(self, event: str, args: tuple[Any, ...]) -> str | None:
        if event == "open":
            return "file-written" if self._writes(*args) else None
        if event in PROCESSES:
            return "process-started"
        if event in NETWORK:
            return "network"
        if event in FOREIGN:
            return "outside"
        if event in CHANGES:
            return None if self._inside(args[0]) else "file-written"
        return None

    def _writes(self, path: Any, mode: Any, flags: Any) -> bool:
        wants = flags & WRITES if isinstance(flags, int) else set(mode or "") & set("wax+")
        return bool(wants) and not isinstance(path, int) and not self._inside(path)

    def _inside(self, path: Any) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return True
        real = os.path.realpath(os.fsdecode(path))
        return real == os.devnull or real.startswith((self.room, "/dev/shm/"))


def _limit_memory() -> None:
    """Allow so much beyond what is taken. Not where the system tells nothing (macOS).

    What counts is memory that can be written, not addresses: CUDA reserves far more of these than there is memory.
    """
    import resource

    statm = Path("/proc/self/statm")
    if statm.exists():
        most = int(statm.read_text().split()[5]) * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
