"""The real program in a pseudo-terminal: keys go in, and what stands on the screen now comes out."""

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

from cli.calling import COMMAND, surroundings

CLEARED = "\x1b[2J"
SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b.|\r")
PATIENCE = 120.0  # seconds for words to come, on a machine that does many other things


class Terminal:
    """A program that believes a person sits in front of it."""

    def __init__(self, folder: Path, *words: str, lang: str = "en", columns: int = 80, **more: str) -> None:
        environment = surroundings(folder / "home", lang, TERM="xterm-256color", **more)
        for name in ("COLUMNS", "LINES", "VISUAL", "EDITOR"):
            if name not in more:
                environment.pop(name, None)
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(sys.executable, [*COMMAND, *words], environment)
        self.resize(columns)
        self.before = termios.tcgetattr(self.end)
        self.written = ""
        self._letters = codecs.getincrementaldecoder("utf-8")("replace")  # a read may end within a letter
        self.code: int | None = None

    def resize(self, columns: int, lines: int = 24) -> None:
        """Give the terminal another size; the program is told by a signal."""
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.end, keys.encode())

    @property
    def screen(self) -> str:
        """What was drawn since the screen was last cleared."""
        return SEQUENCE.sub("", self.written.rpartition(CLEARED)[2])

    def wait(self, *words: str, gone: str = "") -> str:
        """Wait until all the words stand on the screen and `gone` does not; return the screen.

        Where lines break does not matter. Fails with the screen as it is if the words do not come.
        """
        end = time.monotonic() + PATIENCE
        while not (all(map(self._has, words)) and not (gone and self._has(gone))):
            assert time.monotonic() < end and self._read(), f"waited for {words}, got:\n{self.screen}"
        return self.screen

    def ended(self) -> int:
        """Wait for the end and return the exit code."""
        while self._read():
            pass
        if self.code is None:
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.code

    def close(self) -> None:
        """End it in any case."""
        if self.code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.ended()
        os.close(self.end)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _has(self, words: str) -> bool:
        return "".join(words.split()) in "".join(self.screen.split())

    def _read(self) -> bool:
        """Read what is there, waiting for it; return whether the program is still there."""
        if not select.select([self.end], [], [], 1.0)[0]:
            return True
        try:
            part = os.read(self.end, 1 << 16)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.written += self._letters.decode(part)
        return bool(part)
