"""updates-rounded-away: the weights are kept in so few digits that most steps round to nothing."""

import ast
from collections.abc import Iterator
from statistics import median

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import last_word
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

MADE = "model = nn.Linear(3, 1)\n"
ASKED = ("y_pred = model(x_train).squeeze(1)", "y_pred = model(x_train.bfloat16()).squeeze(1).float()")
TESTED = ("model(x_test).squeeze(1)", "model(x_test.bfloat16()).squeeze(1).float()")
RATE = ("lr=0.05", "lr=0.0002")
SICK = changed(REGRESSION, (MADE, f"{MADE[:-1]}.bfloat16()  # <- here\n"), ASKED, TESTED, RATE)
CURED = changed(
    REGRESSION,
    ("    y_pred = model(x_train).squeeze(1)\n",
     "    with torch.autocast('cpu', dtype=torch.bfloat16):\n        y_pred = model(x_train).squeeze(1)\n"),
    ("criterion(y_pred, y", "criterion(y_pred.float(), y"),
)  # fmt: skip
LARGE_STEPS = changed(REGRESSION, (MADE, f"{MADE[:-1]}.bfloat16()\n"), ASKED, TESTED)
SHORT = {"bfloat16", "half", "float16", "set_default_dtype"}
MOST, HALF, LONG = 0.75, 0.5, 4
EARLY = 100  # ticks: later a model may have learned all that there is


def shares(case: Case, optimizer: Thing) -> list[float]:
    """Return which share of the short weights with a gradient each measured step left as they were."""
    events = [e for e in case.events("movement") if e["optimizer"] == optimizer.number and e["still"]]
    return [still / all_ for e in events if e.tick <= EARLY for still, all_ in [e["still"]]]


def cast(case: Case) -> Place | None:
    """Return the line that makes the weights short: at the model by its name or where it is made, else the default."""
    known = {model.cls for model in case.models} | {"set_default_dtype"}
    for source in map(source_of, case.files):
        calls = list(source.calls("parameters"))
        names = known | {last_word(c.func.value) for c in calls if isinstance(c.func, ast.Attribute)}
        for node in (n for n in ast.walk(source.tree) if isinstance(n, ast.Call) and words_of(n) & SHORT):
            about = words_of(node.func) | {word for keyword in node.keywords for word in words_of(keyword)}
            if about & names and "autocast" not in about:
                return source.place(node)
    return None


def check(case: Case) -> Iterator[Finding]:
    """In step after step most weights that have a gradient keep their value to the last bit."""
    for optimizer in case.optimizers:
        seen = shares(case, optimizer)
        if len(seen) >= LONG and median(seen) >= MOST and min(seen) >= HALF:
            says = Text(
                en=f"In {len(seen)} of {len(seen)} steps that were measured at least {min(seen):.0%} of the weights "
                "with a gradient did not change by a single bit.",
                zh=f"测量的 {len(seen)} 步中，每一步都有至少 {min(seen):.0%} 的权重明明有梯度，却一个比特也没变。",
            )
            yield Finding(cast(case) or line_of(optimizer.where), says)


RULE = Rule(
    name="updates-rounded-away", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The weights have too few digits for such small steps.", zh="权重的精度太低，装不下这么小的更新。"),
    why=Text(en="bfloat16 keeps 8 bits of a number. A step smaller than a 500th of a weight is rounded to nothing, "
                "every time anew; the same steps would add up in float32.",
             zh="bfloat16 只有 8 位有效数字。更新量小于权重的五百分之一就被舍入成零，次次如此；float32 则能积累起来。"),
    cure=Text(en="Keep the weights in float32 and compute in short numbers: with torch.autocast(...).",
              zh="权重保持 float32，只在计算时用低精度：with torch.autocast(...)。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/notes/amp_examples.html",
    sick=SICK, cured=CURED, twins=(LARGE_STEPS,), check=check,
)  # fmt: skip
