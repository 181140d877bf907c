"""The process of one check: forked, limited, listened to until it has spoken or can no longer speak."""

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from torchdojo.practice.bank import Exercise, find, seed_of
from torchdojo.practice.child.limits import PRINTED, Limits, waiting
from torchdojo.practice.child.trial import Trial, load
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Verdict, stopped

PATIENCE = 15  # seconds of sleeping, with no CPU time used, before a process counts as waiting for nothing
STOP = signal.SIGUSR1  # sent by the runner to the process that forks: end the check under way


def judged(job: dict[str, Any], names: dict[str, Any] | None = None) -> Verdict:
    """Return the verdict on an answer. Nothing it does can harm this process."""
    exercise = find(job["exercise"])
    room = Path(tempfile.mkdtemp(prefix="torchdojo-check-"))
    reading, writing = os.pipe()
    _flush()  # else the child, too, would print what is not yet written
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _speak(job, exercise, room, writing, names)
    os.close(writing)
    try:
        patience = job.get("patience", PATIENCE)
        with _stoppable(pid) as ended:
            said, status = _listen(pid, reading, patience)
        verdict = stopped(exercise.name) if ended else _heard(exercise, said, status, patience)
        return _with_output(verdict, room / "printed")
    finally:
        os.close(reading)
        shutil.rmtree(room, ignore_errors=True)


def _speak(
    job: dict[str, Any], exercise: Exercise, room: Path, writing: int, names: dict[str, Any] | None
) -> None:
    """In the new process: judge, write the verdict, leave without looking back."""
    os.setsid()
    _die_with_parent()
    printed = os.open(room / "printed", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, there in ((nothing, 0), (printed, 1), (printed, 2)):
        os.dup2(here, there)
    os.chdir(room)
    if names is not None:
        _leave_the_notebook()
    check = load(exercise)
    trial = Trial(exercise, check, job["file"], job["source"], seed_of(exercise, job.get("student", "")))
    trial.cpu = job.get("cpu", check.cpu)
    limits = Limits(job["file"], room)

    def leave(verdict: Verdict) -> None:
        with contextlib.suppress(OSError):
            os.write(writing, json.dumps(verdict.to_json()).encode())
        _flush()
        os._exit(0)

    limits.set(trial.cpu, lambda wrong: leave(trial.verdict(wrong)))
    verdict = trial.judge(limits, names)
    signal.setitimer(signal.ITIMER_PROF, 0)
    leave(verdict)


def _leave_the_notebook() -> None:
    """A notebook's streams lead to its page, and its threads of computation stayed behind in the other process."""
    torch.set_num_threads(1)
    sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", closefd=False)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()


def _listen(pid: int, reading: int, patience: float) -> tuple[bytes, int]:
    """Return what the process wrote, and how it ended (-1: it was waiting for nothing and was killed)."""
    said, opened = b"", True
    used: object = None
    since = time.monotonic()
    while True:
        if opened and select.select([reading], [], [], min(1.0, patience / 4))[0]:
            part = os.read(reading, 1 << 16)
            said, opened = said + part, bool(part)
            continue
        if said and not opened:  # it has spoken
            _kill(pid)
            return said, os.waitpid(pid, 0)[1]
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            _kill(pid)  # what it started may live on
            return said, status
        now, sleeping = _cpu_of_session(pid)
        if now != used or not sleeping:
            used, since = now, time.monotonic()
        elif time.monotonic() - since > patience:
            _kill(pid)
            os.waitpid(pid, 0)
            return said, -1
        if not opened:  # its end of the pipe is closed, yet it lives: nothing is left to wait for but its end
            time.sleep(0.05)


@contextlib.contextmanager
def _stoppable(pid: int) -> Iterator[list[int]]:
    """Let the runner end the check: what is yielded is no longer empty if it did."""
    came: list[int] = []

    def stop(number: int, _: object) -> None:
        came.append(number)
        _kill(pid)

    if (
        threading.current_thread() is not threading.main_thread()
    ):  # a notebook's; only the main thread gets signals
        yield came
        return
    before = signal.signal(STOP, stop)
    try:
        yield came
    finally:
        signal.signal(STOP, before)


def _die_with_parent() -> None:
    """If the process that forks is killed, end the check too. Elsewhere than on Linux its limits do."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _kill(pid: int) -> None:
    """End the process and whatever it started."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _cpu_of_session(leader: int) -> tuple[object, bool]:
    """Return the CPU time used by the processes of a session, and whether all of them sleep."""
    if not Path("/proc/self/stat").exists():
        return _cpu_of_group(leader)
    ticks, sleeping = 0, True
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader:
                ticks += int(fields[11]) + int(fields[12])
                sleeping = sleeping and fields[0] in "SZ"
    return ticks, sleeping


def _cpu_of_group(leader: int) -> tuple[object, bool]:
    """Return the same where there is no /proc (macOS): by ps, for the processes of a group."""
    told = subprocess.run(
        ["ps", "-A", "-o", "pgid=,time=,stat="], capture_output=True, text=True, check=False
    )
    rows = [line.split() for line in told.stdout.splitlines()]
    ours = [row for row in rows if row[0] == str(leader)]
    return [row[1] for row in ours], all(row[2][0] in "SIZ" for row in ours)


def _heard(exercise: Exercise, said: bytes, status: int, patience: float) -> Verdict:
    """Return the verdict that was sent; what else the code may have sent in its place is none."""
    try:
        return Verdict.from_json(json.loads(said))
    except (ValueError, TypeError, KeyError):
        return _silent(exercise, status, patience)


def _silent(exercise: Exercise, status: int, patience: float) -> Verdict:
    """Return what to say of a process that left no verdict."""
    lost = _lost(status, patience)
    return Verdict(exercise.name, lost.kind, lost.says, got=lost.got)


def _lost(status: int, patience: float) -> Wrong:
    if status == -1:
        return waiting(patience)
    if not os.WIFSIGNALED(status):
        how = f"os._exit({os.WEXITSTATUS(status)})"
        return wrong("exited", got=how, how=how)
    name = signal.Signals(os.WTERMSIG(status)).name
    if name in ("SIGXCPU", "SIGKILL"):
        return wrong("endless", got=name, cpu="too many")
    return wrong("crashed", got=name, signal=name)


def _with_output(verdict: Verdict, printed: Path) -> Verdict:
    with printed.open("rb") as file:
        file.seek(max(0, printed.stat().st_size - 4 * PRINTED))
        words = file.read().decode("utf-8", "replace")
    return replace(verdict, printed=words[-PRINTED:])
