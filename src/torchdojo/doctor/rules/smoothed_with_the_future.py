"""smoothed-with-the-future: a series is smoothed around each value, and what is smoothed is to foretell that value."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.cycles import attributes
from torchdojo.doctor.clues.lookahead import foretold
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

DATA = "x_data = torch.randn(240, 3)\ny_data = x_data @ torch.tensor([1.0, -2.0, 0.5]) + 0.3\n"
SERIES = """\
series = torch.sin(torch.arange(252) / 4) + 0.3 * torch.randn(252)
smooth = nn.functional.avg_pool1d(series.view(1, 1, -1), 5, stride=1, padding=2).flatten()  # <- here
x_data = torch.stack([smooth[i : i + 12] for i in range(240)])
y_data = series[12:]
"""
LAYERS = "nn.Sequential(nn.Linear(12, 16), nn.ReLU(), nn.Linear(16, 1))"
SICK = changed(REGRESSION, (DATA, SERIES), ("nn.Linear(3, 1)", LAYERS))
PAST = ("series.view(1, 1, -1), 5, stride=1, padding=2).flatten()  # <- here",
        "nn.functional.pad(series.view(1, 1, -1), (4, 0)), 5, stride=1).flatten()")  # fmt: skip
CURED = changed(SICK, PAST)
BORN_SMOOTH = changed(SICK, ("y_data = series[12:]", "y_data = smooth[12:]"), ("  # <- here", ""))


def read(source: Source) -> Iterator[Finding]:
    """Windows or rows are cut after each value was mixed with later ones; the target is a value not mixed."""
    if "backward" not in attributes(source.tree):
        return
    for smooth, target in foretold(flow_of(source)):
        says = Text(en=f"This mixes each value with later ones; the inputs made of it end just before "
                       f"{ast.unparse(target)}, which is in their last values.",
                    zh=f"这一步把每个值和它后面的值混在一起；由此得到的输入刚好止于 {ast.unparse(target)} 之前，"
                       "末尾几个值里已经含有它。")  # fmt: skip
        yield Finding(source.place(smooth), says)


RULE = Rule(
    name="smoothed-with-the-future", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The inputs were smoothed with the values to be foretold.", zh="平滑时把要预测的未来值混进了输入。"),
    why=Text(en="A centred window reaches as far ahead as back. The last smoothed values before the target hold the "
                "target itself, so the errors look good and no forecast will ever be as good.",
             zh="居中的窗口向前看多远，也向后看多远。目标之前的最后几个平滑值里就有目标本身，"
                "所以误差很好看，真正预测时却做不到。"),
    cure=Text(en="Smooth with past values only: np.convolve(x, k, mode='full')[:len(x)], or pad on the left alone.",
              zh="只用过去的值来平滑：np.convolve(x, k, mode='full')[:len(x)]，或者只在左边填充。"),
    lecture=11, source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage",
    sick=SICK, cured=CURED, twins=(BORN_SMOOTH,), check=in_run(read), read=read,
)  # fmt: skip
