"""A text that may be longer than the screen: the part of it that fits, and the keys that move it."""

from rich.console import Group, RenderableType
from rich.segment import SegmentLines
from rich.text import Text as Styled

from torchdojo.cli.screen import screen
from torchdojo.text import Text

FEWEST = 3  # lines, however low the screen is
MORE = Text(
    en="lines {first}-{last} of {all} · space: on, b: back",
    zh="第 {first}-{last} 行，共 {all} 行 · 空格往下，b 往上",
)
KEYS = ("space", "b", "down", "up", "page-down", "page-up", "home", "end")


class Scrolled:
    """`first` is the line at the top, counted from 0."""

    def __init__(self) -> None:
        self.first = 0
        self._last = 0  # the largest `first` that leaves no line empty
        self._page = 1

    def top(self) -> None:
        """Begin at the beginning, with another text."""
        self.first = 0

    def move(self, key: str) -> None:
        """Obey one of KEYS."""
        steps = {
            "space": self._page, "page-down": self._page, "b": -self._page, "page-up": -self._page,
            "down": 1, "up": -1, "home": -self._last, "end": self._last,
        }  # fmt: skip
        self.first = min(max(0, self.first + steps[key]), self._last)

    def fitted(self, text: RenderableType, room: int) -> RenderableType:
        """Return what fits into so many lines; if that is not all, the last of them says which part it is."""
        lines = screen().render_lines(text, pad=False)
        if len(lines) <= room:
            self.first = self._last = 0
            return text
        self._page = max(FEWEST, room) - 1
        self._last = len(lines) - self._page
        self.first = min(self.first, self._last)
        shown = lines[self.first : self.first + self._page]
        where = MORE.format(first=self.first + 1, last=self.first + len(shown), all=len(lines))
        return Group(SegmentLines(shown, new_lines=True), Styled(str(where), style="reverse"))
