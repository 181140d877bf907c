"""features-chosen-with-test-labels: columns are chosen by how they go with the labels, those of the test too."""

from collections.abc import Iterator

from torchdojo.doctor.clues.choosing import choices
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

DATA = "x_data = torch.randn(240, 3)\n"
WIDE = "x_all = torch.randn(240, 9)\nx_data = x_all[:, :3]\n"
SPLIT = "x_train, y_train, x_test, y_test = x_data[:200], y_data[:200], x_data[200:], y_data[200:]\n"
CHOOSE = "match = (x_all{0} * y_data{0}.unsqueeze(1)).sum(0).abs()\nbest = match.topk(3).indices{1}\n"
TAKE = f"x_data = x_all[:, best]\n{SPLIT}"
SICK = changed(REGRESSION, (DATA, WIDE), (SPLIT, CHOOSE.format("", "  # <- here") + TAKE))
CURED = changed(REGRESSION, (DATA, WIDE), (SPLIT, CHOOSE.format("[:200]", "") + TAKE))
BY_ITSELF = changed(  # a choice that never asks for a label
    REGRESSION, (DATA, WIDE), (SPLIT, f"best = x_all.std(0).topk(3).indices\n{TAKE}")
)


def read(source: Source) -> Iterator[Finding]:
    """Columns of a table are chosen by a statistic of all its rows and all labels, and the rows are split."""
    for choice in {choice.node: choice for choice in choices(flow_of(source))}.values():
        says = Text(en=f"Columns of {choice.table} are chosen by all of {choice.labels}, which holds test labels too.",
                    zh=f"选 {choice.table} 的列时用了全部的 {choice.labels}，其中也有测试行的标签。")  # fmt: skip
        yield Finding(source.place(choice.node), says)


RULE = Rule(
    name="features-chosen-with-test-labels", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Features are chosen with the labels of the test rows.", zh="选特征时用到了测试行的标签。"),
    why=Text(en="Among many columns some fit the labels by chance, in the test rows too. The test then confirms just "
                "that: even pure noise gets a good score.",
             zh="列一多，总有几列碰巧和标签合拍，在测试行上也一样。测试只是又确认了一遍：纯噪声也能得高分。"),
    cure=Text(en="Split first, and choose by the training rows alone: choose(x[train], y[train]).",
              zh="先划分，再只用训练行来选：choose(x[train], y[train])。"),
    lecture=7, source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage-during-pre-processing",
    sick=SICK, cured=CURED, twins=(BY_ITSELF,), check=in_run(read), read=read,
)  # fmt: skip
