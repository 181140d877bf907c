"""fitted-before-split: mean and deviation of all rows, those of the test too, go into the training data."""

from collections.abc import Iterator

from torchdojo.doctor import scaling
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

SPLIT = "x_train, y_train, x_test, y_test = x_data[:200], y_data[:200], x_data[200:], y_data[200:]\n"
SICK = changed(REGRESSION, (SPLIT, f"x_data = (x_data - x_data.mean(0)) / x_data.std(0)  # <- here\n{SPLIT}"))
CURED = changed(
    REGRESSION,
    (
        SPLIT,
        "mean, std = x_data[:200].mean(0), x_data[:200].std(0)\nx_data = (x_data - mean) / std\n" + SPLIT,
    ),
)
ROW_BY_ROW = changed(
    REGRESSION,
    (
        SPLIT,
        "y_data = y_data.clone()\nx_data = (x_data - x_data.mean(1, keepdim=True)) / x_data.std(1, keepdim=True)\n"
        + SPLIT,
    ),
)
CONSTANTS = changed(REGRESSION, (SPLIT, f"x_data = (x_data - 0.1307) / 0.3081\n{SPLIT}"))


def read(source: Source) -> Iterator[Finding]:
    """An array is scaled by its own mean and deviation, and cut into training and test rows afterwards."""
    flow = flow_of(source)
    for fit in scaling.fits(flow) if not scaling.transductive(flow) else ():
        if not scaling.LABELS.search(fit.scaled) and scaling.splits(flow, fit):
            says = Text(
                en=f"{fit.scaled} is scaled by statistics of all rows of {fit.measured}, and split afterwards.",
                zh=f"{fit.scaled} 用 {fit.measured} 全部行的统计量做了缩放，之后才划分。",
            )
            yield Finding(source.place(fit.node), says)


RULE = Rule(
    name="fitted-before-split", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The scaling is fitted to all rows before they are "
                 "split.", zh="先在全部数据上拟合缩放，后划分训练集和测试集。"),
    why=Text(en="Mean and deviation of the test rows have entered the training data: the test knows the model "
                "a little "
                "beforehand, and its score is no longer that of unseen data.",
             zh="测试行的均值和标准差已经混进了训练数据，测试得分就不再是“没见过的数据”的得分。"),
    cure=Text(en="Split first; take mean and deviation of the training rows only, and scale both parts by them.",
              zh="先划分；只用训练行算均值和标准差，再用它们缩放两个部分。"),
    lecture=7, source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage-during-pre-processing",
    sick=SICK, cured=CURED, twins=(ROW_BY_ROW, CONSTANTS), check=in_run(read), read=read,
)  # fmt: skip
