"""target-fractions-cut-off: the numbers that a regression learns from were made whole, and little is left of them."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import truncating
from torchdojo.doctor.traces.numbering import DISTANCES
from torchdojo.text import Text

MADE = "y_data = x_data @ torch.tensor([1.0, -2.0, 0.5]) + 0.3\n"
SICK = changed(
    REGRESSION, (MADE, "y_data = (x_data @ torch.tensor([0.5, -1.0, 0.2])).long().float()  # <- here\n")
)
CURED = changed(REGRESSION, (MADE, "y_data = x_data @ torch.tensor([0.5, -1.0, 0.2])\n"))
YEARS = changed(  # nothing is lost: they lie far apart
    REGRESSION,
    (MADE, "y_data = (40 + 12 * x_data[:, 0] - 0.5 * x_data[:, 1]).int().float()\n"),
    ("lr=0.05", "lr=0.02"),
)
STARS = changed(
    REGRESSION,
    (MADE, "y_data = (3 + x_data @ torch.tensor([0.5, -1.0, 0.2])).round().clamp(1, 5).long().float()\n"),
)
COUNTED = re.compile(
    r"count|rating|stars?\b|age\b|grade|level|rank|score|num_|n_|个数|次数|评分|年龄|等级", re.IGNORECASE
)
NARROW = 1.5  # of a deviation of this size the rounding takes a fifth away
FEW = 3


def check(case: Case) -> Iterator[Finding]:
    """All targets of a distance are whole and close together, and the code cuts their fractions off."""
    losses = [event for event in case.learned_losses(*DISTANCES) if event["spread"]]
    sick = [event for event in losses if event["even"] and event["spread"]["std"] < NARROW]
    if len(sick) < FEW or not nearly_all(len(sick), len(losses)):
        return
    below = any(event["spread"]["min"] < 0 for event in sick)
    deviation = max(event["spread"]["std"] for event in sick)
    for source in map(source_of, case.files):
        for node, divided in truncating.cut_off(flow_of(source)):
            place = source.place(node)
            if (below or divided) and not COUNTED.search(source.line(place.line)):
                says = Text(
                    en=f"All targets are whole numbers with a deviation of {deviation:.2g}; they had fractions before.",
                    zh=f"所有目标值都成了整数，标准差只有 {deviation:.2g}；它们原来是有小数的。",
                )
                yield Finding(place, says)
                return


RULE = Rule(
    name="target-fractions-cut-off", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The fractions of the targets were cut off.", zh="目标值的小数部分被砍掉了。"),
    why=Text(en="Integer types keep what stands before the point: 0.9 and -0.9 both become 0, and .float() does not "
                "bring them back. Loss and score are those of a coarser task; nothing fails.",
             zh="整数类型只留小数点前面的部分：0.9 和 -0.9 都变成 0，再 .float() 也找不回来。"
                "损失和成绩算的都是另一道更粗的题，却什么错也不报。"),
    cure=Text(en="Leave the targets of a regression floats: y.float(), dtype=torch.float32. Integers are for classes.",
              zh="回归的目标值保持浮点：y.float()、dtype=torch.float32。整数类型留给类别编号。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.long.html",
    sick=SICK, cured=CURED, twins=(YEARS, STARS), check=check,
)  # fmt: skip
