"""augmentation-piles-up: the stored sample itself is changed each time it is fetched."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import piling
from torchdojo.text import Text

LOADER = "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300])"
NOISY = """

class Noisy(Dataset):
    def __init__(self, rows, labels):
        self.rows, self.labels = rows, labels

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, number):
        row = self.rows[number]
        row += 0.3 * torch.randn(8)  # <- here
        return row, self.labels[number]


"""
IMPORT = ("import DataLoader, ", "import DataLoader, Dataset, ")
USE = "train_loader = DataLoader(Noisy(x_data[:300], y_data[:300])"
ADD = "        row += 0.3 * torch.randn(8)  # <- here\n"
SICK = changed(CLASSIFIER, IMPORT, (LOADER, NOISY + USE))
CURED = changed(SICK, (ADD, "        row = row.clone().add_(0.3 * torch.randn(8))\n"))
BUFFER = changed(  # a place to write the augmented row into
    SICK,
    ("rows, labels\n\n", "rows, labels\n        self.space = torch.empty_like(rows)\n\n"),
    ("row = self.rows[number]\n", "self.space[number] = self.rows[number] + 0.3 * torch.randn(8)\n"),
    (ADD, "        row = self.space[number]\n"),
)
ONCE = changed(  # scaled where it lies, at the first time
    SICK, (ADD, "        if row.abs().max() > 1:\n            row /= row.abs().max()\n")
)
OFTEN = 3


def check(case: Case) -> Iterator[Finding]:
    """Rows of a data set's own attribute held other numbers after they were fetched, and once more the next time."""
    places: dict[Place, tuple[str, int]] = {}
    for event in case.events("stored"):
        for kept, often in event["again"].items():
            code = event["code"]
            found = piling.place(case, tuple(code), kept) if often >= OFTEN and code is not None else None
            if found is not None:
                places.setdefault(found, (kept, often))
    for event in case.events("pieces"):
        found = piling.sliced(case, event) if event["changed"] >= OFTEN else None
        if found is not None and nearly_all(event["changed"], event["again"]):
            says = Text(en=f"Pieces of the stored data were given to the model {event['again']} times more, changed.",
                        zh=f"同一段数据再次交给模型 {event['again']} 次，内容都被改过了。")  # fmt: skip
            yield Finding(found, says)
    for place, (kept, often) in places.items():
        says = Text(
            en=f"The rows of self.{kept} were changed while they were fetched; {often} of those looked at a second "
            "time changed again.",
            zh=f"取样本时，self.{kept} 里存着的数据本身被改掉了；再次取到时又变了一次的有 {often} 行。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="augmentation-piles-up", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The augmentation changes the stored data.", zh="数据增强直接改动了存着的数据。"),
    why=Text(en="self.x[i] is a view, not a copy. From epoch to epoch noise is added to noise, until nothing of the "
                "sample is left.",
             zh="self.x[i] 是视图，不是副本。每个 epoch 都在上次的结果上再加一遍噪声，样本最后面目全非。"),
    cure=Text(en="Make a new one: x = x + noise, or take a copy first: x = self.x[i].clone().",
              zh="生成新的：x = x + noise；或者先复制：x = self.x[i].clone()。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/tensor_view.html",
    sick=SICK, cured=CURED, twins=(BUFFER, ONCE), check=check,
)  # fmt: skip
