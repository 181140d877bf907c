"""Breaking lines where a reader would: English at spaces, Chinese between any two characters, words kept whole."""

import re
import unicodedata

CLOSING = "，。；：！？）》”、"
PIECES = re.compile(r"[!-~]+ ?|.")  # a run of ASCII is one word, a Chinese character stands for itself


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def wrapped(text: str, columns: int) -> list[str]:
    """Break a paragraph into lines of at most so many columns; closing punctuation stays with its line."""
    lines = [""]
    for piece in PIECES.findall(text):
        full = width(lines[-1] + piece.rstrip()) > columns
        if full and piece not in CLOSING and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines
