"""A grey picture as a PNG file, without a picture library."""

import math
import struct
import zlib

from torchdojo.views import Grid


def png(picture: Grid) -> bytes:
    """Return a grid of values in [0, 1] as PNG, 0 black and 1 white; what is outside is clipped, NaN is black.

    Rows longer than the shortest are cut; of nothing one black pixel is made.
    """
    width = min(map(len, picture), default=0)
    rows = [bytes(map(_level, row[:width])) for row in picture] if width else [b"\0"]
    width, height = len(rows[0]), len(rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)  # 8 bit grey, not interlaced
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))  # 0: the row stands as it is
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _level(value: float) -> int:
    return round(255 * min(1.0, max(0.0, value))) if math.isfinite(value) else 0


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
