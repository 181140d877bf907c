"""Open what a learner names: a file that is there, is a file, is not too large, and unpacks to what it should."""

import difflib
import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from torchdojo.data.catalogue import dataset, file_of, is_packed
from torchdojo.text import DojoError, Text

MIB = 1 << 20
MAX_BYTES = (
    1024 * MIB
)  # the largest picture set in use, EMNIST, has 550 MB; more would not fit a learner's memory
MAX_RATIO = 200  # times its packed size: pictures and tables unpack to 2 to 30 times, a gzip bomb to 1,000
SMALL = 16 * MIB  # below this nobody asks for the ratio
PIECE = MIB
LONG_PATH = 200  # letters
NEAR = 3  # similar names to suggest


def shown(value: object, limit: int = 60) -> str:
    """Return a value fit to stand in a message: printable and not longer than a line; of a long path the end."""
    text = os.fsencode(value).decode("utf-8", "replace") if isinstance(value, Path) else str(value)
    text = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    if isinstance(value, Path):
        return text if len(text) <= LONG_PATH else "…" + text[1 - LONG_PATH :]
    return text if len(text) <= limit else text[: limit - 1] + "…"


def at(path: Path, line: int = 0, column: int = 0, name: str = "") -> Text:
    """Say where in a file something stands; lines and columns count from 1, 0 means: not said."""
    file, name = shown(path), shown(name)
    en = [file, *([f"line {line}"] if line else []), *([f"column {column}"] if column else [])]
    zh = f"{f'第 {line} 行' if line else ''}{f'第 {column} 列' if column else ''}"
    return Text(
        en=", ".join(en) + (f" ({name})" if name else ""),
        zh=f"{file} {zh}".rstrip() + (f"（{name}）" if name else ""),
    )


def existing(where: str, sets: Sequence[str]) -> Path:
    """Return the path a learner named; raises DojoError, suggesting what there is, if nothing is there.

    `sets` are the names that could have stood there instead of a path.
    """
    path = Path.home() / where[2:] if where.startswith("~/") else Path(where)
    try:
        if path.exists():
            return path
    except PermissionError as error:
        raise _unreadable(path, error) from None
    except (OSError, ValueError):  # a name too long or with a zero byte cannot exist
        pass
    near, names = _near(path), difflib.get_close_matches(where, sets, NEAR) or sets
    raise DojoError(
        what=Text(en=f"There is no {shown(path)}.", zh=f"找不到 {shown(path)}。"),
        why=Text(
            en=f"It was looked for from the folder {_here()}." + (f" There is: {near}." if near else ""),
            zh=f"当前文件夹是 {_here()}。" + (f"那里有：{near}。" if near else ""),
        ),
        cure=Text(
            en=f"Give the path of your own data, or the name of a set: {', '.join(names)}.",
            zh=f"请给出你自己数据的路径，或数据集的名字：{'、'.join(names)}。",
        ),
    )


def _here() -> str:
    try:
        return shown(Path.cwd())
    except OSError:  # it was deleted meanwhile
        return "?"


def _near(path: Path) -> str:
    """Return similar names beside the path, or all names there if there are few."""
    try:
        there = sorted(entry.name for entry in path.parent.iterdir())
    except (OSError, ValueError):
        return ""
    few = there if len(there) <= NEAR else []
    return ", ".join(map(shown, difflib.get_close_matches(path.name, there, NEAR) or few))


