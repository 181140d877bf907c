"""scaled-by-a-wrong-formula: brackets missing around x - mean, a variance for a deviation, a maximum for a range."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.formulas import wrong
from torchdojo.text import Text

LABELS = "y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()\n"
MEASURED = f"{LABELS}mean, std = x_data[:300].mean(0), x_data[:300].std(0)\n"
SICK = changed(CLASSIFIER, (LABELS, f"{MEASURED}x_data = x_data - mean / std  # <- here\n"))
CURED = changed(CLASSIFIER, (LABELS, f"{MEASURED}x_data = (x_data - mean) / std\n"))
STEPWISE = changed(  # one after the other, both are right
    CLASSIFIER, (LABELS, f"{LABELS}x_data = x_data - x_data.min()\nx_data = x_data / x_data.max()\n")
)
CENTRES = changed(CLASSIFIER, (LABELS, f"{MEASURED}x_data = (x_data - mean) / x_data[:300].var(0).sqrt()\n"))
KINDS = {
    "brackets": ("divides only the mean, not the difference", "只除了均值，没有除差"),
    "variance": ("divides by the variance, the deviation squared", "除的是方差，也就是标准差的平方"),
    "maximum": ("divides by the maximum, not by maximum minus minimum", "除的是最大值，而不是最大值减最小值"),
}


def read(source: Source) -> Iterator[Finding]:
    """x - x.mean() / x.std(), (x - x.mean()) / x.var() or (x - x.min()) / x.max(), all of one and the same x."""
    for node, kind in wrong(flow_of(source)):
        en, zh = KINDS[kind]
        written = ast.unparse(node)
        yield Finding(source.place(node), Text(en=f"“{written}” {en}.", zh=f"“{written}” {zh}。"))


RULE = Rule(
    name="scaled-by-a-wrong-formula", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The formula that scales the data is wrong.", zh="缩放数据的公式写错了。"),
    why=Text(en="Division goes before subtraction: x - m / s leaves x as large as it was. Divided by the variance, "
                "wide columns become narrow and narrow ones wide; divided by the maximum alone, the range is not 0..1.",
             zh="除法先于减法：x - m / s 里的 x 还是原来那么大。除以方差，宽的列会变窄，窄的列反而变宽；"
                "只除以最大值，得到的范围不是 0 到 1。"),
    cure=Text(en="(x - x.mean(0)) / x.std(0); or (x - x.min()) / (x.max() - x.min()).",
              zh="(x - x.mean(0)) / x.std(0)；或者 (x - x.min()) / (x.max() - x.min())。"),
    lecture=7, source="https://scikit-learn.org/stable/modules/preprocessing.html",
    sick=SICK, cured=CURED, twins=(STEPWISE, CENTRES), check=in_run(read), read=read,
)  # fmt: skip
