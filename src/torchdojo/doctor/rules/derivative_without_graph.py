"""derivative-without-graph: a derivative in the loss was taken without create_graph=True, and teaches nothing."""

from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(60):  # u' = -2 u, u(0) = 1
    t = torch.rand(64, 1, requires_grad=True)
    u = model(t)
    slope = torch.autograd.grad(u.sum(), t, create_graph=True)[0]
    loss = (slope + 2 * u).square().mean() + (model(torch.zeros(1, 1)) - 1).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
SICK = CURED.replace("create_graph=True)[0]", "retain_graph=True)[0]  # <- here")
FIRST_ORDER = """\
import torch
from torch import nn

torch.manual_seed(0)
w, b = nn.Parameter(torch.randn(1, 1)), nn.Parameter(torch.zeros(1))
optimizer = torch.optim.SGD([w, b], lr=0.05)
for step in range(60):  # meta-learning in its cheap form: the inner steps are constants on purpose
    x = torch.randn(20, 1)
    y, now = x * (1 + torch.rand(1)) + 0.5, [w, b]
    for inner in range(3):
        slopes = torch.autograd.grad((x @ now[0] + now[1] - y).square().mean(), now)
        now = [p - 0.1 * g for p, g in zip(now, slopes)]
    loss = (x @ now[0] + now[1] - y).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
LONG = 3


def check(case: Case) -> Iterator[Finding]:
    """Derivatives without a graph are added to what the same weights have made, and learned from."""
    rows = dict(enumerate(case.log.run.get("graphs", [])))
    odd = [{odd["where"] for odd in rows.get(event["graph"], {"odd": ()})["odd"] if odd["kind"] == "derived"}
           for event in case.backwards]  # fmt: skip
    for place, n in Counter(line_of(case.log.stacks[where]) for wheres in odd for where in wheres).items():
        if n >= LONG:
            says = Text(
                en=f"In {n} losses that were looked at this derivative is a number; no gradient goes through it.",
                zh=f"看过的损失里有 {n} 个，这个导数只是一个数，梯度传不过去。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="derivative-without-graph", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A derivative in the loss has no graph.", zh="损失里用到的导数没有计算图。"),
    why=Text(en="torch.autograd.grad() returns plain numbers unless it is told create_graph=True. The weights learn as "
                "if the derivative were a given constant that they cannot change.",
             zh="不写 create_graph=True，torch.autograd.grad() 返回的就只是数字。权重会把导数当成改变不了的常数。"),
    cure=Text(en="Say create_graph=True wherever a derivative becomes a part of the loss.",
              zh="导数要进损失的地方，都写上 create_graph=True。"),
    lecture=3, source="https://docs.pytorch.org/docs/stable/generated/torch.autograd.grad.html",
    sick=SICK, cured=CURED, twins=(FIRST_ORDER,), check=check,
)  # fmt: skip
