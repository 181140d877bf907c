"""Fetch a data set: mirrors in order, going on where it broke off, checked by sha256, put in place at the end."""

import os
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from torchdojo.data.catalogue import Dataset, File, dataset, is_packed, is_whole, path_of
from torchdojo.data.home import data_home
from torchdojo.data.mirror import MirrorError, Patience, Tell, download, on_disk
from torchdojo.text import DojoError, Text

WORTH = 1 << 15  # bytes a try must bring for the same mirror to be tried again
SLACK = 1 << 20  # bytes a compressed file may be larger than what is in it
Progress = Callable[[int, int], None]  # bytes so far, bytes in all: of the whole set


def fetch(
    name: str, home: Path | None = None, progress: Progress | None = None, patience: Patience | None = None
) -> Path:
    """Bring a set into `home` (default: the data home) and return its folder; what is there and whole stays.

    Raises DojoError, naming every mirror tried and where to put the files by hand.
    """
    known = dataset(name)
    if known.bundled:
        return path_of(name)
    folder = (home or data_home()) / name
    with on_disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
    sizes = [file.packed for file in known.files]
    for i, file in enumerate(known.files):

        def tell(so_far: int, total: int, i: int = i) -> None:
            sizes[i] = max(total, so_far) if total else max(sizes[i], so_far)
            if progress is not None:
                progress(sum(sizes[:i]) + so_far, sum(sizes))

        if any(place.is_file() and is_whole(place, file) for place in _places(folder, file)):
            tell(sizes[i], sizes[i])
        else:
            _get(known, file, folder, tell, patience or Patience())
    return folder


def _places(folder: Path, file: File) -> tuple[Path, Path]:
    """Return where a file may lie: as it is named, and unpacked."""
    return folder / file.name, folder / file.name.removesuffix(".gz")


def _get(known: Dataset, file: File, folder: Path, tell: Tell, patience: Patience) -> None:
    reasons: list[tuple[str, Text]] = []
    for mirror in known.mirrors:
        url = mirror + file.name
        # A beginning from one mirror does not fit the end from another: they compress differently.
        part = folder / f"{file.name}.{zlib.crc32(url.encode()):08x}.part"
        try:
            _try(url, part, file, tell, patience)
        except MirrorError as error:
            reasons.append((url, error.reason))
            if not _size(part):
                part.unlink(missing_ok=True)
            continue
        packed, plain = _places(folder, file)
        with on_disk(part):
            os.replace(part, packed if is_packed(part) else plain)
            for rest in folder.glob(f"{file.name}.*.part"):
                rest.unlink()
        return
    raise _nobody_has(known, file, folder, reasons)


def _try(url: str, part: Path, file: File, tell: Tell, patience: Patience) -> None:
    """Get the file into `part`, whole and safe on the disk. Raises MirrorError."""
    fresh = False
    while True:
        before = _size(part)
        try:
            resumed = download(url, part, file.size + SLACK, tell, patience)
        except MirrorError as error:
            if error.lasting or _size(part) < before + WORTH:
                raise
            continue
        if is_whole(part, file):
            return
        with on_disk(part):
            part.unlink()
        if fresh or not resumed:
            raise MirrorError(
                Text(en="has other bytes than expected (sha256)", zh="内容与预期不符（sha256）")
            )
        fresh = True  # the beginning may have been at fault: once more from the start


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _nobody_has(known: Dataset, file: File, folder: Path, reasons: list[tuple[str, Text]]) -> DojoError:
    tried = Text(
        en="; ".join(f"{urlsplit(url).netloc}: {reason.en}" for url, reason in reasons),
        zh="；".join(f"{urlsplit(url).netloc}：{reason.zh}" for url, reason in reasons),
    )
    by_hand = ", ".join(known.mirrors[0] + each.name for each in known.files)
    return DojoError(
        what=Text(en="{name}: {file} could not be fetched.", zh="{name}：无法下载 {file}。").format(
            name=known.name, file=file.name
        ),
        why=Text(en="Tried: {tried}.", zh="已尝试：{tried}。").format(tried=tried),
        cure=Text(
            en=f"Check the network (behind a proxy set HTTPS_PROXY) and try again; it goes on where it stopped. "
            f"Or put these files into {folder} by hand: {by_hand}",
            zh=f"请检查网络（需要代理时设置 HTTPS_PROXY）后重试，会接着下载。"
            f"也可以手工下载以下文件，放入 {folder}：{by_hand}",
        ),
    )
