"""One file from one address: goes on where an earlier try broke off, and never waits for ever."""

import http.client
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from torchdojo.text import DojoError, Text

try:
    import fcntl
except ImportError:  # Windows, where two downloads at once are not kept apart
    fcntl = None  # type: ignore[assignment]

PIECE = 1 << 16  # bytes: some hundred progress reports for a set
Tell = Callable[[int, int], None]  # bytes of this file so far, and in all (0: the server does not say)


@dataclass(frozen=True, slots=True)
class Patience:
    """When to give a mirror up."""

    silence: float = 30.0  # seconds without a byte
    window: float = 60.0  # seconds over which the speed is taken
    least: int = 60 * 1024  # bytes in a window: below 1 kB a second the largest file would take a working day


class MirrorError(Exception):
    """Why this address did not deliver; `lasting` if another try cannot help."""

    def __init__(self, reason: Text, lasting: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.lasting = lasting


def download(url: str, part: Path, limit: int, tell: Tell, patience: Patience) -> bool:
    """Append to `part` what it lacks; return whether it had a beginning from before. Raises MirrorError, DojoError."""
    with on_disk(part), part.open("ab") as file:
        _lock(file, part)
        start = file.tell()
        try:
            with _ask(url, start, patience) as answer:
                if start and answer.status != http.HTTPStatus.PARTIAL_CONTENT:
                    start = 0  # the server sends all of it again
                    file.truncate(0)
                said = answer.headers.get("Content-Length", "")
                total = start + int(said) if said.isdecimal() else 0
                _receive(answer, file, start, total, limit, tell, patience)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and start:
                return True  # nothing is lacking; whether it is right is for the sha256 to say
            raise MirrorError(
                Text(en=f"HTTP {error.code} {error.reason}", zh=f"HTTP {error.code} {error.reason}")
            ) from None
        file.flush()
        os.fsync(file.fileno())
        return start > 0


def _ask(url: str, start: int, patience: Patience) -> http.client.HTTPResponse:
    headers = {"User-Agent": "torchdojo", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    try:  # an opener of our own reads the environment's proxies now, not when the first one was made
        answer = urllib.request.build_opener().open(
            urllib.request.Request(url, headers=headers), timeout=patience.silence
        )
    except urllib.error.HTTPError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _network(error, lasting=True) from None
    return answer


def _receive(
    answer: http.client.HTTPResponse,
    file: BinaryIO,
    start: int,
    total: int,
    limit: int,
    tell: Tell,
    patience: Patience,
) -> None:
    so_far, window_start, window_end = start, start, time.monotonic() + patience.window
    tell(so_far, total)
    while piece := _piece(answer):
        file.write(piece)
        so_far += len(piece)
        tell(so_far, total)
        if so_far > limit:
            file.truncate(0)  # no beginning of anything
            raise MirrorError(Text(en="sends more than the file can have", zh="发来的数据超过了应有的大小"))
        if time.monotonic() > window_end:
            if so_far - window_start < patience.least:
                raise MirrorError(Text(en="is too slow", zh="太慢"))
            window_start, window_end = so_far, time.monotonic() + patience.window
    if so_far < total:
        reason = Text(
            en=f"broke off after {so_far:,} of {total:,} bytes", zh=f"在 {so_far:,}/{total:,} 字节处中断"
        )
        raise MirrorError(reason, lasting=False)


def _piece(answer: http.client.HTTPResponse) -> bytes:
    """Return what has arrived, at most PIECE; read() would wait until it is full."""
    try:
        return answer.read1(PIECE)
    except (OSError, http.client.HTTPException) as error:
        raise _network(error, lasting=False) from None


def _network(error: Exception, lasting: bool) -> MirrorError:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return MirrorError(Text(en="does not answer", zh="没有响应"), lasting)
    said = str(getattr(cause, "strerror", None) or cause) or type(cause).__name__
    return MirrorError(Text(en=said, zh=said), lasting)


def _lock(file: BinaryIO, part: Path) -> None:
    try:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise DojoError(
            what=Text(en=f"{part.name} is being fetched already.", zh=f"{part.name} 正在下载。"),
            why=Text(en="Another torchdojo writes to it.", zh="另一个 torchdojo 正在写这个文件。"),
            cure=Text(en="Wait until it is done.", zh="请等它下载完。"),
        ) from None


@contextmanager
def on_disk(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into one sentence; what has arrived stays for the next try."""
    try:
        yield
    except OSError as error:
        raise DojoError(
            what=Text(en=f"{path} cannot be written.", zh=f"无法写入 {path}。"),
            why=Text(en=f"The system says: {error.strerror}.", zh=f"系统的说法是：{error.strerror}。"),
            cure=Text(
                en="Make room, or name another folder in TORCHDOJO_DATA; the download goes on where it stopped.",
                zh="请腾出空间，或用 TORCHDOJO_DATA 指定别的文件夹；下次会接着下载。",
            ),
        ) from None
