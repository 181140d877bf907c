"""same-random-numbers-in-workers: each worker has a copy of one generator, or sets the same seed."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.workers import drawing, same_seed
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

DATASET = """\


class Noisy(Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.random = np.random.default_rng(0)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i] + 0.01 * float(self.random.normal()), self.y[i]  # <- here


torch.manual_seed(0)
"""
IMPORTS = ("import torch\n", "import numpy as np\nimport torch\n")
USED = ("import DataLoader, TensorDataset", "import DataLoader, Dataset, TensorDataset")
MADE = ("DataLoader(TensorDataset(x_data[:300], y_data[:300]), batch_size=30, shuffle=True)",
        "DataLoader(Noisy(x_data[:300], y_data[:300]), batch_size=30, shuffle=True, num_workers=2)")  # fmt: skip
SICK = changed(
    CLASSIFIER, IMPORTS, USED, ("\ntorch.manual_seed(0)\n", DATASET), MADE, ("range(6)", "range(2)")
)
CURED = changed(SICK, ("float(self.random.normal())", "torch.randn(()).item()"), ("  # <- here", ""))
ONE_PROCESS = changed(SICK, (", num_workers=2", ""), ("  # <- here", ""))


def check(case: Case) -> Iterator[Finding]:
    """A loader with several workers, whose dataset draws from a generator that each of them has copied."""
    for loader in case.things("loader"):
        for file in case.files if (loader["workers"] or 0) > 1 else ():
            flow = flow_of(source_of(file))
            told = loader["init"] is not None
            nodes = [] if told else list(drawing(flow, loader["dataset"], loader["streams"] or []))
            seed = same_seed(flow, loader["init"]) if told else None
            for node in [*nodes[:1], *([seed] if seed is not None else [])]:
                n = loader["workers"]
                says = Text(en=f"All {n} workers draw the same numbers here, and the same again in every epoch.",
                            zh=f"{n} 个子进程在这里取到的随机数完全一样，而且每个 epoch 都一样。")  # fmt: skip
                yield Finding(flow.source.place(node), says)


RULE = Rule(
    name="same-random-numbers-in-workers", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="All workers of a loader draw the same random "
                 "numbers.", zh="数据加载的各个子进程取到同样的随机数。"),
    why=Text(en="Each worker gets a copy of the data set with the generator in it, in the state of the "
                "beginning: the "
                "augmentation repeats itself from worker to worker and from epoch to epoch.",
             zh="每个子进程拿到的是数据集的副本，里面的随机数发生器都从同一状态开始：数据增强在子进程之间、"
                "epoch 之间不断重复。"),
    cure=Text(en="Draw with torch (torch.randn, torch.randint), which seeds each worker differently, or seed in "
                 "worker_init_fn from torch.initial_seed().",
              zh="用 torch 的随机函数（每个子进程的种子自动不同），或在 worker_init_fn 里用 "
                 "torch.initial_seed() 设种子。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/notes/randomness.html",
    sick=SICK, cured=CURED, twins=(ONE_PROCESS,), check=check,
)  # fmt: skip
