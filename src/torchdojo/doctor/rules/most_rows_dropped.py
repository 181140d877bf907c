"""most-rows-dropped: drop_last throws away a large part of a small data set."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.cutting import short_lengths
from torchdojo.doctor.traces.examinations import learns_from
from torchdojo.text import Text

TEST = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:]), batch_size=50)\n"
DROPPING = TEST.replace("batch_size=50)", "batch_size=64, drop_last=True)")
SICK = changed(CLASSIFIER, (TEST, f"{DROPPING[:-1]}  # <- here\n"))
FEW = changed(CLASSIFIER, (TEST, DROPPING.replace("64", "33")))
LARGE, SMALL = (
    0.3,
    0.1,
)  # of the rows: in training others are lost each time, in an examination always the same


def too_short(case: Case) -> Iterator[Finding]:
    """__len__ counts batches or columns, though __getitem__ gives rows."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for node, stored in short_lengths(case, flow):
            says = Text(en=f"__getitem__ gives the rows of {stored}, __len__ is not the number of them.",
                        zh=f"__getitem__ 给的是 {stored} 的一行，__len__ 报的却不是行数。")  # fmt: skip
            yield Finding(flow.source.place(node), says)


def check(case: Case) -> Iterator[Finding]:
    """The rows that fill no batch are nearly a third of all, or more; a shuffled loader may lose others each time."""
    yield from too_short(case)
    loaders = case.things("loader")
    learned = {one.number for one in loaders if learns_from(case, one.number)}
    for loader in loaders:
        rows, size = loader["rows"], loader["batch_size"]
        used = any(e["loader"] == loader.number for e in case.events("pass"))
        if not (loader["drop_last"] and rows and size and used):
            continue
        lost = rows % size
        examines = loader.number not in learned and (learned or not case.backwards)
        if lost > (SMALL if examines else LARGE) * rows:
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
