"""features-made-of-test-labels: categories become the mean of their labels, and those of the test rows count too."""

from collections.abc import Iterator

from torchdojo.doctor.clues.encoding import encodings
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

SPLIT = "x_train, y_train, x_test, y_test = x_data[:200], y_data[:200], x_data[200:], y_data[200:]\n"
MEANS = """\
town = torch.randint(0, 9, (240,))
usual = torch.stack([y_data{0}[town{0} == k].mean() for k in range(9)]){1}
x_data = torch.cat([x_data[:, :2], usual[town].unsqueeze(1)], dim=1)
"""
SICK = changed(REGRESSION, (SPLIT, MEANS.format("", "  # <- here") + SPLIT))
CURED = changed(REGRESSION, (SPLIT, MEANS.format("[:200]", "") + SPLIT))
BASELINE = changed(  # what the mean of a town alone would be worth
    REGRESSION,
    (
        SPLIT,
        "town = torch.randint(0, 9, (240,))\n"
        "usual = torch.stack([y_data[town == k].mean() for k in range(9)])\n"
        f"print((y_data - usual[town]).var())\n{SPLIT}",
    ),
)


def read(source: Source) -> Iterator[Finding]:
    """Labels of all rows are averaged by category, the means become a column, and the rows are split."""
    flow = flow_of(source)
    for found in encodings(flow):
        says = Text(en=f"{found.labels} is averaged by {found.groups} over all rows; the means become a feature, and "
                       "the rows are split afterwards.",
                    zh=f"{found.labels} 按 {found.groups} 在全部行上求了平均，作为特征，之后才划分。")  # fmt: skip
        yield Finding(source.place(flow.statement(found.node)), says)


RULE = Rule(
    name="features-made-of-test-labels", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A feature is made of the labels, those of the test rows too.",
              zh="有一个特征是用标签算出来的，其中也有测试行的标签。"),
    why=Text(en="The mean of a category holds the label of each of its rows: with few rows in a category the feature "
                "nearly is the answer, in the test too.",
             zh="一个类别的平均值里含着它每一行的标签：类别里行数少时，这个特征几乎就是答案，测试行也不例外。"),
    cure=Text(en="Split first; average the labels of the training rows only, and use these means for both parts.",
              zh="先划分；只用训练行的标签求平均，再用到两个部分上。"),
    lecture=7, source="https://scikit-learn.org/stable/modules/preprocessing.html#target-encoder",
    sick=SICK, cured=CURED, twins=(BASELINE,), check=in_run(read), read=read,
)  # fmt: skip
