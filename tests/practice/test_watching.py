"""The real terminal program, used as a learner would: keys, saved files, and what stands on the screen."""

import os
import signal
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.calling import call
from practice.terminal import Terminal
from torchdojo.practice.bank import Exercise, exercises
from torchdojo.practice.progress import Progress
from torchdojo.practice.worker import Worker
from torchdojo.practice.workspace import Workspace
from torchdojo.text import Text

WALKS = [(1, "zh"), (1, "en"), (4, "zh"), (8, "en")]
MORE = [(4, "en"), (8, "zh")]
END = "\x1b[F"  # solutions are longer than the screen
ASKS = Text(en="Make the folder", zh="建立文件夹")
NEXT = Text(en="n next", zh="n 下一道")
TODO = Text(en="write where it says TODO", zh="在 TODO 处动手写")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


def of_lecture(number: int) -> list[Exercise]:
    return [one for one in exercises() if one.lecture == number]


def spoken(text: Text, lang: str) -> str:
    return str(getattr(text, lang))


@pytest.mark.parametrize(
    ("lecture", "lang"), [*WALKS, *(pytest.param(*walk, marks=pytest.mark.slow) for walk in MORE)]
)
def test_a_new_learner_walks_through_a_lecture(
    lecture: int, lang: str, tmp_path: Path, worker: Worker
) -> None:
    """Every exercise: nothing written, a typical mistake with its sentence, a hint, the right answer, on."""
    there = of_lecture(lecture)
    if not there:
        pytest.skip(f"lecture {lecture} has no exercises yet")
    if lecture != 1:
        assert call(tmp_path, "practice", "init", "--dir", str(tmp_path / "dojo"), lang=lang).returncode == 0
        call(tmp_path, "practice", "next", there[0].name, "--dir", str(tmp_path / "dojo"), lang=lang)
    with Terminal(tmp_path, "practice", lang=lang) as terminal:
        if lecture == 1:
            terminal.wait(spoken(ASKS, lang))
            terminal.press("\n")
        for exercise in there:
            solve(terminal, exercise, lang, worker, tmp_path)
            terminal.press("n")
        terminal.press("q")
        assert terminal.ended() == 0
        assert termios.tcgetattr(terminal.end) == terminal.before, "the terminal is as it was"
    book = Progress(Workspace(tmp_path / "dojo")).read()
    assert {book.state(one.name) for one in there} == {"passed-with-hints"}
    assert all(
        book.of(one.name).attempts == 2 and sum(book.of(one.name).kinds.values()) == 1 for one in there
    )


def solve(terminal: Terminal, exercise: Exercise, lang: str, worker: Worker, folder: Path) -> None:
    """Do one exercise, with a mistake and a hint on the way."""
    file = Workspace(folder / "dojo").file(exercise)
    terminal.wait(spoken(exercise.title, lang), file.name, spoken(TODO, lang))
    mistake = exercise.wrong[0].read_text("utf-8")
    verdict = worker.check(exercise.name, file, mistake)
    file.write_text(mistake, "utf-8")
    terminal.wait("✗", spoken(verdict.says, lang), spoken(verdict.wanted or verdict.says, lang))
    terminal.press("n")
    terminal.wait({"en": "Not passed yet", "zh": "还没通过"}[lang])
    terminal.press("h")
    terminal.wait(spoken(exercise.hints[0], lang))
    file.write_text(exercise.right[0].read_text("utf-8"), "utf-8")
    terminal.wait("✓", spoken(exercise.notice, lang), spoken(exercise.later, lang), spoken(NEXT, lang))
    terminal.press("s")
    terminal.wait(exercise.right[0].read_text("utf-8").splitlines()[0])
    terminal.press(END)
    terminal.wait(*exercise.right[1].read_text("utf-8").splitlines()[-3:], spoken(exercise.notice, lang))


ENDLESS = "def mse(w, xs, ys):\n    while True: pass\n"
SUMMED = "def mse(w, xs, ys):\n    return ((w * xs - ys) ** 2).sum()\n"
RIGHT = "def mse(w, xs, ys):\n    return ((w * xs - ys) ** 2).mean()\n"
ALWAYS = ("h hint", "s solution", "l list", "r run again", "t task", "o open", "x reset", "q quit", "? help")


