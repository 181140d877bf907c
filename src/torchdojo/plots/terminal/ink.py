"""What to draw with: braille and blocks, or letters where the terminal's encoding carries nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

Paint = Callable[[str, int], str]  # colours a run of text that belongs to series number 0, 1, ...


def unpainted(text: str, series: int) -> str:
    """Leave the text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Ink:
    """The characters of a drawing, each one cell wide."""

    dots: tuple[int, int]  # how many dots a cell has, across and down
    shades: str  # from empty to full
    bars: str  # a column from low to high
    partial: str  # the end of a horizontal bar, from empty to full
    axis: tuple[str, str, str, str, str]  # vertical, tick, corner, horizontal, horizontal tick
    arrow: str
    tree: tuple[str, str, str, str]  # branch, last branch, passing by, nothing

    def cell(self, pattern: int) -> str:
        """Return the character with the dots whose bits are set; bit = across + down * dots[0]."""
        if self.dots == (1, 2):
            return " '.:"[pattern]
        braille = sum(bit for i, bit in enumerate(BRAILLE) if pattern >> i & 1)
        return chr(0x2800 + braille) if braille else " "


BRAILLE = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)  # row by row, left before right

UNICODE = Ink(
    (2, 4), " ░▒▓█", "▁▂▃▄▅▆▇█", " ▏▎▍▌▋▊▉█", ("│", "┤", "└", "─", "┬"), "→", ("├─ ", "└─ ", "│  ", "   ")
)
ASCII = Ink((1, 2), " .:*#", "_.-=oO#@", " #", ("|", "+", "`", "-", "+"), "->", ("|- ", "`- ", "|  ", "   "))


def ink_for(encoding: str | None) -> Ink:
    """Return the ink that a stream of this encoding can carry."""
    try:
        f"\u2800{UNICODE.shades}{UNICODE.bars}{UNICODE.arrow}{''.join(UNICODE.axis)}".encode(
            encoding or "ascii"
        )
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE
