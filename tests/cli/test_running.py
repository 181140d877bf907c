"""`torchdojo run` as a user meets it: in a process of its own, piped, on a terminal, stopped, resumed."""

import contextlib
import fcntl
import io
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
from pathlib import Path
from typing import Self

import pytest

from cli.calling import COMMAND, CONTROL, Say, call, surroundings
from torchdojo.cli.outcome import expectation
from torchdojo.cli.promises import headline
from torchdojo.cli.screen import lively
from torchdojo.cli.source import source_of
from torchdojo.cli.stopping import Stop
from torchdojo.lectures import catalogue

ENDLESS = ["run", "5", "--epochs", "100000000"]
PATIENCE = 300  # seconds for a child that imports torch on a busy machine


def test_a_piped_run_tells_in_plain_lines(tmp_path: Path) -> None:
    child = call(tmp_path, "run", "4")
    assert (child.returncode, child.stderr) == (0, "") and not CONTROL.search(child.stdout)
    lines = child.stdout.splitlines()
    assert lines[0] == "Lecture 4 · The four steps: 1,000 epochs. Loading PyTorch …"
    assert lines[1].startswith("epoch 1/1000  loss ") and any(
        line.startswith("epoch 1000/1000  ") for line in lines
    )
    promise = headline(source_of(4, "four_steps"))
    assert promise
    row = rf"^{promise.value} +\S+ +{re.escape(expectation(promise))} +as expected$"
    assert re.search(row, child.stdout, re.MULTILINE)
    folder = next((tmp_path / "runs").iterdir())
    assert f"run     {folder}\nreport  {folder / 'report.html'}\n" in child.stdout
    assert (folder / "report.html").exists()
    assert lines[-2].startswith("Next: ") or lines[-3].startswith("Next: ")
    assert lines[-1].startswith("  torchdojo run ")


def test_a_run_that_diverges_says_why_and_ends_with_three(tmp_path: Path) -> None:
    child = call(tmp_path, "run", "4", "--lr", "0.2", lang="zh")
    assert child.returncode == 3 and child.stderr == ""
    assert "发散，运行已停止。" in child.stdout and "学习率太大" in child.stdout


@pytest.mark.parametrize(("words", "trains"), [("4", True), ("5 bce_table", False)])
def test_the_time_of_a_run_is_without_what_torch_imports_for_an_optimizer(
    say: Say, monkeypatch: pytest.MonkeyPatch, lang: str, words: str, trains: bool
) -> None:
    warmed: list[bool] = []
    monkeypatch.setattr("torchdojo.engine.drive.warm_up", lambda: warmed.append(True))
    out = say("run", *words.split(), *["--quick"] * trains, lang=lang)[1]
    assert warmed == [True] * trains
    assert {"en": "s, not counting the loading of PyTorch.", "zh": "s（不含载入 PyTorch）。"}[lang] in out


def test_the_first_step_may_diverge_already(say: Say, lang: str) -> None:
    code, out, _ = say("run", "2", "--lr", "5", "--quick", lang=lang)
    assert code == 3 and "epoch 0/" not in out
    assert {"en": "it was lr=5; try lr=0.5", "zh": "这次是 lr=5，试试 lr=0.5"}[lang] in " ".join(out.split())


@pytest.mark.parametrize("lecture", [2, 3])
def test_piped_lines_count_epochs_from_one(say: Say, lecture: int) -> None:
    lines = [line for line in say("run", str(lecture), "--quick")[1].splitlines() if line.startswith("epoch")]
    epochs = source_of(lecture, catalogue.find(lecture).main).quick["epochs"]
    assert [line.split()[1] for line in (lines[0], lines[-1])] == [f"1/{epochs}", f"{epochs}/{epochs}"]


def test_views_without_training_are_shown_as_text(tmp_path: Path) -> None:
    child = call(tmp_path, "run", "5", "bce_table", lang="zh")
    assert child.returncode == 0 and not CONTROL.search(child.stdout)
    assert "单个样本的损失" in child.stdout and "nn.BCELoss" in child.stdout
    assert "⠉" not in child.stdout, "a curve was not asked for"


