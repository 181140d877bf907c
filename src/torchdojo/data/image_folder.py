"""A folder of pictures, one folder per class: made grey and of one size."""

import itertools
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from torchdojo.data.files import MIB, shown
from torchdojo.text import DojoError, Text

SIDE = 28  # pixels: what the networks of lectures 8 to 10 take
FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")  # no format that runs a program to be read
ENDINGS = {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm"}
MODES = {
    "1",
    "L",
    "LA",
    "P",
    "PA",
    "RGB",
    "RGBA",
    "CMYK",
    "YCbCr",
}  # 8 bits a colour; 16 bits would all turn white
MAX_PICTURES = 200_000  # 150 MiB when scaled
MAX_PIXELS = 64 * MIB  # more than a camera makes is a mistake or a trap
TEST = 5  # every fifth picture of a class is for testing, if the folder does not say which
PARTS = ({"train", "training"}, {"test", "testing", "val", "valid", "validation"})

Files = dict[str, list[Path]]  # class -> its pictures
Bytes = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int64]
Loaded = tuple[Bytes, Labels, Bytes, Labels, tuple[str, ...], Text | None]


def image_folder(folder: Path) -> Loaded:
    """Load folder/<class>/*.png, or folder/train/<class>/... and folder/test/<class>/... Raises DojoError."""
    train, test = _parts(folder)
    classes = tuple(sorted(train))
    if len(classes) < 2 or set(test) - set(train) or not any(test.values()):
        raise _not_classes(folder, train, test)
    if sum(map(len, itertools.chain(train.values(), test.values()))) > MAX_PICTURES:
        raise _too_many(folder)
    sizes: Counter[tuple[int, int]] = Counter()
    x_train, y_train = _load(train, classes, sizes)
    x_test, y_test = _load(test, classes, sizes)
    return x_train, y_train, x_test, y_test, classes, _note(sizes)


def _parts(folder: Path) -> tuple[Files, Files]:
    """Return the pictures for training and for testing."""
    try:
        below = {path.name.casefold(): path for path in folder.iterdir()}
        named = [next((below[name] for name in below if name in part), None) for part in PARTS]
        if named[0] and named[1]:
            return _files(named[0]), _files(named[1])
        files = _files(folder)
    except OSError:  # not a folder, or one that may not be read
        raise _not_classes(folder, {}, {}) from None
    train = {name: [p for i, p in enumerate(paths) if i % TEST != TEST - 1] for name, paths in files.items()}
    return train, {name: paths[TEST - 1 :: TEST] for name, paths in files.items()}


def _files(folder: Path) -> Files:
    found = {
        each.name: list(itertools.islice(_pictures_in(each), MAX_PICTURES + 1))
        for each in sorted(folder.iterdir())
        if each.is_dir() and not each.name.startswith((".", "__"))
    }
    return {name: paths for name, paths in found.items() if paths}


def _pictures_in(folder: Path) -> Iterator[Path]:
    yield from (
        path for path in sorted(folder.iterdir()) if path.suffix.casefold() in ENDINGS and path.is_file()
    )


def _load(files: Files, classes: tuple[str, ...], sizes: Counter[tuple[int, int]]) -> tuple[Bytes, Labels]:
    paths = [(path, i) for i, name in enumerate(classes) for path in files.get(name, [])]
    x = np.empty((len(paths), SIDE, SIDE), dtype=np.uint8)
    for n, (path, _) in enumerate(paths):
        x[n] = _grey(path, sizes)
    return x, np.array([i for _, i in paths], dtype=np.int64)


def _grey(path: Path, sizes: Counter[tuple[int, int]]) -> Bytes:
    image_module, ops = _pillow()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # Pillow warns of sizes that are refused just below, and of odd EXIF
            with image_module.open(path, formats=FORMATS) as image:
                sizes[image.size] += 1
                if image.width * image.height > MAX_PIXELS or image.mode not in MODES:
                    raise ValueError(f"{image.width} × {image.height} pixels, mode {image.mode}")
                image.draft("L", (SIDE, SIDE))  # JPEG: decode no more than needed
                upright = ops.exif_transpose(image)
                if (
                    "A" in upright.mode or "transparency" in upright.info
                ):  # transparent shows white, as on a page
                    paper = image_module.new("RGBA", upright.size, "white")
                    upright = image_module.alpha_composite(paper, upright.convert("RGBA"))
                scaled = upright.convert("L").resize((SIDE, SIDE), image_module.Resampling.BOX)
                return np.asarray(scaled, dtype=np.uint8)
    except Exception as error:  # a damaged picture makes Pillow raise nearly anything
        raise _broken(path, error) from None


