"""The exercises there are: one folder each, found by looking, never registered.

exercises/l01_linear_regression/mse/
    task.en.md task.zh.md   first line: # title; then the task
    starter.py              what the learner gets, with a TODO
    hints.toml              order, level, three rising hints, what to notice, where it is used next
    check.py                CHECK, written in the words of practice.judge
    right/*.py              answers in different styles: first the solution that is shown, then the alternative
    wrong/*.py              typical mistakes; the first line says which sentence it must get: # gets: divided-twice
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from unicodedata import east_asian_width

from torchdojo.text import DojoError, Text

FOLDER = Path(__file__).parent / "exercises"
WIDTH = 79  # columns of a line in a learner's file


@dataclass(frozen=True)
class Exercise:
    """One exercise: its name is that of its folder, with dashes."""

    name: str
    folder: Path

    @property
    def lecture(self) -> int:
        """Return the number of its lecture."""
        return int(self.folder.parent.name[1:3])

    @cached_property
    def words(self) -> dict[str, object]:
        """Return what hints.toml says."""
        return tomllib.loads((self.folder / "hints.toml").read_text("utf-8"))

    @property
    def order(self) -> int:
        """Return its place in the lecture, counted from 1."""
        return int(str(self.words["order"]))

    @property
    def level(self) -> str:
        """Return how hard it is: E, M or H."""
        return str(self.words["level"])

    @property
    def title(self) -> Text:
        """Return the first line of its task."""
        return Text(**{lang: words.splitlines()[0].removeprefix("# ") for lang, words in self._tasks.items()})

    @property
    def task(self) -> Text:
        """Return its task, Markdown without the title."""
        return Text(
            **{lang: "\n".join(words.splitlines()[1:]).strip() for lang, words in self._tasks.items()}
        )

    @cached_property
    def _tasks(self) -> dict[str, str]:
        return {lang: (self.folder / f"task.{lang}.md").read_text("utf-8") for lang in ("en", "zh")}

    @property
    def hints(self) -> list[Text]:
        """Return the three hints, from a nudge to nearly everything."""
        return [Text(**hint) for hint in self._tables("hints")]

    @property
    def notice(self) -> Text:
        """Return what to notice once it is solved."""
        return Text(**self._tables("notice")[0])

    @property
    def later(self) -> Text:
        """Return where it is used next."""
        return Text(**self._tables("later")[0])

    def _tables(self, key: str) -> list[dict[str, str]]:
        found = self.words[key]
        return found if isinstance(found, list) else [found]  # type: ignore[list-item]

    @property
    def starter(self) -> str:
        """Return the code the learner begins with, without the task."""
        return (self.folder / "starter.py").read_text("utf-8")

    @property
    def right(self) -> list[Path]:
        """Return the right answers: the solution first, then the alternatives."""
        return sorted((self.folder / "right").glob("*.py"))

    @property
    def wrong(self) -> list[Path]:
        """Return the wrong answers."""
        return sorted((self.folder / "wrong").glob("*.py"))


@cache
def exercises() -> tuple[Exercise, ...]:
    """Return all exercises in the order of the course."""
    folders = (path.parent for path in FOLDER.glob("l??_*/*/check.py"))
    found = (Exercise(folder.name.replace("_", "-"), folder) for folder in folders)
    return tuple(sorted(found, key=lambda one: (one.folder.parent.name, one.order, one.name)))


def find(name: str) -> Exercise:
    """Return the exercise of this name or file name, or the only one whose name holds the word. Raises DojoError."""
    wanted = Path(name).stem.replace("_", "-").lower()
    wanted = wanted[3:] if wanted[:2].isdecimal() and wanted[2:3] == "-" else wanted
    same = [one for one in exercises() if one.name == wanted]
    near = same or [one for one in exercises() if wanted and wanted in one.name]
    if len(near) == 1:
        return near[0]
    raise _no_exercise(name, near or exercises())


def seed_of(exercise: Exercise, student: str) -> int:
    """Return the seed of a learner's own numbers; 0 for a learner without a name."""
    if not student:
        return 0
    return int.from_bytes(hashlib.sha256(f"{student}/{exercise.name}".encode()).digest()[:4], "big")


def columns(line: str) -> int:
    """Return how many columns a line takes in a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)


def _no_exercise(name: str, near: Sequence[Exercise]) -> DojoError:
    import difflib

    names = [one.name for one in near]
    shown = ", ".join(difflib.get_close_matches(name, names, 8, 0.0) or names[:8])
    return DojoError(
        what=Text(en=f"“{name}” is not the name of one exercise.", zh=f"“{name}”不是某一道练习的名字。"),
        why=Text(
            en=f"There are {len(exercises())} exercises; a part of the name is enough if only one has it.",
            zh=f"共有 {len(exercises())} 道练习；名字只写一部分也行，只要不和别的重复。",
        ),
        cure=Text(
            en=f"The nearest are: {shown}. All of them: torchdojo practice list",
            zh=f"最接近的有：{shown}。全部练习：torchdojo practice list",
        ),
    )
