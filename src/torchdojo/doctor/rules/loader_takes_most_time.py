"""loader-takes-most-time: the script waits for its data more than it computes with them."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

TRAIN = "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300]), batch_size=30, shuffle=True)\n"
DATASET = """\
lines = [" ".join(map(str, row * 600)) for row in x_data[:300].tolist()]


class Lines(Dataset):
    def __len__(self):
        return len(lines)

    def __getitem__(self, i):
        return torch.tensor([float(word) for word in lines[i].split()][:8]), y_data[i]  # <- here


train_loader = DataLoader(Lines(), batch_size=30, shuffle=True)
"""
USED = ("import DataLoader, TensorDataset", "import DataLoader, Dataset, TensorDataset")
SICK = changed(CLASSIFIER, USED, (TRAIN, DATASET))
READ_ONCE = changed(
    CLASSIFIER, USED, (TRAIN, DATASET.replace("train_loader = DataLoader(Lines(), ",
    "rows = [Lines()[i] for i in range(300)]\ntrain_loader = DataLoader(rows, ").replace("  # <- here", "")),
)  # fmt: skip
SHARE = 0.65
SECONDS, FEW = 0.05, 5
EACH = 200e-6  # of a row: a few operations of torch's take half of this, a TensorDataset a twentieth


def slow(case: Case, loader: Thing) -> Place:
    """Return the first line of the user's own __getitem__() that fetches the rows, or where the loader was made."""
    for source in map(source_of, case.files):
        classes = (n for n in ast.walk(source.tree) if isinstance(n, ast.ClassDef))
        for one in (part for cls in classes if cls.name == loader["dataset"] for part in cls.body):
            if isinstance(one, ast.FunctionDef) and one.name == "__getitem__":
                return source.place(one.body[1 if ast.get_docstring(one) and len(one.body) > 1 else 0])
    return line_of(loader.where)


def check(case: Case) -> Iterator[Finding]:
    """Without workers a loader takes two thirds of the time, and more for each row than building a batch takes."""
    events = list(case.events("loading"))
    whole = sum(event["batches"] * (event["wait"] + event["work"]) for event in events)
    for event in events:
        loader, seconds = case.log.things[event["loader"]], event["batches"] * event["wait"]
        each = event["soon"] / (loader["batch_size"] or 1)  # a busy machine makes no data set slow
        known = event["batches"] >= FEW  # what is done with a batch is known when the next one is asked for
        if known and loader["workers"] == 0 and seconds > max(SECONDS, SHARE * whole) and each > EACH:
            says = Text(
                en=f"{seconds / whole:.0%} of the time in the loops over loaders is spent waiting for this one: "
                f"{each * 1e6:.0f} microseconds for each row.",
                zh=f"遍历各个 loader 的循环里，有 {seconds / whole:.0%} 的时间在等这个 loader："
                f"每行要 {each * 1e6:.0f} 微秒。",
            )
            yield Finding(slow(case, loader), says)


RULE = Rule(
    name="loader-takes-most-time", severity=Severity.TIP, certainty=Certainty.STATISTIC,
    what=Text(en="Most of the time goes into loading.", zh="大部分时间花在了取数据上。"),
    why=Text(en="__getitem__ is called for every row in every epoch. What it reads, parses or computes anew "
                "each time, it does "
                "while the model waits.",
             zh="__getitem__ 在每个 epoch 里对每一行都要调用一次。它每次重新读取、解析、计算的时候，模型都在干等。"),
    cure=Text(en="Do it once, in __init__, and keep tensors; or let num_workers=2 do it beside the training.",
              zh="在 __init__ 里一次做完，存成张量；或者用 num_workers=2，让子进程和训练同时进行。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/data.html",
    sick=SICK, cured=READ_ONCE, twins=(CLASSIFIER,), check=check,
)  # fmt: skip
