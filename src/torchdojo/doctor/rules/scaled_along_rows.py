"""scaled-along-rows: a table is standardised along the wrong axis, each row for itself."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.rowwise import scaling
from torchdojo.text import Text

LABELS = "y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()\n"
TABLE = LABELS + "x_data = x_data * torch.tensor([1.0, 5.0, 0.1, 9000.0, 20.0, 1.0, 60.0, 3.0]) + 200\n"
SCALED = "x_data = (x_data - x_data.mean({0}, keepdim=True)) / x_data.std({0}, keepdim=True)"
SICK = changed(CLASSIFIER, (LABELS, TABLE + SCALED.format(1) + "  # <- here\n"))
CURED = changed(CLASSIFIER, (LABELS, TABLE.replace(" + 200", "") + "x_data = x_data / x_data[:300].std(0)\n"))
LIKE_COLUMNS = changed(CLASSIFIER, (LABELS, LABELS + SCALED.format(1) + "\n"))
SHARE = 0.95
FEW = 3


def check(case: Case) -> Iterator[Finding]:
    """Each row of a small table has mean 0 and deviation 1, or length 1, and in all of them one column stands out."""
    calls = [event for spot in case.spots if spot.training for event in spot.forwards if event["same"]]
    sick = [event for event in calls if event["by_row"] is not None and event["by_row"] >= SHARE]
    if len(sick) < FEW or not nearly_all(len(sick), len(calls)):
        return
    place = scaling(case)
    if place is not None:
        says = Text(
            en=f"Each row is scaled for itself; in {sick[0]['by_row']:.0%} of them the same column stands out.",
            zh=f"每一行都各自做了缩放；其中 {sick[0]['by_row']:.0%} 的行里，最突出的总是同一列。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="scaled-along-rows", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The table is scaled along its rows, not its columns.", zh="表格按行做了标准化，而不是按列。"),
    why=Text(en="A row holds years, metres and euros: their common mean and deviation are those of the largest column. "
                "It becomes nearly constant, and the small ones disappear next to it.",
             zh="一行里有年龄、长度、金额：它们合在一起的均值和标准差，其实就是数值最大的那一列说了算。"
                "结果大的那列几乎成了常数，小的那些全被淹没。"),
    cure=Text(en="Take mean and deviation of each column, over the training rows: x.mean(0), x.std(0).",
              zh="对每一列取均值和标准差（用训练集的行）：x.mean(0)、x.std(0)。"),
    lecture=7, source="https://scikit-learn.org/stable/modules/preprocessing.html#normalization",
    sick=SICK, cured=CURED, twins=(LIKE_COLUMNS,), check=check,
)  # fmt: skip
