"""Single keys, read without Enter, from a thread of their own.

On Windows by msvcrt: written from its documentation, not tried on a machine.
"""

import os
import re
import signal
import sys
import threading
import unicodedata
from collections.abc import Callable
from typing import Any

SEQUENCES = {
    "\x1b[A": "up", "\x1b[B": "down", "\x1bOA": "up", "\x1bOB": "down", "\x1b[5~": "page-up", "\x1b[6~": "page-down",
    "\x1b[H": "home", "\x1b[F": "end", "\x1bOH": "home", "\x1bOF": "end", "\x1b[1~": "home", "\x1b[4~": "end",
    "\x1b": "escape", "\r": "enter", "\n": "enter", " ": "space",
}  # fmt: skip
KEY = re.compile(
    r"\x1b\[[0-9;]*[@-~]|\x1bO.|\x1b[^\x1b\[O]|\x1b|.", re.DOTALL
)  # the third is Alt with a letter
AT_ONCE = 1024  # bytes: a key that is held down sends faster than it is obeyed
GONE = "gone"  # the terminal was closed
CONTINUED = getattr(signal, "SIGCONT", None)


def named(read: str) -> list[str]:
    """Return the keys that were read: a sequence is one key; a wide letter of a Chinese keyboard is its plain one."""
    keys = KEY.findall(unicodedata.normalize("NFKC", read))
    return [SEQUENCES.get(key, key.lower()) for key in keys if key in SEQUENCES or not key.startswith("\x1b")]


class Keys:
    """While it is entered, the terminal gives keys at once and does not echo them; Ctrl-C stays an interrupt.

    `signalled` is called with the number of every signal that has a handler. The system may hand a signal to any
    thread, and one that waits for a queue in the main thread would not notice.
    """

    def __init__(self, pressed: Callable[[str], None], signalled: Callable[[int], None]) -> None:
        self._pressed = pressed
        self._signalled = signalled
        self._ended = threading.Event()
        self._before: Any = None

    def __enter__(self) -> "Keys":
        self._ended.clear()
        if sys.platform == "win32":
            self._thread = threading.Thread(target=self._read_windows, name="keys", daemon=True)
        else:
            import termios

            self._before = termios.tcgetattr(sys.stdin)
            self.raw()
            self._wake, self._woken = os.pipe()
            os.set_blocking(self._woken, False)
            signal.set_wakeup_fd(self._woken, warn_on_full_buffer=False)
            self._thread = threading.Thread(target=self._read, name="keys", daemon=True)
        self._thread.start()
        return self

    def raw(self) -> None:
        """Set the terminal; again after it was suspended."""
        if sys.platform != "win32":
            import tty

            tty.setcbreak(sys.stdin)

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if sys.platform != "win32":
            import termios

            signal.set_wakeup_fd(-1)
            os.write(self._woken, b"\0")
            self._thread.join()
            os.close(self._wake)
            os.close(self._woken)
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._before)

    def _read(self) -> None:
        import select

        keyboard = sys.stdin.fileno()
        while not self._ended.is_set():
            ready = select.select([keyboard, self._wake], [], [])[0]
            if self._wake in ready:
                for number in os.read(self._wake, 64):
                    self._signalled(number)
                continue
            try:
                read = os.read(keyboard, AT_ONCE)
            except OSError:
                read = b""
            if not read:
                self._pressed(GONE)
                return
            for key in named(read.decode("utf-8", "ignore")):
                self._pressed(key)

    def _read_windows(self) -> None:
        import msvcrt

        arrows = {"H": "up", "P": "down", "I": "page-up", "Q": "page-down", "G": "home", "O": "end"}
        while not self._ended.wait(0.05):
            while msvcrt.kbhit():  # type: ignore[attr-defined]
                letter = msvcrt.getwch()  # type: ignore[attr-defined]
                keys = [arrows.get(msvcrt.getwch(), "")] if letter in "\x00\xe0" else named(letter)  # type: ignore[attr-defined]
                for key in filter(None, keys):
                    self._pressed(key)


def listen_to_signals() -> Callable[[], None]:
    """Have resizing and coming back from Ctrl-Z noticed, a closed terminal be like Ctrl-C; return the way back."""
    if sys.platform == "win32":
        return lambda: None
    noticed = (signal.SIGWINCH, signal.SIGCONT)
    before = {number: signal.signal(number, lambda *_: None) for number in noticed}
    for number in (signal.SIGTERM, signal.SIGHUP):
        before[number] = signal.signal(number, signal.default_int_handler)

    def back() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    return back
