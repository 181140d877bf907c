"""From saving a file to the verdict: torchdojo, torchlings and TorchCode (torch-judge), in one run on one machine.

torchdojo: every exercise, a wrong and a right answer; the clock runs from write() until the verdict is told and the
progress is on the disk, with the file events and the warm worker of watch mode; before the others and after them.
torchlings: its own Runner, every third exercise that needs no GPU as it is delivered, from write() until its result is
printed. torch-judge has no watch mode: check() in a warm process (a notebook's), without a process for the answer, and
as a script from the start.

Run: python bench/practice_speed.py OTHERS, where OTHERS is a virtual environment with torch, pytest, torchlings and
torch-judge (pip install --no-deps torchlings torch-judge: they need no other torch). Without OTHERS: torchdojo alone.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from queue import SimpleQueue
from statistics import median, quantiles

from torchdojo.cli.screen import screen
from torchdojo.cli.verdicts import told
from torchdojo.practice.bank import Exercise, exercises
from torchdojo.practice.learner import Learner
from torchdojo.practice.saves import Saves
from torchdojo.practice.workspace import Workspace

TORCHLINGS = """
import sys, time
from pathlib import Path
import click
from watchfiles import watch
from torchlings.modal_runner import is_gpu_exercise
from torchlings.runner import Runner

runner = Runner(Path("exercises"))
for file in [file for file in runner.exercises if not is_gpu_exercise(str(file))][::3]:
    began = None
    for changes in watch(file.resolve(), debounce=1, rust_timeout=50, yield_on_timeout=True):
        if began is None:  # the first answer, of no changes, says that the watch is up
            began = time.monotonic()
            file.write_text(file.read_text())
        elif changes:
            runner.run_pytest(str(file.resolve()))
            break
    print("TOOK", file, time.monotonic() - began, file=sys.stderr)
"""
JUDGE = '''
import sys, time, warnings
import torch, torch_judge
answers = {
    "relu": "def relu(x):\\n    return x * (x > 0)",
    "softmax": """def my_softmax(x, dim=-1):
    e = (x - x.max(dim, keepdim=True).values).exp()
    return e / e.sum(dim, keepdim=True)""",
    "cross_entropy": """def cross_entropy_loss(logits, targets):
    scaled = logits - logits.logsumexp(1, keepdim=True)
    return -scaled[range(len(targets)), targets].mean()""",
}
for name in (sys.argv[1:] or answers):
    exec(answers[name], globals())
    began = time.monotonic()
    torch_judge.check(name)
    print("TOOK", name, time.monotonic() - began, file=sys.stderr)
'''


def ours(folder: Path) -> Iterator[tuple[Exercise, str, bool, float]]:
    """Yield exercise, file of the answer, whether it passed, seconds."""
    saved: SimpleQueue[None] = SimpleQueue()
    with Learner(Workspace(folder / "dojo")) as at:
        at.open()
        at.worker.warm_up()
        saves = Saves(at.workspace.root, lambda: saved.put(None))
        saves.start()
        for exercise in exercises():
            file = at.workspace.file(exercise)
            for answer in (exercise.wrong[0], exercise.right[0]):
                saves.follow(file)
                source = answer.read_text("utf-8")
                began = time.monotonic()
                file.write_text(source, "utf-8")
                saved.get()
                verdict = at.check(exercise)
                with redirect_stdout(io.StringIO()):
                    screen().print(told(verdict, exercise, folder))
                yield exercise, answer.parent.name, verdict.passed, time.monotonic() - began
        saves.stop()


def theirs(python: Path, code: str, folder: Path, *words: str) -> list[float]:
    """Run code in the other environment and return the seconds it tells."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    child = subprocess.run(
        [python, "-c", code, *words], cwd=folder, env=environment, capture_output=True, text=True
    )
    took = [float(line.split()[-1]) for line in child.stderr.splitlines() if line.startswith("TOOK")]
    if child.returncode or not took:
        sys.exit(child.stderr[-2000:])
    return took


def told_row(name: str, seconds: list[float]) -> None:
    ninth = quantiles(seconds, n=10, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    print(
        f"| {name} | {len(seconds)} | {median(seconds):.2f} | {ninth:.2f} | {max(seconds):.2f} |", flush=True
    )


def trains(exercise: Exercise) -> bool:
    """Whether its check trains: it is written with learns()."""
    return "learns(" in (exercise.folder / "check.py").read_text("utf-8")


def main() -> None:
    print(f"load {os.getloadavg()[0]:.1f} at the start, {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = list(ours(folder))
        print("| save to verdict, s | answers | median | 90 % | most |\n|---|---|---|---|---|")
        told_row("torchdojo, without training", [s for e, _, _, s in rows if not trains(e)])
        for kind in ("right", "wrong"):
            told_row(f"  of these the {kind} ones", [s for e, k, _, s in rows if not trains(e) and k == kind])
        told_row("torchdojo, all", [s for *_, s in rows])
        unexpected = [f"{e.name}/{k}" for e, k, passed, _ in rows if passed != (k == "right")]
        for exercise, kind, _, s in sorted(rows, key=lambda row: -row[3])[:8]:
            print(f"slowest: {exercise.name} {kind} {s:.2f}", file=sys.stderr)
        if unexpected:
            print("judged unexpectedly:", ", ".join(unexpected), file=sys.stderr)
        if len(sys.argv) > 1:
            others(Path(sys.argv[1]).absolute(), folder)
            again = [s for e, _, _, s in ours(folder / "again") if not trains(e)]
            told_row("torchdojo, without training, once more", again)
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def others(environment: Path, folder: Path) -> None:
    python = environment / "bin" / "python"
    exercises_of = subprocess.run(
        [python, "-c", "import torchlings; print(torchlings.__path__[0])"],
        capture_output=True,
        text=True,
        check=True,
    )
    subprocess.run(["cp", "-r", f"{exercises_of.stdout.strip()}/exercises", folder / "exercises"], check=True)
    (folder / ".venv").symlink_to(environment)  # it calls .venv/bin/pytest
    told_row("torchlings 0.2.7", theirs(python, TORCHLINGS, folder))
    told_row("torch-judge 0.1.1, warm, same process", theirs(python, JUDGE, folder))
    cold = []
    for name in ("relu", "softmax", "cross_entropy"):
        began = time.monotonic()
        theirs(python, JUDGE, folder, name)
        cold.append(time.monotonic() - began)
    told_row("torch-judge 0.1.1, as a script", cold)


if __name__ == "__main__":
    main()
