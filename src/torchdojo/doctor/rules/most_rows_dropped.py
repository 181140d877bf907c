"""most-rows-dropped: drop_last throws away a large part of a small data set."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

TEST = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:]), batch_size=50)\n"
DROPPING = TEST.replace("batch_size=50)", "batch_size=64, drop_last=True)")
SICK = changed(CLASSIFIER, (TEST, f"{DROPPING[:-1]}  # <- here\n"))
FEW = changed(CLASSIFIER, (TEST, DROPPING.replace("64", "33")))
LARGE = 0.3


def check(case: Case) -> Iterator[Finding]:
    """The rows that fill no batch are nearly a third of all, or more; a shuffled loader may lose others each time."""
    for loader in case.things("loader"):
        rows, size = loader["rows"], loader["batch_size"]
        used = any(e["loader"] == loader.number for e in case.events("pass"))
        if not (loader["drop_last"] and rows and size and used):
            continue
        lost = rows % size
        if lost > LARGE * rows:
            says = Text(
                en=f"{lost} of {rows} rows are dropped in every pass: {rows // size} batches of {size} remain.",
                zh=f"每一遍都丢掉 {rows} 行中的 {lost} 行：只剩 {rows // size} 个大小为 {size} 的批次。",
            )
            yield Finding(line_of(loader.where), says)


RULE = Rule(
    name="most-rows-dropped", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="drop_last throws away a large part of the rows.", zh="drop_last 丢掉了很大一部分数据。"),
    why=Text(en="drop_last=True leaves out every batch that is not full. With few rows and a large batch that "
                "is most of the "
                "data, or all of it.",
             zh="drop_last=True 会丢掉所有没装满的批次。数据少、批次大的时候，丢掉的就是大半，甚至全部。"),
    cure=Text(en="Leave drop_last out (always in an evaluation), or choose a smaller batch size.",
              zh="去掉 drop_last（评估时一律不要用），或者把批大小改小。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/data.html",
    sick=SICK, cured=CLASSIFIER, twins=(FEW,), check=check,
)  # fmt: skip
