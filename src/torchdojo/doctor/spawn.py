"""Starts the script in a child process of its own, waits for its end, and reads what it left."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from torchdojo.doctor.log import Log, read

CHILD = Path(__file__).parent / "child" / "__main__.py"


@dataclass(frozen=True, slots=True)
class Ended:
    """The exit code that the shell would have seen, and the log, unless the process was killed."""

    status: int
    log: Log | None


def run(target: str, arguments: Sequence[str] = (), module: bool = False, steps: int = 0) -> Ended:
    """Run a script with our own stdin, stdout and stderr. Ctrl-C is for the script; we wait for its log."""
    with tempfile.TemporaryDirectory(prefix="torchdojo-doctor-") as folder:
        path = Path(folder) / "log.json"
        words = [*(("--steps", str(steps)) if steps else ()), *(("-m",) if module else ()), target]
        command = [sys.executable, str(CHILD), str(path), *words, *arguments]
        before = signal.signal(
            signal.SIGINT, lambda *_: None
        )  # a handler is not inherited, "ignore" would be
        try:
            status = subprocess.Popen(command).wait()
        finally:
            signal.signal(signal.SIGINT, before)
        return Ended(status if status >= 0 else 128 - status, read(path) if path.exists() else None)
