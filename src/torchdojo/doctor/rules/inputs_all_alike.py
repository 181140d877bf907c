"""inputs-all-alike: what reaches the model is one and the same number, or one and the same row."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import sameness
from torchdojo.text import Text

LABELS = "y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()\n"
BYTES = f"{LABELS}x_data = ((x_data + 4) * 32).clamp(0, 255).byte()\n"
SICK = changed(CLASSIFIER, (LABELS, f"{BYTES}x_data = (x_data // 255).float()  # <- here\n"))
CURED = changed(CLASSIFIER, (LABELS, f"{BYTES}x_data = (x_data / 255).float()\n"))
FEW = "x_data = torch.cat([(x_data > 0.8).long(), torch.zeros(400, 92).long()], 1).float()\n"
SPARSE = changed(  # few words of many in each row, and none of the numbers was rounded away
    CLASSIFIER, (LABELS, LABELS + FEW),
    ("nn.Linear(8, 32)", "nn.Linear(100, 32)"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Rounding left one number; or all rows of each batch are the same, and their labels are not."""
    for place, share in sameness.rounded_away(case):
        says = Text(en=f"{share:.0%} of what the model is given is one and the same number, after rounding.",
                    zh=f"取整之后，模型拿到的数里有 {share:.0%} 是同一个数。")  # fmt: skip
        yield Finding(place, says)
        return
    for place, rows in sameness.one_row(case):
        says = Text(en=f"All {rows} rows of a batch are the same; their labels are not.",
                    zh=f"一批里的 {rows} 行完全相同，标签却各不相同。")  # fmt: skip
        yield Finding(place, says)


RULE = Rule(
    name="inputs-all-alike", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Nothing of the data reaches the model.", zh="数据根本没有进到模型里。"),
    why=Text(en="x // 255, .long() and integer types cut off what comes after the point: of pixels or fractions 0 is "
                "left. From equal inputs nothing can be told but how frequent each label is.",
             zh="x // 255、.long() 和整数类型都会砍掉小数部分：像素或小数就只剩下 0。"
                "输入都一样，模型除了各类标签的比例什么也看不出来。"),
    cure=Text(en="Divide as floats: x.float() / 255; and look at some rows before training: x.unique().",
              zh="用浮点数做除法：x.float() / 255；训练之前先看几行数据：x.unique()。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.floor_divide.html",
    sick=SICK, cured=CURED, twins=(SPARSE,), check=check,
)  # fmt: skip
