"""Lectures 11 and 13 over several seeds: mean, spread, CPU seconds of one thread. Prints a Markdown table.

Run: TORCHDOJO_DATA=../shared/data nice -n 10 python bench/names.py [PART ...]
Parts: fast, course, bundled, weather, sentiment, reviews; without one, all of them (about 12 CPU minutes).
"""

import os
import platform
import statistics
import sys
import time
from typing import Any

import torch

from torchdojo.data.home import data_home
from torchdojo.engine.finish import finish
from torchdojo.lectures import catalogue

REVIEWS = str(data_home() / "movie-reviews")
Case = tuple[int, str, dict[str, Any], int]  # lecture, program, settings, how many seeds
PARTS: dict[str, list[Case]] = {
    "fast": [(13, "names", {"data": "names", "recipe": "fast"}, 5), (13, "names", {"recipe": "fast"}, 5)],
    "course": [(13, "names", {"data": "names"}, 3)],
    "bundled": [(13, "names", {}, 3)],
    "weather": [(11, "weather", {"kind": kind}, 6) for kind in ("rnn", "gru", "lstm", "linear")],
    "sentiment": [(13, "sentiment", {"kind": kind}, 5) for kind in ("gru", "mean")],
    "reviews": [(13, "sentiment", {"data": REVIEWS, "kind": kind}, 3) for kind in ("gru", "mean")],
}


def main(parts: list[str]) -> None:
    torch.set_num_threads(1)
    print(f"torch {torch.__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, 1 thread")
    print("| lecture | settings | seeds | accuracy: mean ± spread | after each epoch (mean) | CPU s |")
    print("|---|---|---|---|---|---|")
    for lecture, name, given, seeds in (case for part in parts or PARTS for case in PARTS[part]):
        program = catalogue.load(lecture, name)
        runs, seconds = [], []
        for seed in range(seeds):
            began = time.process_time()
            runs.append(finish(program, {**given, "seed": seed}))
            seconds.append(time.process_time() - began)
        last = [100 * run.result["accuracy"] for run in runs]
        epochs = zip(*([100 * epoch["accuracy"] for epoch in run.epochs] for run in runs), strict=True)
        shown = " ".join(f"{key}={os.path.basename(str(value))}" for key, value in given.items())
        print(
            f"| {lecture} {name} | {shown or 'defaults'} | {seeds} "
            f"| {statistics.mean(last):.1f} ± {statistics.stdev(last):.1f} "
            f"| {' '.join(f'{statistics.mean(values):.1f}' for values in epochs)} "
            f"| {statistics.mean(seconds):.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
