"""How many numbers are left to flatten after the two convolutions and two poolings of this lecture's networks."""

from torchdojo.text import DojoError, Text

SMALLEST = 16  # 16 - 4 = 12, halved 6, 6 - 4 = 2, halved 1


def flat(channels: int, height: int, width: int) -> int:
    """Return channels x H x W after 5×5, 2×2, 5×5, 2×2; raises DojoError for pictures too small for them."""
    if min(height, width) < SMALLEST:
        raise DojoError(
            what=Text(en=f"The pictures are {height}×{width}.", zh=f"图片大小是 {height}×{width}。"),
            why=Text(
                en="Two 5×5 convolutions without padding and two halvings leave nothing of them.",
                zh="两次不补零的 5×5 卷积和两次减半之后，什么也不剩了。",
            ),
            cure=Text(
                en=f"Use pictures of at least {SMALLEST}×{SMALLEST}.",
                zh=f"请用至少 {SMALLEST}×{SMALLEST} 的图片。",
            ),
        )
    return channels * _left(height) * _left(width)


def _left(side: int) -> int:
    return ((side - 4) // 2 - 4) // 2