def read_known(name: str, file_name: str) -> bytes:
    """Return the raw bytes of one file of a set known by name; raises DojoError if absent or not what they were."""
    known = dataset(name)
    file = next(file for file in known.files if file.name == file_name)
    path = file_of(name, file)
    if not path.is_file():
        raise DojoError(
            what=Text(
                en=f"The data set “{name}” is not on this machine.", zh=f"这台机器上还没有数据集“{name}”。"
            ),
            why=Text(en=f"There is no {shown(path)}.", zh=f"找不到 {shown(path)}。"),
            cure=_get(name),
        )
    raw = read_raw(path)
    if hashlib.sha256(raw).hexdigest() != file.sha256:
        raise DojoError(
            what=Text(
                en=f"{shown(path)} is damaged: its sha256 is not the expected one.",
                zh=f"{shown(path)} 已损坏：sha256 与应有的不一致。",
            ),
            why=Text(
                en=f"It has {len(raw):,} bytes unpacked, {file.size:,} are expected.",
                zh=f"解压后有 {len(raw):,} 字节，应有 {file.size:,} 字节。",
            ),
            cure=_get(name),
        )
    return raw


def _get(name: str) -> Text:
    if dataset(name).bundled:
        return Text(
            en="It comes with torchdojo: install torchdojo again.",
            zh="它随 torchdojo 一起安装：请重新安装 torchdojo。",
        )
    return Text(
        en=f"Get it with: torchdojo data fetch {name}", zh=f"用这条命令下载：torchdojo data fetch {name}"
    )


def read_raw(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, unpacked if they are gzip; raises DojoError for whatever goes wrong."""
    size = _size_of_file(path, limit)
    try:
        with gzip.open(path) if is_packed(path) else path.open("rb") as file:
            return _read(file, path, min(limit, max(SMALL, size * MAX_RATIO)))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DojoError(
            what=Text(en=f"{shown(path)} cannot be unpacked.", zh=f"{shown(path)} 无法解压。"),
            why=Text(
                en=f"The gzip data are cut off or damaged ({error}).",
                zh=f"gzip 数据被截断或已损坏（{error}）。",
            ),
            cure=Text(
                en="Most likely a download broke off: get the file again.",
                zh="多半是下载中断了：请重新下载。",
            ),
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from None


def _size_of_file(path: Path, limit: int) -> int:
    try:
        facts = path.stat()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if not stat.S_ISREG(facts.st_mode):  # reading a FIFO or a terminal could wait for ever
        folder = stat.S_ISDIR(facts.st_mode)
        raise DojoError(
            what=Text(
                en=f"{shown(path)} is {'a folder' if folder else 'a device or pipe'}, not a file.",
                zh=f"{shown(path)} 是{'文件夹' if folder else '设备或管道'}，不是文件。",
            ),
            why=Text(en="A file is needed here.", zh="这里需要一个文件。"),
            cure=Text(en="Give the path of the file itself.", zh="请给出文件本身的路径。"),
        )
    if facts.st_size > limit:
        raise _too_large(path, facts.st_size, limit)
    return facts.st_size


def _read(file: BinaryIO | gzip.GzipFile, path: Path, limit: int) -> bytes:
    pieces, size = [], 0
    while piece := file.read(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise _too_large(path, size, limit)
    return b"".join(pieces)


def _too_large(path: Path, size: int, limit: int) -> DojoError:
    return DojoError(
        what=Text(
            en=f"{shown(path)} is too large: {size / MIB:,.0f} MiB or more.",
            zh=f"{shown(path)} 太大了：至少 {size / MIB:,.0f} MiB。",
        ),
        why=Text(
            en=f"At most {limit / MIB:,.0f} MiB (unpacked) are read, since all of it has to fit into memory.",
            zh=f"数据要全部放进内存，所以最多读取 {limit / MIB:,.0f} MiB（解压后）。",
        ),
        cure=Text(en="Use a part of it, for example its first lines.", zh="请只取其中一部分，例如前若干行。"),
    )


def _unreadable(path: Path, error: Exception) -> DojoError:
    reason = getattr(error, "strerror", None) or str(error)
    return DojoError(
        what=Text(en=f"{shown(path)} cannot be read.", zh=f"无法读取 {shown(path)}。"),
        why=Text(en=f"The system says: {reason}.", zh=f"系统的说法是：{reason}。"),
        cure=Text(en="Check the path and your rights to the file.", zh="请检查路径和读取权限。"),
    )
