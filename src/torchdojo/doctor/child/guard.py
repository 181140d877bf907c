"""Keeps a probed script from changing files: nothing that was there before, and on copies nothing at all."""

import os
import sys
from typing import Any

import torch

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.truncate",
    "os.link",
    "os.symlink",
    "shutil.rmtree",
    "shutil.move",
}
LEAVING = {"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "socket.connect", "sqlite3.connect"}


class RefusedError(BaseException):
    """The script was about to change something; nobody's `except Exception` catches it."""


class Guard:
    """An audit hook, which Python asks before it opens a file. It cannot be taken back, so it lives in a child."""

    def __init__(self, ours: str) -> None:
        self.ours = os.path.join(os.path.realpath(ours), "")
        self.copy = False
        self.made: list[str] = []
        sys.dont_write_bytecode = True
        sys.addaudithook(self.asked)
        self._watch_saving()

    def asked(self, event: str, args: tuple[Any, ...]) -> None:
        """Python calls this before everything that matters."""
        if event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
            if isinstance(args[2], int) and args[2] & WRITING:
                self.writes(os.fspath(args[0]))
        elif event == "os.mkdir":
            self.makes(os.fspath(args[0]))
        elif event in CHANGING:
            self.refuse(f"{event} {args[0]}", args[0])
        elif self.copy and event in LEAVING:
            raise RefusedError(event)

    def writes(self, path: str | bytes) -> None:
        """A file is about to be written."""
        if os.path.exists(path) and not self._device(path):
            self.refuse(os.fsdecode(path), path)
        else:
            self.makes(path)

    def makes(self, path: str | bytes) -> None:
        """A file or folder is about to be made."""
        if self._own(path) or self._device(path) or os.path.exists(path):
            return
        if self.copy:
            raise RefusedError(os.fsdecode(path))
        self.made.append(os.path.abspath(os.fsdecode(path)))

    def refuse(self, what: str, path: Any) -> None:
        """Refuse to change what was there before this script made it."""
        if not self._own(path) and (self.copy or os.path.abspath(os.fsdecode(path)) not in self.made):
            raise RefusedError(what)

    def _own(self, path: Any) -> bool:
        return os.path.realpath(os.fsdecode(path)).startswith(self.ours)

    @staticmethod
    def _device(path: Any) -> bool:
        return os.path.realpath(os.fsdecode(path)).startswith("/dev/")

    def _watch_saving(self) -> None:
        """torch.save opens its file without asking Python."""
        for owner in (torch, torch.jit):
            original = owner.save

            def save(thing: Any, f: Any, *args: Any, _original: Any = original, **kwargs: Any) -> Any:
                if isinstance(f, (str, bytes, os.PathLike)):
                    self.writes(os.fspath(f))
                return _original(thing, f, *args, **kwargs)

            owner.save = save  # type: ignore[attr-defined]
