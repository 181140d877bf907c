"""Exceptions of the learner's code: their own line, and a sentence on what it means."""

import errno
import linecache
import sys
import traceback
from types import FrameType

from torchdojo.practice.judge.errors import meaning
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.syntax import reading
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Spot


def blamed(error: BaseException, file: str, called: str = "") -> Wrong:
    """Return what to say of an exception that came out of the learner's code."""
    if isinstance(error, SyntaxError) and error.filename in (file, None):
        return _syntax(error, file)
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return wrong("printed-too-much", called, spot=spot_of(error, file))
    says = meaning(error)
    told = f"{type(error).__name__}: {error}".rstrip(": ")
    return Wrong("raised", says, called, got=shortened(told), spot=spot_of(error, file))


def spot_of(error: BaseException, file: str) -> Spot | None:
    """Return the innermost line of the learner's that the exception passed."""
    frames = [
        f for f in traceback.TracebackException.from_exception(error, lookup_lines=True).stack
        if f.filename == file
    ]  # fmt: skip
    if not frames:
        return None
    frame = frames[-1]
    source = frame.line or ""
    indented = _indentation(file, frame.lineno or 0)
    whole = linecache.getline(file, frame.lineno or 0)
    column = max(0, _characters(whole, frame.colno or 0) - indented) + 1
    one_line = frame.end_lineno == frame.lineno and frame.end_colno is not None
    end = _characters(whole, frame.end_colno or 0) - indented + 1 if one_line else len(source) + 1
    return Spot(file, frame.lineno or 0, column, end, source)


def _characters(line: str, place: int) -> int:
    """Return a place in characters: Python counts the bytes of UTF-8, and a Chinese name has three for each."""
    return len(line.encode()[:place].decode("utf-8", "ignore"))


def spot_of_caller(file: str) -> Spot | None:
    """Return the learner's line that is being executed."""
    return spot_within(sys._getframe(1), file)


def spot_within(frame: FrameType | None, file: str) -> Spot | None:
    """Return the learner's line at which this frame, or the nearest of its callers, stands."""
    while frame is not None and frame.f_code.co_filename != file:
        frame = frame.f_back
    if frame is None:
        return None
    source = linecache.getline(file, frame.f_lineno).strip()
    return Spot(file, frame.f_lineno, 1, len(source) + 1, source)


def shortened(words: str, most: int = 400) -> str:
    """Return an exception's text without its tail."""
    words = "\n".join(words.splitlines()[:6])
    return words if len(words) <= most else f"{words[: most - 3]}..."


def _indentation(file: str, line: int) -> int:
    source = linecache.getline(file, line)
    return len(source) - len(source.lstrip())


def _syntax(error: SyntaxError, file: str) -> Wrong:
    source = (error.text or "").rstrip("\n")
    indented = len(source) - len(source.lstrip())
    column = max(1, (error.offset or 1) - indented)
    end = (error.end_offset or 0) - indented if error.end_lineno == error.lineno else 0
    spot = Spot(file, error.lineno or 1, column, max(end, column + 1), source.strip())
    told = f"{type(error).__name__}: {error.msg}"
    return wrong("syntax", got=told, spot=spot, line=error.lineno or 1, message=reading(error.msg))
