"""The side of the runner: hands answers to a warm process and gets verdicts back."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, TypeVar

from torchdojo.practice.bank import Exercise
from torchdojo.practice.verdict import Verdict, stopped
from torchdojo.text import DojoError, Text

Made = TypeVar("Made")

COMMAND = (sys.executable, "-P", "-m", "torchdojo.practice.child")

# Without fork there is one process for all checks, and to stop one is to end it.
STOP = (
    signal.SIGUSR1
    if hasattr(signal, "SIGUSR1") and not os.environ.get("TORCHDOJO_NO_FORK")
    else signal.SIGTERM
)


class Worker:
    """A process that has torch imported and forks itself for each check. Started at once, ready a little later."""

    def __init__(self, **limits: float) -> None:
        """`limits`, for tests: `cpu` seconds of a check, `patience` in seconds with one that only sleeps."""
        self.limits = limits
        self.room = tempfile.TemporaryDirectory(prefix="torchdojo-practice-", ignore_cleanup_errors=True)
        self.process = self._start()
        self.ready = False
        self._unwanted = False  # stop() came before the worker was ready

    def check(self, exercise: str, file: Path | str, source: str, student: str = "") -> Verdict:
        """Return the verdict on a source that stands in `file`. A worker that died is started anew, once."""
        job = {"exercise": exercise, "file": str(file), "source": source, "student": student, **self.limits}
        self._unwanted = False
        answer = self._ask(job)
        if answer is None:
            self._end()
            self.process, self.ready = self._start(), False
            answer = stopped(exercise).to_json() if self._unwanted else self._ask(job)
        if answer is None:
            self._end()
            raise _ended_twice(self.last_words())
        return Verdict.from_json(answer)

    def warm_up(self) -> bool:
        """Wait until torch is imported; return whether it is."""
        if not self.ready:
            self.ready = self._line() is not None
        return self.ready

    def stop(self) -> None:
        """End the check under way, from another thread: its verdict says `stopped`."""
        self._unwanted = True
        if self.ready:
            self.process.send_signal(STOP)

    def last_words(self) -> str:
        """Return the last line the process complained with."""
        lines = (Path(self.room.name) / "stderr").read_text("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def close(self) -> None:
        """End the process, and remove what it left behind."""
        self._end()
        self.room.cleanup()

    def _end(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # it is gone already
                    continue
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, job: dict[str, Any]) -> dict[str, Any] | None:
        self.warm_up()
        if not self.ready or self.process.stdin is None:
            return None
        if self._unwanted:
            return stopped(job["exercise"]).to_json()
        try:
            self.process.stdin.write(json.dumps(job) + "\n")
            self.process.stdin.flush()
        except OSError:
            return None
        return self._line()

    def _line(self) -> dict[str, Any] | None:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        return json.loads(line) if line.endswith("\n") else None

    def _start(self) -> "subprocess.Popen[str]":
        with (Path(self.room.name) / "stderr").open("wb") as complaints:
            return subprocess.Popen(
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                encoding="utf-8",
                env={**os.environ, "TMPDIR": self.room.name, "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES"},
                start_new_session=True,  # Ctrl-C is for the runner, which then ends the worker
            )


def shared_out(
    work: Callable[[Exercise, Worker], Made], chosen: Iterable[Exercise], jobs: int
) -> Iterator[Made]:
    """Yield what `work` makes of each exercise, in order; several warm workers are at it at once."""
    free: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker() for _ in range(jobs)]
    for worker in workers:
        free.put(worker)

    def with_a_worker(exercise: Exercise) -> Made:
        worker = free.get()
        try:
            return work(exercise, worker)
        finally:
            free.put(worker)

    try:
        with ThreadPoolExecutor(jobs) as pool:
            yield from pool.map(with_a_worker, chosen)
    finally:
        for worker in workers:
            worker.close()


def _ended_twice(last_words: str) -> DojoError:
    why = Text(
        en="It may have been killed, or torch cannot be imported here. Its last words: {words}",
        zh="可能是被别的程序终止了，或者这里导入不了 torch。它最后说：{words}",
    )
    return DojoError(
        what=Text(en="The process that checks answers ended twice.", zh="负责检查的进程两次都意外结束。"),
        why=why.format(words=last_words or "—"),
        cure=Text(
            en="See what these say: torchdojo practice doctor, torchdojo check-up",
            zh="看看这两个命令怎么说：torchdojo practice doctor、torchdojo check-up",
        ),
    )
