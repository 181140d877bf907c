"""The side of the runner: hands answers to a warm process and gets verdicts back."""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from torchdojo.practice.verdict import Verdict
from torchdojo.text import DojoError, Text

COMMAND = (sys.executable, "-P", "-m", "torchdojo.practice.child")


class Worker:
    """A process that has torch imported and forks itself for each check. Started at once, ready a little later."""

    def __init__(self) -> None:
        self.process = self._start()
        self.ready = False

    def check(self, exercise: str, file: Path | str, source: str, student: str = "") -> Verdict:
        """Return the verdict on a source that stands in `file`. A worker that died is started anew, once."""
        job = {"exercise": exercise, "file": str(file), "source": source, "student": student}
        for _ in range(2):
            answer = self._ask(job)
            if answer is not None:
                return Verdict.from_json(answer)
            self.close()
            self.process, self.ready = self._start(), False
        raise DojoError(
            what=Text(en="The process that checks answers ended twice.", zh="负责检查的进程两次都意外结束。"),
            why=Text(
                en="It may have been killed, or torch cannot be imported here.",
                zh="可能是被别的程序终止了，或者这里导入不了 torch。",
            ),
            cure=Text(
                en="See what this says: torchdojo check-up", zh="看看这个命令怎么说：torchdojo check-up"
            ),
        )

    def warm_up(self) -> None:
        """Wait until torch is imported."""
        if not self.ready:
            self.ready = self._line() is not None

    def close(self) -> None:
        """End the process."""
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

    @staticmethod
    def _start() -> "subprocess.Popen[str]":
        return subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the runner, which then ends the worker
        )
