"""The process of one check: forked, limited, listened to until it has spoken or can no longer speak."""

import contextlib
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from torchdojo.practice.bank import Exercise, find, seed_of
from torchdojo.practice.child.limits import Limits
from torchdojo.practice.child.trial import Trial, load
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Verdict

PATIENCE = 15  # seconds of sleeping, with no CPU time used, before a process counts as waiting for nothing
PRINTED = 2_000  # characters that are kept


def judged(job: dict[str, Any], names: dict[str, Any] | None = None) -> Verdict:
    """Return the verdict on an answer. Nothing it does can harm this process."""
    exercise = find(job["exercise"])
    room = Path(tempfile.mkdtemp(prefix="torchdojo-check-"))
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _speak(job, exercise, room, writing, names)
    os.close(writing)
    try:
        said, status = _listen(pid, reading)
        verdict = Verdict.from_json(json.loads(said)) if said else _silent(exercise, status)
        return _with_output(verdict, room / "printed")
    finally:
        os.close(reading)
        shutil.rmtree(room, ignore_errors=True)


def _speak(
    job: dict[str, Any], exercise: Exercise, room: Path, writing: int, names: dict[str, Any] | None
) -> None:
    """In the new process: judge, write the verdict, leave without looking back."""
    os.setsid()
    printed = os.open(room / "printed", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, there in ((nothing, 0), (printed, 1), (printed, 2)):
        os.dup2(here, there)
    os.chdir(room)
    check = load(exercise)
    trial = Trial(exercise, check, job["file"], job["source"], seed_of(exercise, job.get("student", "")))
    limits = Limits(job["file"], room, check.processes)

    def leave(verdict: Verdict) -> None:
        with contextlib.suppress(OSError):
            os.write(writing, json.dumps(verdict.to_json()).encode())
        _flush()
        os._exit(0)

    limits.set(check.cpu, lambda wrong: leave(trial.verdict(wrong)))
    verdict = trial.judge(limits, names)
    signal.setitimer(signal.ITIMER_PROF, 0)
    leave(verdict)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()


def _listen(pid: int, reading: int) -> tuple[bytes, int]:
    """Return what the process wrote, and how it ended (-1: it was waiting for nothing and was killed)."""
    said, opened = b"", True
    used, since = -1, time.monotonic()
    while True:
        if opened and select.select([reading], [], [], 1.0)[0]:
            part = os.read(reading, 1 << 16)
            said, opened = said + part, bool(part)
            continue
        if said and not opened:  # it has spoken
            _kill(pid)
            return said, os.waitpid(pid, 0)[1]
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return said, status
        now, sleeping = _cpu_of_session(pid)
        if now != used or not sleeping:
            used, since = now, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            _kill(pid)
            os.waitpid(pid, 0)
            return said, -1
        if (
            not opened
        ):  # its end of the pipe is closed, yet it lives: there is nothing to wait for but its end
            time.sleep(0.05)


def _kill(pid: int) -> None:
    """End the process and whatever it started."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _cpu_of_session(leader: int) -> tuple[int, bool]:
    """Return the CPU ticks used by the processes of a session, and whether all of them sleep."""
    ticks, sleeping = 0, True
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader:
                ticks += int(fields[11]) + int(fields[12])
                sleeping = sleeping and fields[0] in "SZ"
    return ticks, sleeping


def _silent(exercise: Exercise, status: int) -> Verdict:
    """Return what to say of a process that left no verdict."""
    lost = _lost(status)
    return Verdict(exercise.name, lost.kind, lost.says, got=lost.got)


def _lost(status: int) -> Wrong:
    if status == -1:
        return wrong("waiting", seconds=PATIENCE)
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
