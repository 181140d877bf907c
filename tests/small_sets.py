"""A few rows of the bundled sets as a learner's own files, for tests that prove a way and no accuracy."""

import csv
import struct
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from torchdojo.data.names import names
from torchdojo.data.pictures import FILES, pictures

PICTURES, NAMES = "few digits", "few names.csv"
LECTURES = {8: PICTURES, 9: PICTURES, 10: PICTURES, 13: NAMES}
LETTERS = ("names", "predict", "bags", "dirt")  # the programs of lecture 13 that read names


def small(lecture: int, name: str, there: Path) -> dict[str, Any]:
    """Return the setting that makes a program read a small file in `there`, {} for one that cannot use any."""
    from torchdojo.lectures import catalogue

    fields = catalogue.load(lecture, name).settings.__dataclass_fields__
    if "data" not in fields or lecture not in LECTURES or (lecture == 13 and name not in LETTERS):
        return {}
    path = there / LECTURES[lecture]
    if not path.exists():
        (few_names if lecture == 13 else few_digits)(path)
    return {"data": str(path)}


def few_digits(folder: Path, train: int = 256, test: int = 100) -> Path:
    """Write the first bundled digits as the four files of an idx folder."""
    p = pictures()
    folder.mkdir()
    parts: tuple[npt.NDArray[np.integer], ...] = (
        p.x_train[:train],
        p.y_train[:train],
        p.x_test[:test],
        p.y_test[:test],
    )
    for file, values in zip(FILES, parts, strict=True):
        head = bytes([0, 0, 8, values.ndim]) + struct.pack(f">{values.ndim}I", *values.shape)
        (folder / file).write_bytes(head + values.astype(np.uint8).tobytes())
    return folder


def few_names(path: Path, each: int = 20) -> Path:
    """Write the first bundled names of every language as a CSV, as many for training as for testing."""
    n = names()
    with path.open("w", encoding="utf-8", newline="") as file:
        for part in (n.train, n.test):
            seen = Counter[str]()
            for name, language in part:
                seen[language] += 1
                if seen[language] <= each:
                    csv.writer(file).writerow((name, language))
    return path
