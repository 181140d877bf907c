"""What the engine costs: lecture 8 driven with recording on, against the bare loop of the same file.

Both are run in turn in one process on one thread; CPU time of each round, ratio of the medians.
Run: python bench/overhead.py [rounds]
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

import torch

from torchdojo.engine import drive
from torchdojo.engine.program import Parts, Program
from torchdojo.engine.settings import make
from torchdojo.lectures import catalogue

GIVEN: dict[str, int] = {}  # lecture 8 as it stands: ten epochs of 4,000 digits


def bare(program: Program) -> None:
    """Iterate over the program and look at nothing."""
    training, answer = program.run(make(program, GIVEN)), None
    try:
        while True:
            answer = 0 if isinstance(training.send(answer), Parts) else None
    except StopIteration:
        pass


def driven(program: Program) -> None:
    for _ in drive.start(8, "mlp", program, GIVEN, threads=1):
        pass


def cpu_seconds(run: Callable[[Program], None], program: Program) -> float:
    began = time.process_time()
    run(program)
    return time.process_time() - began


def main(rounds: int) -> None:
    torch.set_num_threads(1)
    program = catalogue.load(8)
    with tempfile.TemporaryDirectory() as home:
        os.environ["TORCHDOJO_HOME"] = home
        cpu_seconds(bare, program)  # warm up
        pairs = [(cpu_seconds(bare, program), cpu_seconds(driven, program)) for _ in range(rounds)]
    ratios = sorted(with_engine / alone for alone, with_engine in pairs)
    print(f"torch {torch.__version__}, {rounds} rounds of lecture 8, {GIVEN}, one thread, CPU seconds")
    print(f"bare   min {min(p[0] for p in pairs):.2f}  median {statistics.median(p[0] for p in pairs):.2f}")
    print(f"driven min {min(p[1] for p in pairs):.2f}  median {statistics.median(p[1] for p in pairs):.2f}")
    print(
        f"driven / bare: median of pairs {statistics.median(ratios):.3f}, of minima "
        f"{min(p[1] for p in pairs) / min(p[0] for p in pairs):.3f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