def test_a_sitting_with_everything_that_happens_to_a_learner(tmp_path: Path) -> None:
    """Editor, killed worker, change of mind, reset, narrow window, list, Ctrl-C: one sitting, torch takes seconds."""
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\ncat > $1 <<'END'\n{SUMMED}END\n")
    editor.chmod(0o755)
    with Terminal(tmp_path, "practice", EDITOR=str(editor)) as terminal:
        terminal.wait("Make the folder")
        terminal.press("\n")
        terminal.wait("Warming up", "The mean squared error", *ALWAYS)  # at once
        file = tmp_path / "dojo" / "01_linear_regression" / "01_mse.py"
        terminal.wait("write where it says TODO", "h hint", gone="n next")
        writes_in_the_editor(terminal)
        loses_the_worker(terminal, file)
        looks_at_the_solution(terminal, tmp_path)
        starts_again(terminal, file)
        makes_the_window_narrow(terminal)
        chooses_another(terminal)
        terminal.press("\x03")
        assert terminal.ended() == 130
        assert termios.tcgetattr(terminal.end) == terminal.before, "the terminal is as it was"
    book = Progress(Workspace(tmp_path / "dojo")).read()
    assert book.current == "cost-grid" and book.state("mse") == "passed-after-solution"


def writes_in_the_editor(terminal: Terminal) -> None:
    terminal.press("o")
    terminal.wait(
        "That is the sum of the squares", "got", "56.0", "expected", "18.667", "0 of 8 properties hold"
    )
    terminal.press("t")
    terminal.wait("Write the cost of the model")


def loses_the_worker(terminal: Terminal, file: Path) -> None:
    """kill -9 while it computes without end; then an answer is judged by a new worker."""
    file.write_text(ENDLESS)
    terminal.wait("Checking", gone="Write the cost")
    killed = worker_of(terminal.pid)
    os.kill(killed, signal.SIGKILL)
    file.write_text("def mse(w, xs, ys)\n    return 1\n")
    terminal.wait("Python cannot read line 1", "01_mse.py:1", "def mse(w, xs, ys)", "^", gone="Checking")
    assert worker_of(terminal.pid) != killed


def looks_at_the_solution(terminal: Terminal, folder: Path) -> None:
    progress = Progress(Workspace(folder / "dojo"))
    terminal.press("s")
    terminal.wait("Seeing the solution now is noted")
    terminal.press("n")
    terminal.wait(*ALWAYS)
    assert progress.read().of("mse").solution == ""
    terminal.press("s")
    terminal.wait("y/n")
    terminal.press("y")
    terminal.wait("The course's solution", "Another way")
    assert progress.read().of("mse").solution


def starts_again(terminal: Terminal, file: Path) -> None:
    terminal.press("x")
    terminal.wait("Start it again?")
    terminal.press("y")
    terminal.wait("kept as 01_mse.kept-1.py", "write where it says TODO")
    assert "TODO" in file.read_text() and (file.parent / "01_mse.kept-1.py").exists()
    file.write_text(RIGHT)
    terminal.wait("✓", "n next")


def makes_the_window_narrow(terminal: Terminal) -> None:
    terminal.written = ""
    terminal.resize(60)
    wide = terminal.wait("✓", "n next", *ALWAYS)
    assert max(map(len, wide.splitlines())) <= 60


def chooses_another(terminal: Terminal) -> None:
    terminal.press("l")
    terminal.wait("> s  1.1 mse", "Enter")
    terminal.press("\x1b[B")
    terminal.wait("> .  1.2")
    terminal.press("\n")
    terminal.wait("02_cost_grid.py", "write where it says TODO")
    terminal.press("？")  # of a Chinese keyboard
    terminal.wait("choose another exercise")


def worker_of(pid: int) -> int:
    """Return the process that judges for this one."""
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return next(int(child) for path in children for child in path.read_text().split())
