"""spread-costs-nothing: a loss divides the errors by a learned variance that has no price."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.slopes import free_spreads
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
x = torch.rand(400, 1) * 6
y = torch.sin(x) + 0.1 * x * torch.randn(400, 1)
model = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(15):
    for rows in torch.randperm(400).split(40):
        mean, log_var = model(x[rows]).chunk(2, dim=1)
        loss = (torch.exp(-log_var) * (y[rows] - mean) ** 2 + log_var).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
"""
SICK = CURED.replace(" + log_var).mean()", ").mean()  # <- here")
ELSEWHERE = CURED.replace(" + log_var).mean()", ").mean()\n        loss = loss + log_var.mean()")


def read(source: Source) -> Iterator[Finding]:
    """exp(-s) * error is learned from, and s is read nowhere else."""
    for node, name in free_spreads(flow_of(source)):
        says = Text(
            en=f"The errors are multiplied by exp(-{name}); {name} is added nowhere.",
            zh=f"误差乘上了 exp(-{name})，损失里却没有加上 {name} 这一项。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="spread-costs-nothing", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A learned variance has no price in the loss.", zh="学出来的方差在损失里没有代价。"),
    why=Text(en="The larger the variance, the smaller every error: the loss goes to zero by claiming to know nothing, "
                "and the mean is no longer fitted. The logarithm of the variance is the price in the likelihood.",
             zh="方差越大，误差就被除得越小：只要声称“什么都不确定”，损失就能降到零，均值也不用再拟合。"
                "似然里方差的对数就是它的代价。"),
    cure=Text(en="0.5 * (exp(-s) * (y - mean) ** 2 + s); or nn.GaussianNLLLoss.",
              zh="0.5 * (exp(-s) * (y - mean) ** 2 + s)；或者用 nn.GaussianNLLLoss。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.GaussianNLLLoss.html",
    sick=SICK, cured=CURED, twins=(ELSEWHERE,), check=in_run(read), read=read,
)  # fmt: skip
