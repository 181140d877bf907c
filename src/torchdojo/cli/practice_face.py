"""What watch mode shows: a verdict or something asked for, above a line that says where one is, above the keys."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Group, RenderableType
from rich.control import Control
from rich.text import Text as Styled

from torchdojo.cli.layout import filled, pairs
from torchdojo.cli.practice_desk import hints, path_of, solutions, task
from torchdojo.cli.practice_map import LEVELS, row
from torchdojo.cli.practice_words import CHECKING, CHOOSE, FINISHED, KEYS, MEANS, NAMES, POLLING, WARMING
from torchdojo.cli.screen import screen
from torchdojo.cli.scrolled import Scrolled
from torchdojo.cli.verdicts import told
from torchdojo.practice.bank import Exercise, exercises
from torchdojo.practice.learner import Learner, through
from torchdojo.practice.progress import UNWRITTEN
from torchdojo.practice.verdict import Verdict
from torchdojo.text import Text


@dataclass(slots=True)
class Chooser:
    """The list, and which row is marked."""

    there: Sequence[Exercise]
    place: int


class Face:
    """The state of the screen. Whoever changes it draws it."""

    def __init__(self, at: Learner) -> None:
        self.at = at
        self.exercise: Exercise | None = None
        self.verdict: Verdict | None = None
        self.body: RenderableType | None = None  # shown in place of the verdict
        self.scrolled = Scrolled()  # body or verdict, where they are longer than the screen
        self.chooser: Chooser | None = None
        self.question: Text | None = None
        self.note: Text | None = None
        self.checking = False
        self.polling = False

    def turn_to(self, exercise: Exercise | None) -> None:
        """Begin with another exercise."""
        self.exercise = exercise
        self.judged(None)
        self.show(None)

    def judged(self, verdict: Verdict | None) -> None:
        """Have another verdict to show, or none."""
        self.verdict = verdict
        self.scrolled.top()

    def show(self, body: RenderableType | None) -> None:
        """Show something in place of the verdict; None: the verdict."""
        self.body, self.chooser = body, None
        self.scrolled.top()

    def task(self) -> None:
        """Show the task."""
        assert self.exercise is not None
        self.show(task(self.exercise))

    def hints(self, seen: int) -> None:
        """Show the hints seen so far."""
        assert self.exercise is not None
        self.show(hints(self.exercise, seen))

    def solutions(self, both: tuple[str, str]) -> None:
        """Show the solution and another way."""
        assert self.exercise is not None
        self.show(solutions(self.exercise, both))

    def help(self) -> None:
        """Show what the keys do."""
        self.show(
            pairs([(str(NAMES.get(key, key)), str(says)) for key, says in MEANS.items()], style="bold cyan")
        )

    def choose(self) -> None:
        """Show the list, to choose from."""
        there = exercises()
        self.chooser = Chooser(there, there.index(self.exercise) if self.exercise in there else 0)

    def move(self, key: str) -> Exercise | None:
        """Obey a key in the list; return the exercise that was chosen."""
        assert self.chooser is not None
        steps = {
            "up": -1,
            "k": -1,
            "down": 1,
            "j": 1,
            "page-up": -10,
            "page-down": 10,
            "home": -9999,
            "end": 9999,
        }
        if key in steps:
            self.chooser.place = min(max(0, self.chooser.place + steps[key]), len(self.chooser.there) - 1)
            return None
        chosen = self.chooser.there[self.chooser.place] if key == "enter" else None
        self.chooser = None
        return chosen

    def draw(self) -> None:
        """Draw everything anew."""
        console = screen()
        keys = self._keys()
        _clear()
        if self.chooser:
            console.print(self._list(self.chooser))
        else:
            foot = Group("", *self._foot())
            room = console.height - len(console.render_lines(Group(foot, keys)))
            console.print(self.scrolled.fitted(self.body or self._verdict(), room))
            console.print(foot)
        console.print(keys, end=" ")
        console.file.flush()

    def leave(self) -> None:
        """Go below what was drawn."""
        screen().print()

    def _foot(self) -> Iterator[RenderableType]:
        if self.checking:
            yield Styled(str(CHECKING if self.at.worker.ready else WARMING), style="yellow")
        if self.at.progress.notice:
            yield Styled(str(self.at.progress.notice), style="yellow")
        if self.polling:
            yield Styled(str(POLLING), style="dim")
        if self.note:
            yield Styled(str(self.note), style="yellow")
        yield self._where()

    def _verdict(self) -> RenderableType:
        if self.exercise is None:
            return Styled(str(FINISHED), style="bold green")
        if self.verdict is None or self.verdict.kind == UNWRITTEN:
            return task(self.exercise)
        return told(self.verdict, self.exercise, Path.cwd(), keys=True)

    def _where(self) -> RenderableType:
        book, there = self.at.book(), exercises()
        done = sum(through(book.records.get(one.name)) for one in there)
        count = Styled(f"{done}/{len(there)}", style="bold")
        if self.exercise is None:
            return count
        unwritten = self.verdict is not None and self.verdict.kind == UNWRITTEN
        todo = Text(en=" · write where it says TODO, and save", zh=" · 在 TODO 处动手写，写完保存")
        level = Text(en=" · {name} · {level}", zh=" · {name} · {level}")
        words = level.format(name=self.exercise.name, level=LEVELS[self.exercise.level])
        file = Styled(path_of(self.exercise, self.at), style="cyan underline", overflow="fold")
        return Group(file, count + Styled(f"{words}{todo if unwritten else ''}", style="not bold"))

    def _keys(self) -> RenderableType:
        if self.question:
            return Styled(str(self.question), style="bold yellow")
        if self.chooser:
            return Styled(str(CHOOSE), style="bold")
        keys = dict(KEYS)
        if self.exercise is None:
            keys = {key: KEYS[key] for key in "lq?"}
        elif not through(self.at.book().records.get(self.exercise.name)):
            del keys["n"]
        parts = [
            Styled(f"{key} ", style="bold cyan") + Styled(str(says), style="not bold default")
            for key, says in keys.items()
        ]
        return filled(parts, screen().width - 1, "  ")

    def _list(self, chooser: Chooser) -> RenderableType:
        """Return as many rows around the marked one as the screen has."""
        book, room = self.at.book(), max(3, screen().height - 3)
        first = min(max(0, chooser.place - room // 2), max(0, len(chooser.there) - room))
        rows = []
        for place, exercise in list(enumerate(chooser.there))[first : first + room]:
            line = row(exercise, book.state(exercise.name), screen().width - 2)
            marked = place == chooser.place
            rows.append(
                Styled("> " if marked else "  ") + line
                if not marked
                else Styled("> ", style="bold reverse") + line
            )
        return Group(*rows)


def _clear() -> None:
    """Begin a new screen; on a terminal that cannot, below the old one."""
    console = screen()
    if console.is_terminal:
        console.control(Control.home(), Control.clear())
    elif os.environ.get("TERM") == "dumb":
        console.print("\n")
    else:  # NO_COLOR asks for no colours, not for one screen after the other
        console.file.write("\x1b[H\x1b[2J")
