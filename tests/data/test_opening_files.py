"""Whatever a path may lead to: a file, or one clear sentence at once."""

import gzip
import os
import socket
import time
from importlib import import_module
from pathlib import Path

import pytest

from torchdojo.data import files
from torchdojo.data.catalogue import datasets
from torchdojo.data.files import existing, read_raw
from torchdojo.data.names import names
from torchdojo.data.pictures import pictures
from torchdojo.data.table import table
from torchdojo.data.texts import texts
from torchdojo.data.titanic import titanic
from torchdojo.data.weather import weather
from torchdojo.text import DojoError

LOADERS = [pictures, table, weather, names, titanic, texts]
EVERY_LOADER = pytest.mark.parametrize("load", LOADERS, ids=lambda load: load.__name__)


@EVERY_LOADER
@pytest.mark.parametrize("where", ["no/such/thing.csv", "a\0b", "x" * 5000, "~nobody/x.csv", "thing.csv\n"])
def test_what_is_not_there_is_said_not_to_be(load: object, where: str) -> None:
    with pytest.raises(DojoError, match="There is no"):
        load(where)  # type: ignore[operator]


@EVERY_LOADER
def test_devices_and_pipes_are_refused_at_once(load: object, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket"))
        for where in ("/dev/zero", "/dev/null", str(tmp_path / "pipe"), str(tmp_path / "socket")):
            with pytest.raises(DojoError):
                load(where)  # type: ignore[operator]


@pytest.mark.parametrize("load", [table, weather, titanic], ids=lambda load: load.__name__)
def test_a_folder_is_not_a_file(load: object, tmp_path: Path) -> None:
    with pytest.raises(DojoError, match="is a folder, not a file"):
        load(str(tmp_path))  # type: ignore[operator]


@EVERY_LOADER
def test_a_file_of_5_gb_is_refused_at_once(load: object, tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(5 * 2**30)  # a sparse file: takes no room
    began = time.process_time()
    with pytest.raises(DojoError):
        load(str(path))  # type: ignore[operator]
    assert time.process_time() - began < 1


@EVERY_LOADER
def test_an_empty_file_is_refused(load: object, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    with pytest.raises(DojoError):
        load(str(tmp_path / "empty.csv"))  # type: ignore[operator]


def test_a_similar_name_is_suggested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "marks.csv").write_text("1,x\n")
    with pytest.raises(DojoError) as caught:
        existing(str(tmp_path / "mark.csv"), [])
    assert "There is: marks.csv" in caught.value.why.en and "marks.csv" in caught.value.why.zh
    with pytest.raises(DojoError) as caught:
        existing("fashon-mnist", ["digits", "fashion-mnist"])
    assert caught.value.cure.en.endswith("a set: fashion-mnist.")


def test_a_set_of_another_kind_is_not_offered() -> None:
    with pytest.raises(DojoError) as caught:
        table("mnist")
    assert caught.value.cure.en.endswith("a set: breast-cancer, diabetes.")


@pytest.mark.parametrize("load", LOADERS, ids=lambda load: load.__name__)
def test_every_name_a_loader_offers_is_in_the_manifest(load: object) -> None:
    sets = import_module(load.__module__).SETS
    assert set(sets) <= set(datasets())


def test_a_path_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "marks.csv").touch()
    assert existing("~/marks.csv", []) == tmp_path / "marks.csv"


def test_a_gzip_bomb_is_stopped_long_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(bytes(64 * files.MIB)))  # 64 kB
    taken = 0

    def count(pieces: bytes) -> bytes:
        nonlocal taken
        taken += len(pieces)
        return pieces

    original = gzip.GzipFile.read
    monkeypatch.setattr(gzip.GzipFile, "read", lambda self, size: count(original(self, size)))
    with pytest.raises(DojoError, match="too large"):
        read_raw(bomb)
    assert files.SMALL < taken <= files.SMALL + files.PIECE


@pytest.mark.parametrize("cut", [3, 10, 30, -9, -1])
def test_a_truncated_gzip_is_told(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "cut.csv.gz"
    path.write_bytes(gzip.compress(b"1,2,x\n" * 100)[:cut])
    with pytest.raises(DojoError, match=r"cut\.csv\.gz cannot be unpacked"):
        read_raw(path)


def test_a_gzip_with_a_wrong_sum_is_told(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b"1,2,x\n" * 100))
    packed[-6] ^= 1
    (tmp_path / "sum.gz").write_bytes(packed)
    with pytest.raises(DojoError, match="cannot be unpacked"):
        read_raw(tmp_path / "sum.gz")


def test_what_the_system_refuses_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.csv").write_text("1,x\n")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DojoError, match="Permission denied"):
        read_raw(tmp_path / "mine.csv")


def test_no_reader_ever_unpickles() -> None:
    room = Path(files.__file__).parent
    for path in room.glob("*.py"):
        text = path.read_text("utf-8")
        for word in ("pickle", "np.load", "allow_pickle", "marshal", "shelve", "eval(", "extractall"):
            assert word not in text, f"{path.name} uses {word}"