def _pillow() -> tuple[Any, Any]:
    try:
        from PIL import Image, ImageOps
    except ImportError:
        raise DojoError(
            what=Text(
                en="Reading pictures needs Pillow, which is not installed.",
                zh="读取图片需要 Pillow，但没有安装。",
            ),
            why=Text(
                en="torchdojo itself does without; only your own pictures need it.",
                zh="torchdojo 本身用不到它，只有读取你自己的图片时才需要。",
            ),
            cure=Text(en="Run: pip install pillow", zh="请运行：pip install pillow"),
        ) from None
    return Image, ImageOps


def _note(sizes: Counter[tuple[int, int]]) -> Text | None:
    if set(sizes) == {(SIDE, SIDE)}:
        return None
    (width, height), _ = sizes.most_common(1)[0]
    return Text(
        en=f"{sizes.total():,} pictures of {len(sizes)} sizes (most often {width}×{height}) were made grey and "
        f"scaled to {SIDE}×{SIDE}; one that is not square is squeezed.",
        zh=f"共 {sizes.total():,} 张图片、{len(sizes)} 种尺寸（最多的是 {width}×{height}），"
        f"已转成灰度并缩放到 {SIDE}×{SIDE}；不是正方形的会被压扁。",
    )


def _not_classes(folder: Path, train: Files, test: Files) -> DojoError:
    strange = ", ".join(map(shown, sorted(set(test) - set(train))))
    return DojoError(
        what=Text(
            en=f"{shown(folder)} is no folder of pictures to learn from: it has {len(train)} folders of pictures.",
            zh=f"{shown(folder)} 不是可以学习的图片文件夹：其中有 {len(train)} 个装着图片的文件夹。",
        ),
        why=Text(
            en=f"Only the test part has: {strange}."
            if strange
            else f"There must be two classes at least, and {TEST} pictures in one of them.",
            zh=f"只有测试部分才有：{strange}。"
            if strange
            else f"至少要有两类，并且其中一类不少于 {TEST} 张图片。",
        ),
        cure=Text(
            en="Make one folder per class: cats/1.png, dogs/1.png; or train/cats/1.png, test/cats/1.png; "
            "or the four idx files of MNIST.",
            zh="每一类建一个文件夹：cats/1.png、dogs/1.png；或 train/cats/1.png、test/cats/1.png；"
            "或放入 MNIST 的四个 idx 文件。",
        ),
    )


def _too_many(folder: Path) -> DojoError:
    return DojoError(
        what=Text(
            en=f"{shown(folder)} holds more than {MAX_PICTURES:,} pictures.",
            zh=f"{shown(folder)} 里的图片超过 {MAX_PICTURES:,} 张。",
        ),
        why=Text(en="All of them have to fit into memory.", zh="它们要全部放进内存。"),
        cure=Text(en="Use a part of them.", zh="请只用其中一部分。"),
    )


def _broken(path: Path, error: Exception) -> DojoError:
    if isinstance(error, DojoError):
        return error
    return DojoError(
        what=Text(
            en=f"{shown(path)} cannot be read as a picture.", zh=f"无法把 {shown(path)} 当作图片读取。"
        ),
        why=Text(en=f"Pillow says: {shown(error, 200)}.", zh=f"Pillow 的说法是：{shown(error, 200)}。"),
        cure=Text(
            en=f"Delete the file or save it again as PNG with 8 bits a colour, of at most {MAX_PIXELS:,} pixels.",
            zh=f"请删除这个文件，或重新存为每色 8 位的 PNG，且不超过 {MAX_PIXELS:,} 像素。",
        ),
    )
