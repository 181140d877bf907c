"""What a call of `track` costs in the learner's loop, reading and writing included: CPU time of a loop of calls.

Run: python bench/track.py [calls]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable

import torch

from torchdojo.engine.track import Track

CALLS = 200_000
MOST = 10.0  # microseconds a call


def microseconds(calls: int, call: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(calls):
        call()
    return (time.process_time() - began) / calls * 1e6


def cost(calls: int, **values: object) -> float:
    """Return what a call costs beyond an empty one; the first, which makes the run folder, is left out."""
    track = Track()
    track(**values)
    took = microseconds(calls, lambda: track(**values)) - microseconds(calls, lambda: None)
    began = time.process_time()
    track._finish()
    return took + (time.process_time() - began) / calls * 1e6


def main(calls: int) -> None:
    torch.set_num_threads(1)
    weight = torch.nn.Parameter(torch.tensor(1.0))
    cases: dict[str, dict[str, object]] = {
        "a number": {"loss": 0.5},
        "a loss with its graph": {"loss": weight * 2},
        "a loss and two numbers": {"loss": weight * 2, "lr": 0.1, "norm": 3.0},
        "a parameter (copied)": {"w": weight},
    }
    with tempfile.TemporaryDirectory() as home:
        os.environ["TORCHDOJO_HOME"] = home
        print(
            f"torch {torch.__version__}, {calls} calls, one thread, CPU microseconds a call (allowed: {MOST:g})"
        )
        for name, values in cases.items():
            rounds = sorted(cost(calls, **values) for _ in range(3))
            print(f"{name:24} min {rounds[0]:5.2f}  median {rounds[1]:5.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CALLS)
