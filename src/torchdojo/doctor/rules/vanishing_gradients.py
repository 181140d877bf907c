"""vanishing-gradients: through many squashing layers nothing of the gradient is left for the first."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most, nearly_all
from torchdojo.doctor.examples import changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import tuning
from torchdojo.doctor.traces.signs import fell
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
x_data = torch.randn(200, 6)
y_data = (x_data[:, 0] > 0).long()
layers = [nn.Linear(6, 16)]
for _ in range(8):
    layers += [nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 16)]
model = nn.Sequential(*layers, nn.Linear(16, 2))
criterion, optimizer = nn.CrossEntropyLoss(), torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(60):
    loss = criterion(model(x_data), y_data)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
SQUASHED = "    layers += [nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 16)]\n"
SICK = changed(CURED, (SQUASHED, "    layers += [nn.Sigmoid(), nn.Linear(16, 16)]  # <- here\n"))
SHALLOW = changed(
    CURED, (SQUASHED, "    layers += [nn.Sigmoid(), nn.Linear(16, 16)]\n"), ("range(8)", "range(1)")
)
TANH = changed(CURED, (SQUASHED, "    layers += [nn.Tanh(), nn.Linear(16, 16)]\n"))  # deep, and yet it learns
LOSS, DEEP = 1e-3, 3


def check(case: Case) -> Iterator[Finding]:
    """At the start, behind three squashing layers, the first weights get a thousandth of the gradient of the last."""
    lost = fell(case)
    deepest = [case.graph(event).operations for event in case.backwards]
    depth = max((g.get("SigmoidBackward0", 0) + g.get("TanhBackward0", 0) for g in deepest), default=0)
    for optimizer in case.optimizers if lost is not None and depth >= DEEP else ():
        looks = [s for s in tuning.slopes(case, optimizer) if len(s) > DEEP and s[0] > 0 and s[-1] > 0][:10]
        ratios = [s[0] / s[-1] for s in looks]
        sick = [ratio for ratio in ratios if ratio < LOSS]
        squashing = [e for e in case.events("activation") if e["name"] in ("sigmoid", "tanh") and e["grad"]]
        stuck = (lost or 0) < 0.1 or (depth >= 2 * DEEP and tuning.typical(ratios) < LOSS**2)
        if len(looks) < 5 or not nearly_all(len(sick), len(looks)) or not squashing or not stuck:
            continue
        says = Text(
            en=f"Behind {depth} squashing layers the first weights got {tuning.typical(ratios):.1e} of the gradient of "
            "the last ones, measured in their own size.",
            zh=f"隔着 {depth} 层 sigmoid 或 tanh，最前面的权重得到的梯度只有最后一层的 "
            f"{tuning.typical(ratios):.1e}（按权重自身大小计）。",
        )
        inner = [e for e in squashing if e["contained"]]
        module = case.log.things.get(inner[-1]["module"]) if inner else None
        yield Finding(line_of(module.where) if module is not None else most(squashing), says)


RULE = Rule(
    name="vanishing-gradients",
    severity=Severity.WARNING,
    certainty=Certainty.STATISTIC,
    what=Text(en="The gradient is gone before it reaches the first layers.", zh="梯度还没传到前面几层就消失了。"),
    why=Text(en="The slope of sigmoid is at most 0.25, and these slopes are multiplied layer by layer.",
             zh="sigmoid 的斜率最大只有 0.25，每过一层就要乘上一次。"),
    cure=Text(en="Use ReLU with batch norm, skip connections (lecture 10), or fewer layers.",
              zh="用 ReLU 加 batch norm，用残差连接（第 10 讲），或者减少层数。"),
    lecture=10,
    source="https://www.deeplearningbook.org/contents/rnn.html",
    sick=SICK, cured=CURED, twins=(SHALLOW, TANH), check=check,
)  # fmt: skip
