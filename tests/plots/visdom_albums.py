"""What `torchdojo.visdom.Visdom` recorded, for the tests of it."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from torchdojo.engine.folder import RunFolder
from torchdojo.engine.records import Shown
from torchdojo.views import View
from torchdojo.visdom import desk
from torchdojo.visdom.album import Album


@contextmanager
def fresh_album(home: Path) -> Iterator[Album]:
    """A page of its own for `Visdom`, whose run goes into `home`."""
    album = Album()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TORCHDOJO_HOME", str(home))
        patch.setattr(desk, "album", lambda: album)
        yield album
    atexit.unregister(album.end)


def run_of(album: Album) -> RunFolder:
    """Write what was drawn, and return where."""
    album.write()
    assert album.folder is not None
    return album.folder


def views(album: Album) -> list[Any]:
    """Return the last view written under each title."""
    shown: dict[str, View] = {}
    for record in run_of(album).records():
        if isinstance(record, Shown):
            shown[record.view.title.en] = record.view  # type: ignore[union-attr]
    return list(shown.values())
