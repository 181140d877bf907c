"""The progress file: honest states, one writer at a time, and nothing lost to a crash."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from torchdojo.practice.progress import PAUSE, STATES, Book, Progress, Record
from torchdojo.practice.verdict import NOT_VERIFIED, PASSED, Verdict
from torchdojo.practice.workspace import Workspace
from torchdojo.text import Text

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
RIGHT = Verdict("mse", PASSED, Text(en="Right.", zh="对了。"), seconds=0.5)
WRONG = Verdict(
    "mse", "summed", Text(en="The sum.", zh="和。"), wanted=Text(en="the examples", zh="例子"), seconds=0.25
)
UNWRITTEN = Verdict("mse", "unwritten", Text(en="Nothing.", zh="空的。"))
UNVERIFIED = Verdict("mse", NOT_VERIFIED, Text(en="No GPU.", zh="没有 GPU。"))


def test_attempts_failures_and_times_are_counted() -> None:
    record = Record()
    for minute, verdict in enumerate((UNWRITTEN, WRONG, WRONG, RIGHT)):
        record.judged(verdict, NOON + timedelta(minutes=minute))
    assert (record.state, record.attempts, record.cpu, record.elapsed) == ("passed", 3, 1.0, 180.0)
    assert record.failed["the examples"].times == 2 and record.kinds == {"summed": 2}


def test_a_pause_is_not_work() -> None:
    record = Record()
    record.worked(NOON)
    record.worked(NOON + timedelta(hours=8))
    assert record.elapsed == PAUSE


@pytest.mark.parametrize(
    ("hints", "solution", "verdict", "state"),
    [
        (0, "", RIGHT, "passed"),
        (2, "", RIGHT, "passed-with-hints"),
        (2, "2026-11-23", RIGHT, "passed-after-solution"),
        (0, "2026-11-23", WRONG, "tried"),
        (0, "", UNVERIFIED, "not-verified"),
        (0, "", UNWRITTEN, "open"),
    ],
)
def test_states_claim_no_more_than_was_shown(hints: int, solution: str, verdict: Verdict, state: str) -> None:
    record = Record(hints=hints, solution=solution)
    record.judged(verdict, NOON)
    assert record.state == state and state in STATES


def test_what_comes_after_passing_does_not_count() -> None:
    record = Record()
    record.judged(RIGHT, NOON)
    record.judged(WRONG, NOON + timedelta(minutes=5))
    assert (record.state, record.attempts, record.elapsed, record.failed) == ("passed", 1, 0.0, {})


def test_the_file_is_plain_and_comes_back_as_it_was(workspace: Workspace) -> None:
    progress = Progress(workspace)
    with progress.change() as book:
        book.current, book.student = "mse", "小明"
        book.of("mse").judged(WRONG, NOON)
    assert progress.read() == book
    text = progress.path.read_text("utf-8")
    assert "小明" in text and '"attempts": 1' in text and text.count("\n") > 10


def test_an_error_in_between_writes_nothing(workspace: Workspace) -> None:
    progress = Progress(workspace)
    with pytest.raises(RuntimeError), progress.change() as book:
        book.current = "mse"
        raise RuntimeError
    assert progress.read() == Book()


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"{", b"[]", b"\xff\xfe", b'{"records": 3}', b'{"records": {"mse": 3}}', b'{"current": 3}',
        b'{"records": {"mse": {"state": "genius"}}}', b'{"records": {"mse": {"attempts": "many"}}}',
        b'{"records": {"mse": {"last": "yesterday"}}}', b'{"records": {"mse": {"failed": {"x": 1}}}}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_moved_aside_and_said(workspace: Workspace, damage: bytes) -> None:
    progress = Progress(workspace)
    progress.path.write_bytes(damage)
    with progress.change() as book:
        book.current = "mse"
    aside = workspace.hidden / "progress.damaged-1.json"
    assert aside.read_bytes() == damage and progress.read().current == "mse"
    assert progress.notice is not None and str(aside) in progress.notice.en


def test_an_older_torchdojo_reads_what_it_knows(workspace: Workspace) -> None:
    progress = Progress(workspace)
    progress.path.write_text('{"records": {"mse": {"attempts": 2, "new": 1}}, "new": 1}', "utf-8")
    assert progress.read().of("mse").attempts == 2


COUNTING = """
import sys
from pathlib import Path
from torchdojo.practice.progress import Progress
from torchdojo.practice.workspace import Workspace
progress = Progress(Workspace(Path(sys.argv[1])))
print("go", flush=True)
for _ in range(int(sys.argv[2])):
    with progress.change() as book:
        book.of("mse").attempts += 1
    print(book.of("mse").attempts, flush=True)
"""


def counting(workspace: Workspace, times: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", COUNTING, str(workspace.root), str(times)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None and child.stdout.readline() == "go\n"
    return child


def test_two_processes_lose_no_count(workspace: Workspace) -> None:
    children = [counting(workspace, 40) for _ in range(2)]
    for child in children:
        assert child.communicate()[0] and child.returncode == 0
    assert Progress(workspace).read().of("mse").attempts == 80


def test_kill_minus_nine_during_a_save_loses_nothing(workspace: Workspace) -> None:
    """At a dozen moments: what the process said it had saved is there, and the file is whole."""
    progress, moments = Progress(workspace), random.Random(4)
    for _ in range(12):
        before = progress.read().of("mse").attempts
        child = counting(workspace, 10_000)
        assert child.stdout is not None
        timer = threading.Timer(moments.uniform(0.0, 0.15), os.kill, (child.pid, signal.SIGKILL))
        timer.start()
        with child:
            said = [int(line) for line in child.stdout if line.endswith("\n")]
        assert child.returncode == -signal.SIGKILL
        now = (
            json.loads(progress.path.read_text("utf-8"))["records"]["mse"]["attempts"]
            if progress.path.exists()
            else 0
        )
        last = said[-1] if said else before
        assert last <= now <= last + 1
    assert progress.notice is None and progress.read().of("mse").attempts > 12
    with progress.change():
        pass
    assert [path.name for path in workspace.hidden.glob(".progress*")] == [], "nothing of the killed is left"


def test_a_folder_that_cannot_be_written_is_an_error_with_a_cure(tmp_path: Path) -> None:
    from torchdojo.text import DojoError

    (tmp_path / "file").write_text("")
    with pytest.raises(DojoError, match="file"), Workspace(tmp_path / "file" / "dojo").locked():
        pass
