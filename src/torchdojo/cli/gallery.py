"""Views in the terminal: shown at once where nothing trains, else when the training is over, the last of each title."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text as Styled

from torchdojo.plots.terminal import ink_for, render
from torchdojo.plots.terminal.ink import unpainted
from torchdojo.views import Note, Table, View

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
        """Show what was held back."""
        self.show(self.held.values())
        self.held = {}

    def show(self, views: Iterable[View]) -> None:
        """Draw views, an empty line before each."""
        colour = self.console.color_system is not None
        for view in views:
            if self.pictures or isinstance(view, Note | Table):
                drawn = render(
                    view,
                    self.console.width - 1,
                    ink_for(self.console.encoding),
                    _painted if colour else unpainted,
                )
                self.console.print()
                self.console.print(Styled.from_ansi(drawn), soft_wrap=True)


def _painted(text: str, series: int) -> str:
    return f"\x1b[{COLOURS[series % len(COLOURS)]}m{text}\x1b[0m"
