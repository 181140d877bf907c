"""The course's recipe against the fast one: test accuracy after every epoch and CPU-seconds of training.

Both are run in turn in one process on one thread, so that whatever else the machine does slows both alike. Counted is
the CPU time between the first and the last update of every epoch; loading and testing are left out. No setting was
chosen by test accuracy: see RESULTS.md.
Run: python bench/recipes.py 8 mlp --data mnist --seeds 5 --course 10 --fast 1
     (--course and --fast say for how many epochs; 0 leaves a recipe out)
"""

import argparse
import statistics
import time
from dataclasses import dataclass, field
from typing import Any

import torch

from torchdojo.engine.program import Epoch, Parts, Program, Step
from torchdojo.engine.settings import make
from torchdojo.lectures import catalogue


@dataclass
class Measured:
    """One run: accuracy after every epoch, and CPU-seconds of training up to there."""

    accuracies: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def run(program: Program, given: dict[str, Any]) -> Measured:
    """Iterate over the program; time is taken at the first and the last Step of each epoch."""
    measured, training, answer, began, stepped = Measured(), program.run(make(program, given)), None, 0.0, 0.0
    try:
        while True:
            event = training.send(answer)
            answer = 0 if isinstance(event, Parts) else None
            match event:
                case Parts():
                    began = time.process_time()
                case Step():
                    stepped = time.process_time()
                case Epoch(metrics=metrics):
                    measured.accuracies.append(metrics["accuracy"])
                    measured.seconds.append(stepped - began + (measured.seconds or [0.0])[-1])
                    began = time.process_time()
    except StopIteration:
        return measured


def shown(values: tuple[float, ...], scale: float = 1.0, digits: int = 2) -> str:
    """Mean ± standard deviation over the seeds."""
    scaled = [scale * value for value in values]
    spread = f" ± {statistics.stdev(scaled):.{digits}f}" if len(scaled) > 1 else ""
    return f"{statistics.mean(scaled):.{digits}f}{spread}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("lecture", type=int)
    asked.add_argument("program")
    asked.add_argument("--data", default="")
    asked.add_argument("--seeds", type=int, default=5)
    asked.add_argument("--course", type=int, default=10)
    asked.add_argument("--fast", type=int, default=1)
    args = asked.parse_args()
    torch.set_num_threads(1)
    program = catalogue.load(args.lecture, args.program)
    recipes = {name: epochs for name, epochs in (("course", args.course), ("fast", args.fast)) if epochs}
    runs: dict[str, list[Measured]] = {name: [] for name in recipes}
    for seed in range(args.seeds):
        for name, epochs in recipes.items():
            given = {"recipe": name, "data": args.data, "epochs": epochs, "seed": seed}
            runs[name].append(run(program, given))
            print(f"# seed {seed} {name}: {runs[name][-1]}", flush=True)
    print(
        f"{args.lecture} {args.program}, data {args.data or 'bundled'}, {args.seeds} seeds, torch {torch.__version__}"
    )
    print("| recipe | epoch | test accuracy % | CPU-seconds |\n|---|---|---|---|")
    for name, measured in runs.items():
        columns = zip(
            zip(*(m.accuracies for m in measured), strict=True),
            zip(*(m.seconds for m in measured), strict=True),
            strict=True,
        )
        for epoch, (accuracies, seconds) in enumerate(columns, start=1):
            print(f"| {name} | {epoch} | {shown(accuracies, 100)} | {shown(seconds, digits=1)} |")


if __name__ == "__main__":
    main()
