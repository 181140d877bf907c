"""The format of the MNIST files, read in a few lines.

    0  0  8  3 | 60,000 | 28 | 28 | the pixels, a byte each, row by row

Two zeros, the type of the values (8: bytes), the number of dimensions, then each size as four bytes,
the highest first. Labels have one dimension, grey pictures three.
"""

import math
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

from torchdojo.data.files import shown
from torchdojo.text import DojoError, Text

BYTES = 8  # the code of the only type of value used for pictures
MIRROR = Text(
    en="Most likely it is another file, or a download that broke off: get it again.",
    zh="多半是拿错了文件，或下载中断了：请重新下载。",
)


def parse(raw: bytes, path: Path, dimensions: int) -> npt.NDArray[np.uint8]:
    """Return the array in the bytes of an idx file; raises DojoError if they are none of so many dimensions."""
    magic = bytes([0, 0, BYTES, dimensions])
    start = 4 + 4 * dimensions
    if raw[:4] != magic or len(raw) < start:
        raise DojoError(
            what=Text(
                en=f"{shown(path)} is not an idx file of {dimensions} dimensions.",
                zh=f"{shown(path)} 不是 {dimensions} 维的 idx 文件。",
            ),
            why=Text(
                en=f"It has {len(raw)} bytes and begins with {raw[:4].hex(' ')!r}; expected is {magic.hex(' ')!r}.",
                zh=f"它有 {len(raw)} 字节，开头是 {raw[:4].hex(' ')!r}，应为 {magic.hex(' ')!r}。",
            ),
            cure=MIRROR,
        )
    sizes = struct.unpack(f">{dimensions}I", raw[4:start])
    if math.prod(sizes) != len(raw) - start or 0 in sizes:
        promised = " × ".join(f"{size:,}" for size in sizes)
        raise DojoError(
            what=Text(
                en=f"{shown(path)} promises {promised} values and holds {len(raw) - start:,}.",
                zh=f"{shown(path)} 声明有 {promised} 个值，实际有 {len(raw) - start:,} 个。",
            ),
            why=Text(en="The sizes in its head do not fit its length.", zh="文件头里的尺寸与文件长度不符。"),
            cure=MIRROR,
        )
    return (
        np.frombuffer(raw, np.uint8, offset=start).reshape(sizes).copy()
    )  # a copy, for torch wants to write
