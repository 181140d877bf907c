"""targets-out-of-reach: sigmoid, tanh or softmax bound the answers, and the targets lie outside."""

import math
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.reaching import out_of_reach
from torchdojo.text import Text

MODEL = "model = nn.Linear(3, 1)\n"
BOUNDED = "model = nn.Sequential(nn.Linear(3, 1), nn.Tanh()){}\n"
WITHIN = ("+ 0.3\n", "+ 0.3\ny_data = 0.9 * y_data / y_data.abs().max()\n")
SICK = changed(REGRESSION, (MODEL, BOUNDED.format("  # <- here")))
SCALED = changed(REGRESSION, (MODEL, BOUNDED.format("")), WITHIN)
STRETCHED = changed(  # from -10 to 10
    REGRESSION, (MODEL, BOUNDED.format("")), ("model(x_train)", "10 * model(x_train)"),
    ("model(x_test)", "10 * model(x_test)"),
)  # fmt: skip


def number(end: float) -> str:
    """Return a bound as it is read: 0, -1, -0.17."""
    return "∞" if end == math.inf else "-∞" if end == -math.inf else f"{end:g}"


def check(case: Case) -> Iterator[Finding]:
    """In nearly all losses a tenth of the targets and more lie beyond the bounds of the answers."""
    for place, event in out_of_reach(case):
        found, spread = event["beyond"], event["spread"]
        ends = f"{number(found['low'])} … {number(found['high'])}"
        says = Text(
            en=f"Answers lie in {ends}; targets go from {spread['min']:.4g} to {spread['max']:.4g}: "
            f"{found['share']:.0%} of them cannot be reached.",
            zh=f"输出只能在 {ends} 之间；目标值从 {spread['min']:.4g} 到 {spread['max']:.4g}，"
            f"其中 {found['share']:.0%} 怎么也够不着。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="targets-out-of-reach", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The last activation keeps the answers away from the targets.",
              zh="最后的激活函数把输出关在了目标值够不着的范围里。"),
    why=Text(en="Sigmoid and softmax answer 0 to 1, tanh -1 to 1, whatever the weights. Beyond that the answer sticks "
                "at the bound, where the slope is next to nothing.",
             zh="不管权重是多少，sigmoid 和 softmax 只能输出 0 到 1，tanh 只能输出 -1 到 1。"
                "目标在外面，输出就卡在边界上，而那里的斜率几乎是零。"),
    cure=Text(en="Regression needs a last layer without activation; or scale the targets into the bounds.",
              zh="回归的最后一层不要激活函数；或者把目标值缩放到这个范围之内。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Sigmoid.html",
    sick=SICK, cured=REGRESSION, twins=(SCALED, STRETCHED), check=check,
)  # fmt: skip
