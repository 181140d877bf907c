"""overlapping-windows-split-at-random: the same stretch of a series is learned from and examined on."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.dealing import dealt
from torchdojo.doctor.traces.examinations import TEST, TRAIN
from torchdojo.text import Text

SICK = """\
import torch
from torch import nn

torch.manual_seed(0)
series = torch.randn(640).cumsum(0) * 0.1
x_data = torch.stack([series[i : i + 16] for i in range(600)])
y_data = series[16:616].unsqueeze(1)
order = torch.randperm(600)  # <- here
train, test = order[:480], order[480:]
model = nn.Sequential(nn.Linear(16, 24), nn.ReLU(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in train[torch.randperm(480)].split(40):
        loss = nn.functional.mse_loss(model(x_data[rows]), y_data[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        error = nn.functional.mse_loss(model(x_data[test]), y_data[test])
    print(epoch, loss.item(), error.item())
"""
CURED = SICK.replace("torch.randperm(600)  # <- here", "torch.arange(600)")
APART = SICK.replace("i : i + 16] for i in range(600)", "16 * i : 16 * i + 16] for i in range(600)").replace(
    "randn(640)", "randn(9616)").replace("series[16:616]", "series[16:9616:16]").replace("  # <- here", "")  # fmt: skip
MANY, MOST = 20, 0.5


def learned_whole(case: Case, event: Event) -> bool:
    """Whether all rows learned are known: no new ones were met for long; or the words speak of test rows."""
    words = " ".join(case.source(place).words(place.line) for place in event.where[:3])
    named = bool(TEST.search(words.lower())) and not TRAIN.search(words)
    return named or 2 * (event["grown"] or 0) <= event.tick


def check(case: Case) -> Iterator[Finding]:
    """Inside most windows examined, one begins that was learned: they were not held back in order of time."""
    for event in case.events("rows"):
        seen, ahead = event["windows"] or 0, event["ahead"] or 0
        same = event["both"] > 0.05 * event["examined"] or event["chance"]
        if ahead >= MANY and ahead >= MOST * seen and not same and learned_whole(case, event):
            says = Text(
                en=f"Inside {ahead} of {seen} windows examined begins one that was learned: they share their numbers.",
                zh=f"看过的 {seen} 个评估窗口里，有 {ahead} 个窗口内部就是某个训练窗口的开头：两者用的是同一段数。",
            )
            yield Finding(dealt(case) or line_of(event.where), says)
            return


RULE = Rule(
    name="overlapping-windows-split-at-random", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Overlapping windows of a series are split at random.", zh="有重叠的时间窗口被随机划分了。"),
    why=Text(en="Nearly every test window lies among training windows that share its numbers, and the number it shall "
                "forecast stands in some of them. The score says how well gaps are filled, not how well the future is "
                "forecast.",
             zh="几乎每个测试窗口都夹在共用同一段数的训练窗口中间，要预测的那个数也就在其中。"
                "这样的得分说明的是补缺口补得多好，而不是对未来预测得多准。"),
    cure=Text(en="Split the series in order of time first, then cut windows out of each part.",
              zh="先按时间顺序划分序列，再在每一段里切窗口。"),
    lecture=11, source="https://scikit-learn.org/stable/modules/cross_validation.html#time-series-split",
    sick=SICK, cured=CURED, twins=(APART,), check=check,
)  # fmt: skip
