"""cache-shared-by-splits: the test set is asked for row 7 and hands over row 7 of the training set."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import caching
from torchdojo.doctor.traces.examinations import Examination, examinations
from torchdojo.text import Text

CACHED = """

class Cached(Dataset):
    known = {}  # <- here

    def __init__(self, rows, labels):
        self.rows, self.labels = rows, labels

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, number):
        if number not in self.known:
            self.known[number] = self.rows[number].clone(), self.labels[number]
        return self.known[number]


"""
LOADER = "train_loader = DataLoader("
SICK = changed(CLASSIFIER, ("import DataLoader, TensorDataset\n", "import DataLoader, Dataset\n"),
               (LOADER, CACHED + LOADER), ("TensorDataset(x_data[:300]", "Cached(x_data[:300]"),
               ("TensorDataset(x_data[300:]", "Cached(x_data[300:]"))  # fmt: skip
CURED = changed(
    SICK,
    ("    known = {}  # <- here\n\n", ""),
    ("rows, labels\n\n", "rows, labels\n        self.known = {}\n\n"),
)
SAME_ROWS = changed(  # how well it does on what it has learned, from the same cache
    SICK, ("Cached(x_data[300:], y_data[300:])", "Cached(x_data[:300], y_data[:300])"), ("{}  # <- here", "{}")
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Two data sets of one class keep different data and deliver the same rows; the class keeps something for both."""
    found: dict[Place, Examination] = {}
    for one in examinations(case):
        place = caching.place(case, one)
        if place is not None:
            found.setdefault(place, one)
    for place, one in found.items():
        says = Text(
            en=f"Two sets keep different data, but {one.both} of {one.examined} rows examined were learned before.",
            zh=f"两个数据集存的数据不同，可评估的 {one.examined} 行里有 {one.both} 行正是训练过的。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="cache-shared-by-splits", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Training set and test set share one cache.", zh="训练集和测试集共用一个缓存。"),
    why=Text(en="What a class or file keeps is one for all its objects. The test set finds row 7 there already: that "
                "of the training set.",
             zh="写在类上或文件里的缓存，所有对象共用。测试集去取第 7 行，取到的是训练集的第 7 行。"),
    cure=Text(en="One cache for each: self.cache = {} in __init__; or put the split into the key.",
              zh="每个数据集各用一个：在 __init__ 里写 self.cache = {}；或者把数据集的名字也放进键里。"),
    lecture=7, source="https://docs.python.org/3/tutorial/classes.html#class-and-instance-variables",
    sick=SICK, cured=CURED, twins=(SAME_ROWS,), check=check,
)  # fmt: skip
