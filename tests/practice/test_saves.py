"""Saving is noticed: by events, and by looking where events do not come."""

import os
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from torchdojo.practice import saves as module
from torchdojo.practice.saves import Saves, remote

PATIENCE = 120.0  # seconds on a busy machine


class Watched:
    """A folder with a file that is followed."""

    def __init__(self, folder: Path, often: int = 50) -> None:
        (folder / ".torchdojo").mkdir()
        self.file = folder / "answer.py"
        self.file.write_text("0")
        self.came: Queue[bool] = Queue()
        self.saves = Saves(folder, lambda: self.came.put(True), often)

    def start(self) -> None:
        self.saves.follow(self.file)
        self.saves.start()

    def noticed(self) -> bool:
        return self.came.get(timeout=PATIENCE)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(tmp_path)
    yield watched
    watched.saves.stop()


def test_a_saved_file_is_noticed_by_its_event(watched: Watched) -> None:
    watched.start()
    assert watched.saves.live
    watched.file.write_text("1")
    assert watched.noticed()


def test_an_editor_that_writes_beside_and_renames_is_noticed(watched: Watched) -> None:
    watched.start()
    for words in ("one", "two"):
        beside = watched.file.with_suffix(".tmp")
        beside.write_text(words)
        os.replace(beside, watched.file)
        assert watched.noticed()


def test_a_file_that_is_away_for_a_moment_counts_when_it_is_back(watched: Watched) -> None:
    watched.start()
    watched.file.unlink()
    watched.file.write_text("back")
    assert watched.noticed()


def test_a_file_that_stays_away_or_empty_is_noticed_once(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SELDOM", 50)
    monkeypatch.setattr(module, "GONE_FOR", 0.2)
    watched.start()
    watched.file.unlink()
    assert watched.noticed()
    watched.file.write_text("")
    assert watched.noticed()
    watched.file.write_text("something")
    assert watched.noticed() and watched.came.empty()


def test_what_was_written_before_does_not_count(watched: Watched, tmp_path: Path) -> None:
    watched.start()
    other = tmp_path / "other.py"
    other.write_text("1")
    watched.saves.follow(other)
    watched.file.write_text("1")  # no longer followed
    other.write_text("22")
    assert watched.noticed() and watched.came.empty()


def test_without_events_it_looks(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a network drive: the watch never says that anything changed."""

    def nothing_comes(*_: object, stop_event: object, **more: object) -> Iterator[set[object]]:
        while not watched.saves._ended.wait(0.02):
            yield set()

    monkeypatch.setattr(module, "watch", nothing_comes)
    monkeypatch.setattr(module, "SEEN_WITHIN", 0.2)
    watched.start()
    assert watched.saves.live is False
    watched.file.write_text("1")
    assert watched.noticed()


def test_without_a_watch_at_all_it_looks(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **more: object) -> Iterator[set[object]]:
        raise OSError("no watches left")

    monkeypatch.setattr(module, "watch", refuse)
    monkeypatch.setattr(module, "SEEN_WITHIN", 0.2)
    watched.start()
    watched.file.write_text("1")
    assert watched.noticed() and watched.saves.live is False


@pytest.mark.parametrize(
    ("kind", "point", "far"),
    [
        ("nfs4", "/home", True),
        ("ext4", "/home", False),
        ("9p", "/mnt/c", False),
        ("fuse.sshfs", "/home/me", True),
    ],
)
def test_network_drives_are_known_by_the_mounts(tmp_path: Path, kind: str, point: str, far: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nserver:/x {point} {kind} rw 0 0\n")
    assert remote(Path("/home/me/dojo"), mounts) is far
    assert remote(Path("/home/me/dojo"), tmp_path / "none") is False


def test_a_file_that_is_empty_for_a_moment_is_not_judged_empty(watched: Watched) -> None:
    """Some editors empty a file and then write it: two events, and the first would be an answer of nothing."""
    watched.start()
    watched.file.write_text("")
    watched.saves._look()
    assert watched.came.empty()
    watched.file.write_text("1")
    assert watched.noticed()
