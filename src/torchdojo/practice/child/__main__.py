"""`python -m torchdojo.practice.child`: imports torch once, then forks a process for every answer it is handed.

A line of JSON in (exercise, file, source, student), a line of JSON out (the verdict). It ends when its input does.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import torch

from torchdojo.practice.child import here
from torchdojo.practice.child.warm import warm_up
from torchdojo.practice.verdict import Verdict


def _judge(leave: Callable[[Verdict], None]) -> Callable[[dict[str, Any]], Verdict]:
    if not here.can_fork():
        return lambda job: here.judged(job, None, leave)
    from torchdojo.practice.child.process import STOP, judged

    signal.signal(STOP, signal.SIG_IGN)  # it may come when the check has just ended
    return judged


def main() -> int:
    """Serve until the input ends."""
    torch.set_num_threads(1)
    warm_up()
    answers = os.fdopen(
        os.dup(1), "w", encoding="utf-8"
    )  # what is printed by accident must not get in between
    os.dup2(2, 1)

    def leave(verdict: Verdict) -> None:
        """The check will not end: the runner gets this verdict, and starts another process."""
        print(json.dumps(verdict.to_json()), file=answers, flush=True)
        os._exit(0)

    judge = _judge(leave)
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        job: dict[str, Any] = json.loads(line)
        print(json.dumps(judge(job).to_json()), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
