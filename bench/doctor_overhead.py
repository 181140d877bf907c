"""What the doctor costs: CPU time of the training loop with and without it, in interleaved rounds, one thread.

    OMP_NUM_THREADS=1 python bench/doctor_overhead.py [rounds]
    OMP_NUM_THREADS=1 python bench/doctor_overhead.py [rounds] --whole
    OMP_NUM_THREADS=1 python bench/doctor_overhead.py [rounds] --long

Without --whole only the lines of the training are timed. With it whole commands are, as one who waits for them knows
them: `python train.py` and `torchdojo doctor train.py`, from the import of torch to the last line of the report.
Small loops of training, then the lectures' main programs (lecture 1 trains nothing), most with the settings they
have by default, the slow ones with fewer epochs or rows; with --long the loops are ten times as long, and the slow
lectures run as they are. The smallest time of the rounds counts on both sides.
Written by hand into bench/RESULTS.md.
"""

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

HEAD = """
import time
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.set_num_threads(1)
torch.manual_seed(0)
"""
LOOP = """
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.{optimizer}
for epoch in range({epochs}):
    model.train()
    for inputs, labels in loader:
        optimizer.zero_grad()
        loss = criterion(model(inputs), labels)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        right = sum((model(a).argmax(1) == b).sum().item() for a, b in loader)
"""
NET = "model = nn.Sequential(nn.Linear({d}, {h}), nn.ReLU(), nn.Linear({h}, {h}), nn.ReLU(), nn.Linear({h}, 10))\n"
DATA = "loader = DataLoader(TensorDataset(torch.randn({n}, {d}), torch.randint(0, 10, ({n},))), {b}, shuffle=True)\n"
FULL = """
model, x = nn.Linear(3, 1), torch.randn(200, 3)
y = x.sum(1, keepdim=True)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range({epochs}):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
"""
CONVOLUTION = """
model = nn.Sequential(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1152, 10))
loader = DataLoader(TensorDataset(torch.randn(1600, 1, 28, 28), torch.randint(0, 10, (1600,))), 32)
"""
RECURRENT = """
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.out = nn.GRU(16, 32, batch_first=True), nn.Linear(32, 10)
    def forward(self, x):
        return self.out(self.rnn(x)[0][:, -1])
model = Model()
loader = DataLoader(TensorDataset(torch.randn(1600, 20, 16), torch.randint(0, 10, (1600,))), 32)
"""


def small_loops(times: int) -> dict[str, str]:
    """Return five small trainings, so many times as long as one that takes about a second."""
    return {
        "mnist 784-128-128-10, batch 64": NET.format(d=784, h=128) + DATA.format(n=12_000, d=784, b=64)
        + LOOP.format(optimizer="SGD(model.parameters(), lr=0.1, momentum=0.9)", epochs=5 * times),
        "digits 64-64-64-10, batch 32": NET.format(d=64, h=64) + DATA.format(n=4_000, d=64, b=32)
        + LOOP.format(optimizer="Adam(model.parameters())", epochs=10 * times),
        "full batch, 3-1": FULL.format(epochs=2_000 * times),
        "convolution 28x28, batch 32": CONVOLUTION
        + LOOP.format(optimizer="SGD(model.parameters(), lr=0.01)", epochs=8 * times),
        "recurrent, 20 letters, batch 32": RECURRENT
        + LOOP.format(optimizer="Adam(model.parameters())", epochs=8 * times),
    }  # fmt: skip


COMPILED = {
    **os.environ,
    "PYTHONDONTWRITEBYTECODE": "",
}  # an installed package is compiled once, not at every start
LECTURES: dict[int, dict[str, object]] = {
    2: {}, 3: {}, 4: {}, 5: {}, 6: {}, 7: {}, 8: {"epochs": 5}, 9: {"epochs": 5}, 10: {"epochs": 1, "first": 1280},
    11: {}, 13: {"recipe": "fast", "epochs": 2},
}  # fmt: skip
BEGIN = "# what comes before this line is not timed\n"
PROGRAM = (
    "from torchdojo.engine.finish import finish\nfrom torchdojo.lectures import catalogue\n"
    "program = catalogue.load({number})\n" + BEGIN + "finish(program, {settings})\n"
)


def scripts(long: bool) -> dict[str, str]:
    """Return what is measured: all of it short, or what one waits for: ten times the loops, lectures by default."""
    settings = {n: {} for n in (8, 9, 10, 13)} if long else LECTURES
    lectures = {
        f"lecture {n}, {s or 'as it is'}": PROGRAM.format(number=n, settings=s) for n, s in settings.items()
    }
    return small_loops(10 if long else 1) | lectures


def measure(script: str, watched: bool, answer: "multiprocessing.Queue[float]") -> None:
    """Run a script in this process and say what CPU time its own lines took."""
    before, _, rest = script.rpartition(BEGIN)
    timed = HEAD + before + "begun = time.process_time()\n" + rest + "\nspent = time.process_time() - begun\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.py"
        path.write_text(timed + f"open({str(path) + '.time'!r}, 'w').write(str(spent))\n", "utf-8")
        if watched:
            from torchdojo.doctor.child.script import Order, run

            run(Order(str(path)), Path(folder) / "log.json")
        else:
            exec(compile(path.read_text("utf-8"), str(path), "exec"), {"__name__": "__main__"})  # noqa: S102
        answer.put(float(Path(f"{path}.time").read_text("utf-8")))


def loops() -> Callable[[str, bool], float]:
    """Return what measures the lines of a training in a process that has torch imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["torch", "torch._dynamo"])
    answer = context.Queue()

    def seconds(script: str, watched: bool) -> float:
        process = context.Process(target=measure, args=(script, watched, answer))
        process.start()
        spent = answer.get()
        process.join()
        return float(spent)

    return seconds


def whole(script: str, watched: bool) -> float:
    """Return the CPU time of a whole command and its children."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.py"
        path.write_text(HEAD + script, "utf-8")
        command = [sys.executable, *(["-m", "torchdojo", "doctor"] if watched else []), str(path)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=False, env=COMPILED)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int, seconds: Callable[[str, bool], float], long: bool) -> None:
    """Print the ratio for every script."""
    ratios = []
    for name, script in scripts(long).items():
        best = {False: float("inf"), True: float("inf")}
        for _ in range(rounds):
            for watched in best:
                best[watched] = min(best[watched], seconds(script, watched))
        ratios.append(best[True] / best[False])
        print(
            f"{name:44} {best[False]:7.3f} s alone {best[True]:7.3f} s watched  {ratios[-1]:.2f}", flush=True
        )
    print(f"median {median(ratios):.2f}, worst {max(ratios):.2f}")


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"
    print(time.strftime("%Y-%m-%d %H:%M"))
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    measure_by = whole if "--whole" in sys.argv else loops()
    main(int(given[0]) if given else 5, measure_by, "--long" in sys.argv)