class Running:
    """A child that trains; its output is read as it comes. It is killed when the test is over."""

    def __init__(self, home: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=surroundings(home),
        )
        self.alarm = threading.Timer(PATIENCE, self.process.kill)

    def __enter__(self) -> Self:
        self.alarm.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.alarm.cancel()
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()

    def line(self, start: str) -> str:
        """Return the next line that starts so."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(start):
                return line
        raise AssertionError(f"ended without a line {start!r}: {self.process.communicate()}")

    def end(self, by: int) -> tuple[int, str, str]:
        self.process.send_signal(by)
        out, err = self.process.communicate()
        return self.process.returncode, out, err


def stopped(home: Path, by: int, *words: str) -> tuple[int, list[str], str]:
    """Train for two lines, stop, and return the epoch of the first, what came after them, and what went to stderr."""
    with Running(home, *words) as running:
        epoch = int(running.line("epoch ").split("/")[0].removeprefix("epoch "))
        running.line("epoch ")
        code, out, err = running.end(by)
    assert code == 130
    return epoch, out.splitlines(), err


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_run_and_keeps_it(tmp_path: Path, by: int) -> None:
    epoch, lines, err = stopped(tmp_path, by, *ENDLESS)
    assert epoch == 1 and err == "" and any(line.startswith("Stopped after ") for line in lines)
    resume = lines[-1].removeprefix("To go on:  torchdojo ").split()
    assert resume[:2] == ["runs", "resume"]
    if by == signal.SIGINT:
        assert stopped(tmp_path, by, *resume)[0] > 1, "it began anew"
        assert "stopped" in call(tmp_path, "runs").stdout


def test_ctrl_c_while_torch_is_loaded_says_that_nothing_began(
    say: Say, home: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("torchdojo.lectures.catalogue.load", interrupted)
    code, out, err = say("run", "5", lang=lang)
    assert (code, err) == (130, "") and not (home / "runs").exists()
    said = {
        "en": "Stopped before the training began: there is no new run.",
        "zh": "训练还没开始就停下了，没有产生新的运行记录。",
    }
    assert out.endswith(f"{said[lang]}\n")


def test_ctrl_c_before_the_first_line_leaves_a_run_or_says_that_there_is_none(tmp_path: Path) -> None:
    with Running(tmp_path, *ENDLESS) as running:
        running.line("Lecture 5")
        code, out, err = running.end(signal.SIGINT)
    assert (code, err) == (130, "")
    kept = (tmp_path / "runs").exists() and any((tmp_path / "runs").iterdir())
    assert ("torchdojo runs resume" if kept else "there is no new run") in out


def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path) -> None:
    with Running(tmp_path, *ENDLESS) as running:
        running.line("epoch ")
        assert running.process.stdout and running.process.stderr
        running.process.stdout.close()
        assert running.process.stderr.read() == ""
        assert running.process.wait() == 130


def test_the_first_ctrl_c_waits_for_the_step_and_the_second_does_not() -> None:
    with Stop() as stop:
        stop.gently = True
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.asked
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_before_the_first_step_ends_at_once() -> None:
    with Stop(), pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def resize(terminal: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))


def test_on_a_terminal_the_run_is_live_and_survives_a_resize(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    resize(theirs, 80)
    environment = surroundings(tmp_path, "zh", TERM="xterm-256color")
    del environment["COLUMNS"]  # the terminal knows
    child = subprocess.Popen(
        [*COMMAND, "run", "5", "--epochs", "3000"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
    )
    os.close(theirs)
    output, narrow = b"", False
    with contextlib.suppress(OSError):  # raised when the child has closed its end
        while select.select([ours], [], [], PATIENCE)[0] and (piece := os.read(ours, 65536)):
            output += piece
            if not narrow and "⠉".encode() in output:
                narrow = True
                resize(ours, 24)
    os.close(ours)
    assert child.wait(PATIENCE) == 0
    shown = output.decode()
    assert narrow and "━" in shown and "准确率 " in shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l"), "the cursor was left hidden"
    assert "Traceback" not in shown and "下一步：" in shown


@pytest.mark.parametrize(
    ("variables", "welcome"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)],
)
def test_colours_are_for_terminals_that_want_them(
    variables: dict[str, str], welcome: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert lively(Terminal()) is welcome
    assert lively(io.StringIO()) is False
