"""What `torchdojo.visdom.Visdom` recorded, for the tests of it."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from torchdojo.engine.folder import RunFolder
from torchdojo.engine.records import Shown
from torchdojo.engine.track import Track
from torchdojo.views import View
from torchdojo.visdom import desk
from torchdojo.visdom.album import Album


@contextmanager
def fresh_album(home: Path) -> Iterator[Album]:
    """A page of its own for `Visdom`, whose run goes into `home`."""
    album, track = Album(), Track()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TORCHDOJO_HOME", str(home))
        patch.setattr(desk, "album", lambda: album)
        patch.setattr("torchdojo.visdom.album.track", track)
        yield album
    for last in (album.write, track._finish):
        atexit.unregister(last)


def run_of(album: Album) -> RunFolder:
    """Write what was drawn, and return where."""
    path = album.beside("")
    assert path is not None
    return RunFolder(path)


def views(album: Album) -> list[Any]:
    """Return the last view written under each title."""
    shown: dict[str, View] = {}
    for record in run_of(album).records():
        if isinstance(record, Shown):
            shown[record.view.title.en] = record.view  # type: ignore[union-attr]
    return list(shown.values())
