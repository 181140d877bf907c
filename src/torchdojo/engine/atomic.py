"""Writing a file so that a crash, a full disk or a SIGKILL leaves either the old file or the new one."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from torchdojo.engine.home import cannot_write


def write(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Let `fill` write a temporary file, make it durable, and give it the name `path`. Raises DojoError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes) -> None:
    """Write these bytes as `path`, or leave what is there. Raises DojoError."""
    write(path, lambda file: file.write(content))
