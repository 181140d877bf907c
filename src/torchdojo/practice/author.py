"""The author's gate: starters fail, right answers pass, wrong ones get their sentence, all texts are there."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from torchdojo.practice.bank import WIDTH, Exercise, columns, exercises
from torchdojo.practice.verdict import Verdict
from torchdojo.practice.worker import Worker, shared_out

RIGHT, WRONG, HINTS = 3, 8, 3  # at least
GETS = re.compile(r"# gets: (?P<kind>[a-z0-9-]+)")
RUFF = ("E", "F", "I", "B", "N", "SIM", "RET", "UP")
ALLOWED = "B905,F401,N803,N806,N812"  # matrices are capitals; a starter imports for the learner


@dataclass(frozen=True, slots=True)
class Fault:
    """Something an author must mend."""

    exercise: str
    file: str
    what: str


@dataclass(frozen=True, slots=True)
class Examined:
    """One exercise: its faults, how many answers were judged, CPU-seconds of the slowest right one."""

    exercise: Exercise
    faults: Sequence[Fault]
    judged: int
    slowest: float


def examine(chosen: Sequence[Exercise], jobs: int) -> Iterator[Examined]:
    """Examine exercises with several warm workers at once, in the order of the course."""
    return shared_out(one, chosen, jobs)


def one(exercise: Exercise, worker: Worker) -> Examined:
    """Examine one exercise."""
    faults = [*_texts(exercise), *_files(exercise)]
    slowest, judged = 0.0, 1

    def judge(path: Path) -> Verdict:
        nonlocal judged
        judged += 1
        return worker.check(exercise.name, path, path.read_text("utf-8"))

    starter = worker.check(exercise.name, exercise.folder / "starter.py", exercise.starter)
    if starter.kind != "unwritten":
        faults.append(Fault(exercise.name, "starter.py", f"should be unwritten, got {starter.kind}"))
    for path in exercise.right:
        verdict = judge(path)
        slowest = max(slowest, verdict.seconds)
        if not verdict.passed:
            faults.append(_fault(exercise, path, f"should pass, got {told(verdict)}"))
    for path in exercise.wrong:
        faults += _wrong(exercise, path, judge)
    return Examined(exercise, faults, judged, slowest)


def told(verdict: Verdict) -> str:
    """Return a verdict on one line, for an author."""
    line = f"line {verdict.spot.line}" if verdict.spot else ""
    parts = (
        verdict.kind,
        verdict.wanted.en if verdict.wanted else "",
        verdict.called,
        verdict.got,
        verdict.expected,
        line,
    )
    return " | ".join(part for part in parts if part)


def _wrong(exercise: Exercise, path: Path, judge: Callable[[Path], Verdict]) -> Iterator[Fault]:
    found = GETS.match(path.read_text("utf-8"))
    if found is None:
        yield _fault(exercise, path, "its first line must say what it gets: # gets: wrong-value")
        return
    verdict = judge(path)
    if verdict.kind != found["kind"]:
        yield _fault(exercise, path, f"should get {found['kind']}, got {told(verdict)}")


def _texts(exercise: Exercise) -> Iterator[Fault]:
    """Both languages complete, hints rising, lines that fit a terminal, and no hint that holds the solution."""
    hints = exercise.hints
    if len(hints) != HINTS:
        yield Fault(exercise.name, "hints.toml", f"{len(hints)} hints, {HINTS} are due")
    exercise.notice, exercise.later, exercise.title, exercise.task  # noqa: B018  Text refuses a missing language
    if exercise.level not in "EMH":
        yield Fault(exercise.name, "hints.toml", f"level {exercise.level}: E, M or H")
    for lang in ("en", "zh"):
        for number, line in enumerate(
            (exercise.folder / f"task.{lang}.md").read_text("utf-8").splitlines(), 1
        ):
            if columns(line) > WIDTH:
                yield Fault(exercise.name, f"task.{lang}.md", f"line {number} is wider than {WIDTH} columns")
    for path in exercise.right:
        yield from (
            _fault(exercise, path, f"a hint contains its line: {line}")
            for line in _telling_lines(path) for hint in hints if line in hint.en or line in hint.zh
        )  # fmt: skip


def _telling_lines(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if len(line.strip()) > 24 and not line.startswith(("import", "from", "def", "class", "#")):
            yield line.strip()


def _files(exercise: Exercise) -> Iterator[Fault]:
    if len(exercise.right) < RIGHT:
        yield Fault(exercise.name, "right/", f"{len(exercise.right)} answers, at least {RIGHT} are due")
    if len(exercise.wrong) < WRONG:
        yield Fault(exercise.name, "wrong/", f"{len(exercise.wrong)} answers, at least {WRONG} are due")
    if "TODO" not in exercise.starter:
        yield Fault(exercise.name, "starter.py", "no TODO")
    yield from lint(exercise, [*exercise.right, exercise.folder / "starter.py"])
    shapes = [ast.dump(ast.parse(path.read_text("utf-8"))) for path in exercise.right]
    if len(set(shapes)) < len(shapes):
        yield Fault(exercise.name, "right/", "two answers are the same program")


def whole_bank() -> Iterator[Fault]:
    """What concerns all together: unique names and places."""
    there = exercises()
    names = [one.name for one in there]
    places = [(one.lecture, one.order) for one in there]
    for exercise, place in zip(there, places, strict=True):
        if names.count(exercise.name) > 1:
            yield Fault(exercise.name, "", "the name is not unique")
        if places.count(place) > 1:
            yield Fault(
                exercise.name, "hints.toml", f"two exercises of lecture {place[0]} have order {place[1]}"
            )


def lint(exercise: Exercise, paths: Sequence[Path]) -> Iterator[Fault]:
    """Return what ruff says of what a learner will read, where ruff is installed."""
    ruff = Path(sys.executable).with_name("ruff")
    if not (ruff.exists() and paths):
        return
    wanted = ["--select", ",".join(RUFF), "--ignore", ALLOWED, "--line-length=88", "--target-version=py311"]
    command = [
        str(ruff),
        "check",
        "--isolated",
        "--output-format=concise",
        "--quiet",
        *wanted,
        *map(str, paths),
    ]
    for line in subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines():
        where, _, what = line.partition(": ")
        yield Fault(exercise.name, where.rpartition(f"{exercise.folder.name}/")[2], what)


def _fault(exercise: Exercise, path: Path, what: str) -> Fault:
    return Fault(exercise.name, f"{path.parent.name}/{path.name}", what)
