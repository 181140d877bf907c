"""A check in this process itself, where there is no fork (Windows): the same verdict, with fewer limits.

A watchdog gives up on what computes or waits for too long. Memory, processes, files and network are not limited.
Tried on Linux with TORCHDOJO_NO_FORK=1; not tried on Windows.
"""

import _thread
import contextlib
import io
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from torchdojo.practice.bank import find, seed_of
from torchdojo.practice.child.limits import PRINTED, Limits, too_long, waiting
from torchdojo.practice.child.trial import Trial, load
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Verdict

VARIABLE = "TORCHDOJO_NO_FORK"
LOOKS = 0.1  # seconds between two looks of the watchdog


def can_fork() -> bool:
    """Whether a check can have a process of its own."""
    return hasattr(os, "fork") and not os.environ.get(VARIABLE)


def judged(
    job: dict[str, Any], names: dict[str, Any] | None = None, give_up: Callable[[Verdict], None] | None = None
) -> Verdict:
    """Return the verdict on an answer; `give_up` is called with one if there will be none."""
    exercise = find(job["exercise"])
    check = load(exercise)
    trial = Trial(exercise, check, job["file"], job["source"], seed_of(exercise, job.get("student", "")))
    limits = Limits(job["file"], Path())
    printed, ended = io.StringIO(), threading.Event()
    if give_up:
        trial.cpu = job.get("cpu", check.cpu)
        told = _told_to(give_up, trial)
        _thread.start_new_thread(
            _watch, (ended, trial.cpu, job.get("patience", 15.0), told)
        )  # not counted as left
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        verdict = trial.judge(limits, names)
    ended.set()
    sys.modules.pop("answer", None)
    return replace(verdict, printed=printed.getvalue()[-PRINTED:])


def _told_to(give_up: Callable[[Verdict], None], trial: Trial) -> Callable[[Wrong], None]:
    return lambda wrongly: give_up(trial.verdict(wrongly))


def _watch(ended: threading.Event, cpu: float, patience: float, give_up: Callable[[Wrong], None]) -> None:
    began = used = time.process_time()
    since = time.monotonic()
    while not ended.wait(LOOKS):
        now = time.process_time()
        if now - used > LOOKS / 10:  # the watchdog itself computes a little
            used, since = now, time.monotonic()
        if now - began > cpu:
            return give_up(too_long(cpu, None))
        if time.monotonic() - since > patience:
            return give_up(waiting(patience))
    return None
