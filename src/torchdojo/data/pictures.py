"""Small grey pictures with a class each: bundled digits, MNIST, Fashion-MNIST, or the learner's own folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from torchdojo.data import idx
from torchdojo.data.files import existing, read_known, read_raw, shown
from torchdojo.data.image_folder import image_folder
from torchdojo.text import DojoError, Text

SETS = ("digits", "mnist", "fashion-mnist")
DIGITS = tuple("0123456789")
CLOTHES = ("T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Boot")
FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of one size, in grey, for training and for testing."""

    name: str
    x_train: npt.NDArray[np.uint8]  # (N, H, W), 0 is black
    y_train: npt.NDArray[np.int64]  # (N,) index into classes
    x_test: npt.NDArray[np.uint8]  # (N, H, W)
    y_test: npt.NDArray[np.int64]  # (N,)
    classes: tuple[str, ...]
    note: Text | None = None  # what was changed while loading, for the learner to know


def pictures(where: str = "") -> Pictures:
    """Load "" (5,000 bundled digits: 4,000 and 1,000), "mnist", "fashion-mnist", or a folder. Raises DojoError.

    A folder holds the four idx files, or one folder of pictures per class (see image_folder.py).
    """
    if where in ("", *SETS):
        name = where or "digits"
        classes = CLOTHES if name == "fashion-mnist" else DIGITS
        return _from_idx(
            name, Path(), lambda file: (Path(f"{file}.gz"), read_known(name, f"{file}.gz")), classes
        )
    folder = existing(where, SETS)
    if any(_idx_file(folder, file) for file in FILES):
        return _from_idx(folder.name, folder, lambda file: _read(folder, file), None)
    return Pictures(folder.name, *image_folder(folder))


def _idx_file(folder: Path, file: str) -> Path | None:
    """Return one of the four files by any of the names it goes by."""
    names = (file, file.replace("-idx", ".idx"))
    return next(
        (folder / (n + end) for n in names for end in ("", ".gz") if (folder / (n + end)).is_file()), None
    )


def _read(folder: Path, file: str) -> tuple[Path, bytes]:
    path = _idx_file(folder, file)
    if path is not None:
        return path, read_raw(path)
    raise DojoError(
        what=Text(en=f"{shown(folder)} has no {file}.", zh=f"{shown(folder)} 里缺少 {file}。"),
        why=Text(en="An idx folder holds four files.", zh="idx 文件夹里要有四个文件。"),
        cure=Text(
            en=f"Put these there, gzipped or not: {', '.join(FILES)}.",
            zh=f"请放入以下文件（是否 gzip 压缩都可以）：{'、'.join(FILES)}。",
        ),
    )


def _from_idx(
    name: str, folder: Path, read: Callable[[str], tuple[Path, bytes]], classes: tuple[str, ...] | None
) -> Pictures:
    x_train, y_train = _part(read, *FILES[:2])
    x_test, y_test = _part(read, *FILES[2:])
    if x_train.shape[1:] != x_test.shape[1:]:
        raise DojoError(
            what=Text(
                en=f"{shown(folder)}: training pictures are {_size(x_train)}, test pictures {_size(x_test)}.",
                zh=f"{shown(folder)}：训练图片是 {_size(x_train)}，测试图片是 {_size(x_test)}。",
            ),
            why=Text(en="One network sees both.", zh="两者要送进同一个网络。"),
            cure=Text(en="Use two parts of one set.", zh="请使用同一个数据集的两部分。"),
        )
    many = int(max(y_train.max(), y_test.max())) + 1
    return Pictures(name, x_train, y_train, x_test, y_test, classes or tuple(map(str, range(many))))


def _size(x: npt.NDArray[np.uint8]) -> str:
    return f"{x.shape[1]}×{x.shape[2]}"


def _part(
    read: Callable[[str], tuple[Path, bytes]], images: str, labels: str
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    image_path, image_bytes = read(images)
    label_path, label_bytes = read(labels)
    x = idx.parse(image_bytes, image_path, dimensions=3)
    y = idx.parse(label_bytes, label_path, dimensions=1).astype(np.int64)
    if len(x) != len(y):
        raise DojoError(
            what=Text(
                en=f"{shown(image_path)} has {len(x):,} pictures, {shown(label_path)} {len(y):,} labels.",
                zh=f"{shown(image_path)} 有 {len(x):,} 张图片，{shown(label_path)} 有 {len(y):,} 个标签。",
            ),
            why=Text(en="Every picture needs one label.", zh="每张图片要有一个标签。"),
            cure=Text(en="Use two files of one set.", zh="请使用同一个数据集的两个文件。"),
        )
    return x, y
