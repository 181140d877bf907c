"""batch-norm-of-one-row: the mean of one sample is the sample itself."""

from collections.abc import Iterator
from math import prod

from torchdojo.doctor.case import Case, line_of, most, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import crash
from torchdojo.text import Text

LOADER = "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300]), batch_size=30, shuffle=True)\n"
NORM = ("nn.Dropout(0.1)", "nn.BatchNorm1d(32)")
SICK = changed(CLASSIFIER, NORM, (LOADER, LOADER.replace("[:300]", "[:271]")[:-1] + "  # <- here\n"))
CURED = changed(
    CLASSIFIER, NORM, (LOADER, LOADER.replace("[:300]", "[:271]").replace("True)", "True, drop_last=True)"))
)
PICTURES = changed(  # one picture at a time, of many pixels
    CLASSIFIER,
    ("import torch\n", "import torch\n\ntorch.set_num_threads(1)\n"),
    (LOADER, LOADER.replace("[:300]", "[:60]").replace("30", "1")),
    ("nn.Linear(8, 32),\n", "nn.Unflatten(1, (1, 1, 8)),\n    nn.Upsample(scale_factor=40),\n    nn.Conv2d(1, 4, 5),\n"
     "    nn.BatchNorm2d(4),\n    nn.AdaptiveAvgPool2d((1, 8)),\n    nn.Flatten(),\n"),
    ("range(6)", "range(1)"),
)  # fmt: skip
FEW = 256  # values of which a mean is taken


def loader_of_one(case: Case) -> Place | None:
    """Return the line of a loader that delivers a single row, always or at the end."""
    for loader in case.things("loader"):
        rows, size = loader["rows"] or 0, loader["batch_size"] or 0
        if size == 1 or (size > 1 and rows % size == 1 and not loader["drop_last"]):
            return line_of(loader.where)
    return None


def check(case: Case) -> Iterator[Finding]:
    """torch refused one row, or nearly every training call has one, with few values to take a mean of."""
    refused = crash(case, "Expected more than 1 value per channel")
    layers = [layer for layer in case.things("module") if layer["given"]]
    tiny = [p for p in layers if p["given"][0] == 1 and prod(p["given"]) // p["given"][1] <= FEW]
    spots = [spot for spot in case.spots if spot.training and spot.forwards[0]["inputs"]]
    calls = [e for spot in spots for e in spot.forwards if e["training"] and e["modes"][0]]
    single = [e for e in calls if e["inputs"] and e["inputs"][0]["shape"][:1] == [1]]
    if refused is not None:
        says = Text(en="A batch of one row reached batch norm in training mode.",
                    zh="有一个只有一行的批次，在训练模式下进了 batch norm。")  # fmt: skip
        yield Finding(loader_of_one(case) or refused, says)
    elif layers and len(tiny) == len(layers) and len(single) >= 5 and nearly_all(len(single), len(calls)):
        n = prod(tiny[0]["given"]) // tiny[0]["given"][1]
        says = Text(en=f"{len(single)} of {len(calls)} training calls had one row: a mean of {n} values.",
                    zh=f"{len(calls)} 次训练前向中有 {len(single)} 次只有一行：均值只由 {n} 个数算出。")  # fmt: skip
        yield Finding(loader_of_one(case) or most(single), says)


RULE = Rule(
    name="batch-norm-of-one-row",
    severity=Severity.WARNING,
    certainty=Certainty.FACT,
    what=Text(en="Batch norm gets batches of one row.", zh="batch norm 拿到的批次只有一行。"),
    why=Text(en="It subtracts the mean of the batch: of one row nothing is left but 0, and eval() uses other numbers.",
             zh="它要减去批次的均值：只有一行时减完就剩 0，而 eval() 用的又是另一套数。"),
    cure=Text(en="Use larger batches, drop_last=True, or nn.LayerNorm / nn.GroupNorm.",
              zh="把批次调大，加 drop_last=True，或者换成 nn.LayerNorm、nn.GroupNorm。"),
    lecture=10,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm1d.html",
    sick=SICK, cured=CURED, twins=(PICTURES,), check=check,
)  # fmt: skip
