"""fitted-before-split: statistics of all rows, those of the test too, go into the training data."""

from collections.abc import Iterator

from torchdojo.doctor.clues import filling, scaling
from torchdojo.doctor.clues.parting import parted
from torchdojo.doctor.clues.partners import answers_in_a_set
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
    """Statistics of all rows of an array go into it, and it is split afterwards; or those of the test rows."""
    flow = flow_of(source)
    if scaling.transductive(flow):
        return
    for fit in (*scaling.fits(flow), *filling.filled(flow), *filling.projected(flow)):
        split = scaling.splits(flow, fit) or parted(flow, fit.node, {fit.scaled})
        label = scaling.LABELS.search(fit.scaled) or answers_in_a_set(flow, fit.scaled)
        if split and not label and not scaling.known_before(flow, fit.measured):
            says = Text(en=f"{fit.scaled} is made with statistics of all rows of {fit.measured}, and split afterwards.",
                        zh=f"{fit.scaled} 用到了 {fit.measured} 全部行的统计量，之后才划分。")  # fmt: skip
            yield Finding(source.place(fit.node), says)
    for fit in list(filling.borrowed(flow))[:1]:
        says = Text(en=f"{fit.scaled} is scaled by statistics of {fit.measured}, which holds the test rows.",
                    zh=f"缩放 {fit.scaled} 用的是 {fit.measured} 的统计量，其中有测试行。")  # fmt: skip
        yield Finding(source.place(fit.node), says)


RULE = Rule(
    name="fitted-before-split", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Scaling, filling or projection is fitted to the test rows too.",
              zh="缩放、补缺或降维，拟合时把测试行也算了进去。"),
    why=Text(en="What was measured on the test rows has entered the training data: the test knows the model a little "
                "beforehand, and its score is no longer that of unseen data.",
             zh="测试行的统计量已经混进了训练数据，测试得分就不再是“没见过的数据”的得分。"),
    cure=Text(en="Split first; take mean, deviation and directions of the training rows only, and use them for both "
                 "parts.",
              zh="先划分；均值、标准差和主方向都只用训练行算，再用到两个部分上。"),
    lecture=7, source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage-during-pre-processing",
    sick=SICK, cured=CURED, twins=(ROW_BY_ROW, CONSTANTS), check=in_run(read), read=read,
)  # fmt: skip
