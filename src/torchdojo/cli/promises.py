"""What a program promises, beside what a run gave; and what is worth trying next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torchdojo.cli.settings import command
from torchdojo.cli.source import Source, source_of
from torchdojo.engine.program import Expect, Overrides, Try
from torchdojo.lectures import catalogue
from torchdojo.text import Text

MACHINE = ("device", "workers")  # settings that say where to compute, not what

ON_BUNDLED_DATA = Text(
    en="{says} (So it is with the bundled data; see what yours give.)",
    zh="{says}（这是自带数据的情况，看看你的数据会怎样。）",
)
Settings = Mapping[str, Any]


def alike(one: Settings, other: Settings) -> bool:
    """Whether two runs with these settings must give the same numbers."""
    return _essence(one) == _essence(other)


def _essence(settings: Settings) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if name not in MACHINE}


def promised(source: Source, settings: Settings) -> dict[str, Expect | Try]:
    """Return what is promised for exactly these settings, by the name of the number."""
    made: list[Expect | Try] = [*source.expect, *(t for t in source.tries if t.value)]
    return {p.value: p for p in made if alike(source.complete(p.given), settings)}


def diverges(source: Source, settings: Settings) -> bool:
    """Whether these settings are one of the experiments that are meant to diverge."""
    return any(t.diverges and alike(source.complete(t.given), settings) for t in source.tries)


@dataclass(frozen=True, slots=True)
class Next:
    """A sentence and the command that belongs to it."""

    says: Text
    line: str


def next_after(
    lecture: int, program: str, done: Mapping[tuple[int, str], list[Settings]], data: Overrides
) -> Next:
    """Return what to do after a run: an experiment of the program, a program of the lecture, a lecture.

    `done` are the settings of the runs there are, `data` what the next run of this program needs to be given.
    """
    main = catalogue.find(lecture).main
    source = source_of(lecture, program)
    tried = done.get((lecture, program), [])
    for one in source.tries:
        given = {**data, **one.given}
        if not one.slow and not any(alike(source.complete(one.given), settings) for settings in tried):
            foreign = bool(data) and "data" not in one.given
            says = ON_BUNDLED_DATA.format(says=one.says) if foreign else one.says
            return Next(says, command(lecture, program, main, given))
    for name, path in catalogue.programs(lecture).items():
        if name != program and (lecture, name) not in done:
            return Next(catalogue.title_of(path), command(lecture, name, main, {}))
    numbers = [*catalogue.lectures()]
    return start_of(numbers[(numbers.index(lecture) + 1) % len(numbers)])


def start_of(number: int) -> Next:
    """Return how to run a lecture's main program."""
    says = Text(en="lecture {n}, {title}", zh="第 {n} 讲，{title}").format(
        n=number, title=catalogue.find(number).title
    )
    return Next(says, f"torchdojo run {number}")


def headline(source: Source) -> Expect | None:
    """Return the first promise made for the settings a program has by itself."""
    return next((e for e in source.expect if alike(source.complete(e.given), source.complete({}))), None)
