"""The slow promises of the lectures, measured: what each says, what came out, whether it is kept, CPU-seconds.

They are the promises that `pytest -m slow` tests; this prints the numbers for RESULTS.md. A program runs once for all
promises about the same settings, on one thread; loading and testing count.
Run: TORCHDOJO_DATA=../shared/data python bench/promises.py [LECTURE[-PROGRAM] ...]
"""

import sys
import time

import torch

from torchdojo.engine.finish import Finished, finish
from torchdojo.engine.program import Expect, Overrides, Program, Try
from torchdojo.lectures import catalogue

Promise = Expect | Try


def by_settings(program: Program) -> list[tuple[Overrides, list[Promise]]]:
    """Return the slow promises of a program, those about the same settings together."""
    promises: list[Promise] = [*program.expect, *program.tries]
    slow = [promise for promise in promises if promise.slow]
    settings = {str(promise.given): promise.given for promise in slow}
    return [(given, [p for p in slow if str(p.given) == text]) for text, given in settings.items()]


def row(promise: Promise, ended: Finished) -> str:
    """Return what is promised, what came out and whether that is within the promise."""
    if isinstance(promise, Try) and promise.diverges:
        return f"diverges | {ended.diverged} | {ended.diverged}"
    got = ended.result[promise.value]
    kept = abs(got - promise.about) <= promise.within + 1e-12
    return (
        f"{promise.value} {promise.about:g} ± {promise.within:g} | {got:.6g} | {'kept' if kept else 'BROKEN'}"
    )


def main(wanted: list[str]) -> None:
    torch.set_num_threads(1)
    print(f"torch {torch.__version__}, one thread, seed 0 (the default)")
    print("| program | settings | promise | measured | | CPU s |\n|---|---|---|---|---|---|")
    for number in catalogue.lectures():
        for name in catalogue.programs(number):
            if wanted and not {str(number), f"{number}-{name}"} & set(wanted):
                continue
            program = catalogue.load(number, name)
            for given, promises in by_settings(program):
                began = time.process_time()
                ended = finish(program, given)
                took = time.process_time() - began
                says = " ".join(f"{key}={value}" for key, value in given.items()) or "default"
                for promise in promises:
                    print(f"| {number} {name} | {says} | {row(promise, ended)} | {took:.1f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
