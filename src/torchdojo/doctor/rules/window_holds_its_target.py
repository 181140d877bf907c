"""window-holds-its-target: the value to be forecast is the last one of the window that the model is given."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.origins import origin
from torchdojo.text import Text

DATA = "x_data = torch.randn(240, 3)\ny_data = x_data @ torch.tensor([1.0, -2.0, 0.5]) + 0.3\n"
SERIES = """\
series = torch.sin(torch.arange(260) / 4) + 0.1 * torch.randn(260)
x_data = series.unfold(0, 12, 1)[:240].unsqueeze(1)
"""
MODEL = ("nn.Linear(3, 1)", "nn.Sequential(nn.Conv1d(1, 8, 5), nn.ReLU(), nn.Flatten(), nn.Linear(64, 1))")
SICK = changed(REGRESSION, (DATA, f"{SERIES}y_data = series[12 - 1 : 252 - 1]  # <- here\n"), MODEL)
CURED = changed(REGRESSION, (DATA, f"{SERIES}y_data = series[12:252]\n"), MODEL)
ECHO = changed(  # an exercise in remembering: no series that goes on
    REGRESSION, (DATA, "x_data = torch.randn(240, 1, 12)\ny_data = x_data[:, 0, -1].clone()\n"), MODEL
)
WINDOWS = re.compile(
    r"series|window|unfold|look_?back|forecast|lags?(_|\b)|horizon|时间序列|窗口|预测"
    r"|(stack|append|array).*\[(\w+) ?: ?\3 ?\+",
    re.IGNORECASE,
)
FEW = 3


def check(case: Case) -> Iterator[Finding]:
    """In nearly all losses looked at, the last step of each input is its target, and the code speaks of windows."""
    losses = [event for event in case.losses if event["spread"]]
    sick = [event for event in losses if event["echoed"]]
    if len(sick) < FEW or not nearly_all(len(sick), len(losses)):
        return
    calls = [e for e in case.events("forward") if e.tick == sick[-1].tick and e.number < sick[-1].number]
    if calls and WINDOWS.search("\n".join(case.source(line_of(sick[-1].where)).lines)):
        says = Text(
            en=f"In {len(sick)} of {len(losses)} batches looked at, every target is the last value of its own window.",
            zh=f"看过的 {len(losses)} 批里，有 {len(sick)} 批的每个目标值就是它自己那个窗口的最后一个值。",
        )
        yield Finding(one_short(case, sick[-1]) or origin(case, calls[-1]), says)


def one_short(case: Case, event: Event) -> Place | None:
    """Return the line that takes the element one before the end of something: s[i + n - 1]."""
    source = case.source(line_of(event.where))
    for node in (n for n in ast.walk(source.tree) if isinstance(n, ast.Subscript)):
        for part in ast.walk(node.slice):
            match part:
                case ast.BinOp(left=ast.BinOp() | ast.Constant(), op=ast.Sub(), right=ast.Constant(value=1)):
                    return source.place(node)
    return None


RULE = Rule(
    name="window-holds-its-target", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The model is given what it should forecast.", zh="要预测的值已经在输入里了。"),
    why=Text(en="A window s[i:i + n] ends with s[i + n - 1]; the next value is s[i + n]. With one too few the "
                "model only has to copy its last input, and the error says nothing about forecasting.",
             zh="窗口 s[i:i + n] 的最后一个是 s[i + n - 1]，下一个值才是 s[i + n]。差了一位，模型只要照抄最后一个输入，"
                "误差再小也不说明它会预测。"),
    cure=Text(en="Take the value behind the window: y = s[i + n].", zh="取窗口后面的那个值：y = s[i + n]。"),
    lecture=11, source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage",
    sick=SICK, cured=CURED, twins=(ECHO,), check=check,
)  # fmt: skip
