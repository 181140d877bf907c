"""Every data set known by name: what it is, where it lies, whether it is whole. Needs neither numpy nor torch."""

import gzip
import hashlib
import tomllib
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from torchdojo.data.home import data_home
from torchdojo.text import DojoError, Text

HERE = Path(__file__).parent
BUNDLED = HERE / "bundled"
PIECE = 1 << 20  # bytes read at a time: memory stays small, calls stay few
State = Literal["present", "absent", "damaged"]


@dataclass(frozen=True, slots=True)
class File:
    """One file of a set. Size and sha256 are of the raw bytes: mirrors compress the same bytes differently."""

    name: str
    size: int
    sha256: str
    packed: int = 0  # bytes a download takes, about; 0 for a bundled file


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of files with its story."""

    name: str
    title: Text
    licence: str
    origin: str
    files: tuple[File, ...]
    mirrors: tuple[str, ...]  # a file's name is appended; none for a bundled set
    rebuilt_by: str = ""  # the function in scripts/bundle_sets.py that makes a bundled set

    @property
    def bundled(self) -> bool:
        """Whether it came with torchdojo and needs no network."""
        return not self.mirrors


@cache
def datasets() -> dict[str, Dataset]:
    """Return every set by its name, the bundled ones first."""
    table = tomllib.loads((HERE / "manifest.toml").read_text("utf-8"))
    return {
        name: Dataset(
            name=name,
            title=Text(en=row["en"], zh=row["zh"]),
            licence=row["licence"],
            origin=row["origin"],
            files=tuple(File(file, **facts) for file, facts in row["files"].items()),
            mirrors=tuple(row.get("mirrors", ())),
            rebuilt_by=row.get("rebuilt_by", ""),
        )
        for name, row in table.items()
    }


def dataset(name: str) -> Dataset:
    """Return one set; raises DojoError naming the sets there are."""
    if name in datasets():
        return datasets()[name]
    raise DojoError(
        what=Text(en=f"There is no data set “{name}”.", zh=f"没有叫“{name}”的数据集。"),
        why=Text(
            en="A data set has a name; your own data have a path.", zh="数据集用名字，你自己的数据用路径。"
        ),
        cure=Text(en=f"Choose one of: {', '.join(datasets())}.", zh=f"请选择：{'、'.join(datasets())}。"),
    )


def path_of(name: str) -> Path:
    """Return the folder of a set, whether it is there or not."""
    return (BUNDLED if dataset(name).bundled else data_home()) / name


def file_of(name: str, file: File) -> Path:
    """Return where a file of the set lies; one without its .gz ending, unpacked by hand, is as good."""
    path = path_of(name) / file.name
    unpacked = path.with_suffix("") if path.suffix == ".gz" else path
    return unpacked if unpacked.is_file() and not path.is_file() else path


def state_of(name: str) -> State:
    """Say whether a set is whole, by the sha256 of every file; "absent" if no file or not every file is there."""
    places = [(file_of(name, file), file) for file in dataset(name).files]
    if not all(path.is_file() for path, _ in places):
        return "absent"
    return "present" if all(is_whole(path, file) for path, file in places) else "damaged"


def is_whole(path: Path, file: File) -> bool:
    """Compare the raw bytes of a file with its sha256, without ever unpacking more than there should be."""
    try:
        return _raw_sha256(path, file.size) == file.sha256
    except (OSError, EOFError, zlib.error):  # unreadable, truncated, not gzip
        return False


def is_packed(path: Path) -> bool:
    """Tell gzip by its first two bytes: names lie."""
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _raw_sha256(path: Path, limit: int) -> str:
    digest, read = hashlib.sha256(), 0
    with gzip.open(path) if is_packed(path) else path.open("rb") as file:
        while read <= limit and (piece := file.read(PIECE)):
            digest.update(piece)
            read += len(piece)
    return digest.hexdigest()
