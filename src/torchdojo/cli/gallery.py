"""Views in the terminal: shown at once where nothing trains, else when the training is over, the last of each title."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text as Styled

from torchdojo.plots.terminal import ink_for, render
from torchdojo.plots.terminal.ink import unpainted
from torchdojo.text import Text
from torchdojo.views import Note, Table, View

SCREEN = 24  # lines
IN_REPORT = Text(en="In the report: {titles}", zh="报告里还有：{titles}")
SEPARATOR = " · "
COLOURS = (36, 35, 33, 32, 34, 31)  # ANSI: cyan, magenta, yellow, green, blue, red; one per series


class Gallery:
    """Shows views on a console; only notes and tables if `pictures` are not wanted."""

    def __init__(self, console: Console, pictures: bool) -> None:
        self.console = console
        self.pictures = pictures
        self.held: dict[str, View] = {}

    def take(self, view: View, training: bool) -> None:
        """Show a view, or hold it back while a program trains."""
        if not training:
            self.show([view])
        elif isinstance(view, Note):
            self.held[str(view.text)] = view
        else:
            self.held[f"{type(view).__name__} {view.title}"] = view

    def finish(self) -> None:
        """Show what was held back; a picture taller than a screen would push the result away, so it is named."""
        tall = []
        for view in self.held.values():
            drawn = self._drawn(view)
            if drawn.count("\n") >= SCREEN and not isinstance(view, Note):
                tall.append(str(view.title))
            elif self._wanted(view):
                self._print(drawn)
        if tall and self.pictures:
            self.console.print()
            self.console.print(str(IN_REPORT.format(titles=SEPARATOR.join(tall))), style="dim")
        self.held = {}

    def show(self, views: Iterable[View]) -> None:
        """Draw views, an empty line before each."""
        for view in views:
            if self._wanted(view):
                self._print(self._drawn(view))

    def _wanted(self, view: View) -> bool:
        return self.pictures or isinstance(view, Note | Table)

    def _drawn(self, view: View) -> str:
        paint = _painted if self.console.color_system is not None else unpainted
        return render(view, self.console.width - 1, ink_for(self.console.encoding), paint)

    def _print(self, drawn: str) -> None:
        self.console.print()
        self.console.print(Styled.from_ansi(drawn), soft_wrap=True)


def _painted(text: str, series: int) -> str:
    return f"\x1b[{COLOURS[series % len(COLOURS)]}m{text}\x1b[0m"
