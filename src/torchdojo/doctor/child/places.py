"""Where in the user's own code something happens."""

import os
import site
import sys
import sysconfig
from itertools import islice
from types import CodeType, FrameType

DEPTH = 8  # callers kept
OURS = 3  # frames at least between the user's and the question which instruction is running
PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def _foreign() -> tuple[str, ...]:
    """Return the folders whose code is not the user's."""
    folders = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    folders |= {*site.getsitepackages(), site.getusersitepackages()}
    folders |= {
        os.path.join(PACKAGE, room) for room in ("doctor", "engine", "data", "cli", "text.py", "views.py")
    }
    return tuple(os.path.realpath(folder) for folder in folders if folder)


class Places:
    """Numbers every stack of the user's lines; a stack is written down once."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[str, int, str]]] = [[]]  # number 0: nowhere in the user's code
        self._lines: dict[tuple[tuple[str, int, str], ...], int] = {(): 0}
        self._numbers: dict[tuple[int, ...], int] = {(): 0}  # by code and instruction
        self._users: dict[int, bool] = {}
        self._ends: dict[tuple[int, int], int] = {}
        self._kept: list[CodeType] = []  # so that an id is never used twice
        self._foreign = _foreign()
        self.bottom: CodeType | None = None  # the script itself: below it there is nobody

    def here(self) -> int:
        """Return the number of the user's lines that are running now."""
        key: list[int] = []
        frames: list[FrameType] = []
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and len(frames) < DEPTH:
            code = frame.f_code
            mine = self._users.get(id(code))
            if mine is None:
                mine = self._learn(code)
            if mine:
                key += (id(code), frame.f_lasti)  # the number of its line is dear: asked only for what is new
                frames.append(frame)
                if code is self.bottom:
                    break
            frame = frame.f_back
        known = self._numbers.get(tuple(key))
        return known if known is not None else self._number(tuple(key), frames)

    def calls(self) -> tuple[int, ...]:
        """Return which call is running in each of the user's frames, by the column it ends in: a line may hold two."""
        found: list[int] = []
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and len(found) < DEPTH:
            if self.users(frame.f_code):
                found.append(self._end(frame.f_code, frame.f_lasti))
            frame = None if frame.f_code is self.bottom else frame.f_back
        return tuple(found)

    def _end(self, code: CodeType, at: int) -> int:
        if (id(code), at) not in self._ends:
            position = next(islice(code.co_positions(), at // 2, None), None)
            self._ends[id(code), at] = (position[3] if position is not None else None) or 0
        return self._ends[id(code), at]

    def instruction(self) -> tuple[int, int]:
        """Return which instruction of the user's innermost function is running: one line may call a model twice.

        This is asked at every step: what is between it and the user is passed over quickly.
        """
        frame: FrameType | None = sys._getframe(OURS)
        known = self._users
        while frame is not None:
            code = frame.f_code
            mine = known.get(id(code))
            if mine or (mine is None and self._learn(code)):
                return id(code), frame.f_lasti
            frame = frame.f_back
        return 0, 0

    def layer(self) -> tuple[object, bool] | None:
        """Return the torch layer that is being called by the user's innermost line, and if a container calls it."""
        module: object = None
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and not self.users(frame.f_code):
            name = frame.f_code.co_filename
            if name.endswith("container.py"):
                return (module, True) if module is not None else None
            if module is None and frame.f_code.co_name == "forward" and "modules" in name:
                module = frame.f_locals.get("self")
            frame = frame.f_back
        return (module, False) if module is not None else None

    def running(self) -> object:
        """Return the object whose method of the user's is running."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and not self.users(frame.f_code):
            frame = frame.f_back
        return frame.f_locals.get("self") if frame is not None else None

    def contained(self) -> bool:
        """Whether a container of torch's calls what is running now, not the user's own line."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and not self.users(frame.f_code):
            if frame.f_code.co_filename.endswith("container.py"):
                return True
            frame = frame.f_back
        return False

    def users(self, code: CodeType) -> bool:
        """Whether this is code of the user's."""
        known = self._users.get(id(code))
        return self._learn(code) if known is None else known

    def _learn(self, code: CodeType) -> bool:
        self._kept.append(code)
        name = code.co_filename
        mine = not name.startswith("<") and not os.path.realpath(name).startswith(self._foreign)
        self._users[id(code)] = mine
        return mine

    def _number(self, key: tuple[int, ...], frames: list[FrameType]) -> int:
        names = (os.path.abspath(frame.f_code.co_filename) for frame in frames)
        row = [(n, f.f_lineno, f.f_code.co_name) for n, f in zip(names, frames, strict=True)]
        number = self._lines.setdefault(tuple(row), len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        self._numbers[key] = number
        return number
