"""`python -m torchdojo.practice.child`: imports torch once, then forks a process for every answer it is handed.

A line of JSON in (exercise, file, source, student), a line of JSON out (the verdict). It ends when its input does.
"""

import json
import os
import signal
import sys
import warnings
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import torch
    import torch._dynamo  # the first step of an optimizer and the first watched call would import it

from torchdojo.practice.child.process import STOP, judged
from torchdojo.practice.judge import Answer


def warm_up() -> None:
    """Do once what every check does, so that no check has to load it."""
    answer = Answer({"f": torch.nn.functional.relu}, "", frozenset({"softmax"}))
    weight = torch.nn.Parameter(torch.ones(1))
    answer.call("f", weight).sum().backward()
    torch.optim.SGD([weight], lr=0.1).step()


def main() -> int:
    """Serve until the input ends."""
    signal.signal(STOP, signal.SIG_IGN)  # it may come when the check has just ended
    torch.set_num_threads(1)
    warm_up()
    answers = os.fdopen(
        os.dup(1), "w", encoding="utf-8"
    )  # what is printed by accident must not get in between
    os.dup2(2, 1)
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        job: dict[str, Any] = json.loads(line)
        print(json.dumps(judged(job).to_json()), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
