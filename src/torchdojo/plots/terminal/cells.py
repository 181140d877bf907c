"""Text measured in terminal cells: a Chinese character takes two, an accent none."""

import unicodedata
from collections.abc import Iterable, Iterator

from torchdojo.text import Text

NOT_FIRST = "，。、；：？！）》」』】”’…,.;:?!)]}%"  # no line of Chinese begins with one of these


def clean(label: object) -> str:
    """Return the label on one line and harmless: a data label must not be able to send escape codes."""
    text = str(label)
    return "".join(
        " " if c in "\t\n\r" else "?" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text
    )


def cells(text: str) -> int:
    """Return how many cells the text takes."""
    return sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, width: int, to_right: bool = False) -> str:
    """Cut or pad the text to exactly `width` cells; what was cut ends in "..", or in nothing where that is too long."""
    if cells(text) > width:
        mark = ".." if width >= 4 else ""
        text = _head(text, width - len(mark)) + mark
    space = " " * (width - cells(text))
    return space + text if to_right else text + space


def centred(text: str, width: int) -> str:
    """Put the text, cut if it must be, in the middle of `width` cells."""
    return fit(" " * max(0, (width - cells(text)) // 2) + text, width)


def _head(text: str, width: int) -> str:
    taken = 0
    for i, character in enumerate(text):
        taken += _cells_of(character)
        if taken > width:
            return text[:i]
    return text


def wrap(text: str, width: int) -> list[str]:
    """Break the text into lines of at most `width` cells: between words, and between any two Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if cells(line) + cells(piece.rstrip()) > width and line:
            lines.append(line.rstrip())
            line = ""
        while cells(piece.rstrip()) > width:  # a word longer than the line
            head = _head(piece, width) or piece[0]
            lines.append(head)
            piece = piece[len(head) :]
        line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def listed(lead: str, items: Iterable[str], width: int) -> list[str]:
    """Write the items after one another; a line ends between two of them."""
    lines = [lead]
    for item in items:
        if lines[-1] and cells(lines[-1]) + 2 + cells(item) > width:
            lines.append("")
        lines[-1] += ("  " if lines[-1] else "") + item
    return [piece for line in lines for piece in wrap(line, width)]


def _pieces(text: str) -> Iterator[str]:
    """Yield what must stay together: words with the space after them, Chinese characters with their punctuation."""
    piece = ""
    for character in text:
        breaks = piece.endswith(" ") and character != " "
        breaks |= _cells_of(character) == 2 or bool(piece and _cells_of(piece[-1]) == 2)
        if piece and breaks and character not in NOT_FIRST and character != " ":
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def nothing(width: int) -> list[str]:
    """Say that there is no value to draw."""
    return wrap(say("nothing to draw: no finite value", "没有可画的有限数值"), width)


def say(en: str, zh: str) -> str:
    """Return the sentence in the language in force."""
    return str(Text(en=en, zh=zh))
