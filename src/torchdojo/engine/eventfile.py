"""The file a run's records are appended to, one JSON row a line."""

import json
from pathlib import Path
from types import TracebackType
from typing import Self

from torchdojo.engine.home import cannot_write
from torchdojo.engine.records import Record, to_row


class EventFile:
    """Open for appending after byte `position`; what stood behind it belongs to an epoch that is run again."""

    def __init__(self, path: Path, position: int = 0) -> None:
        self.path = path
        self.position = position

    def __enter__(self) -> Self:
        try:
            self._file = self.path.open("ab")
            self._file.truncate(self.position)
        except OSError as error:
            raise cannot_write(self.path, error) from error
        return self

    def write(self, record: Record) -> None:
        """Append one record and hand it to the system; raises DojoError if the disk does not take it."""
        line = json.dumps(to_row(record), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        try:
            self._file.write(line)
            self._file.flush()
        except OSError as error:
            raise cannot_write(self.path, error) from error
        self.position += len(line)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        try:
            self._file.close()
        except OSError as broken:  # the buffer of a full disk
            if error is None:
                raise cannot_write(self.path, broken) from broken
