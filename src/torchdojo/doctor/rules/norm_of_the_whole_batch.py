"""norm-of-the-whole-batch: a gradient penalty asks the slopes of all rows together for a length of 1."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.slopes import whole_norms
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
real = torch.randn(400, 2) * 0.3 + 2
maker = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, 2))
critic = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 1))
making = torch.optim.Adam(maker.parameters(), lr=1e-3, betas=(0.5, 0.9))
judging = torch.optim.Adam(critic.parameters(), lr=1e-3, betas=(0.5, 0.9))
for step in range(80):
    x = real[torch.randint(400, (40,))]
    made = maker(torch.randn(40, 4))
    share = torch.rand(40, 1)
    between = (share * x + (1 - share) * made.detach()).requires_grad_()
    slope = torch.autograd.grad(critic(between).sum(), between, create_graph=True)[0]
    penalty = (slope.norm(2, dim=1) - 1).pow(2).mean()
    judged = critic(made.detach()).mean() - critic(x).mean() + 10 * penalty
    judging.zero_grad()
    judged.backward()
    judging.step()
    loss = -critic(made).mean()
    making.zero_grad()
    loss.backward()
    making.step()
print(judged.item(), loss.item())
"""
SICK = CURED.replace("slope.norm(2, dim=1) - 1).pow(2).mean()", "slope.norm(2) - 1).pow(2)  # <- here")
ONE_ROW = CURED.replace("penalty = (slope.norm(2, dim=1) - 1).pow(2).mean()",
                        "penalty = sum((one.norm(2) - 1) ** 2 for one in slope) / 40")  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """(norm - 1) ** 2, the norm being that of all autograd.grad() gives for a batch, with no dim."""
    for node, name in whole_norms(flow_of(source)):
        says = Text(
            en=f"The norm of {name} is taken over all rows at once: no dim is named.",
            zh=f"{name} 的范数没有写 dim，是把所有行合在一起算的。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="norm-of-the-whole-batch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The gradient penalty takes one norm of the whole batch.", zh="梯度惩罚对整个批次只算了一个范数。"),
    why=Text(en="Each row's slope is to have length 1. Of n rows together the length would be sqrt(n): the penalty "
                "presses every slope down to 1 / sqrt(n), and the critic becomes nearly flat.",
             zh="要求的是每一行的斜率长度为 1。n 行合在一起，长度本该是 sqrt(n)；这样写会把每一行都压到 1 / sqrt(n)，"
                "critic 几乎成了平的。"),
    cure=Text(en="(slope.flatten(1).norm(2, dim=1) - 1).pow(2).mean().",
              zh="(slope.flatten(1).norm(2, dim=1) - 1).pow(2).mean()。"),
    lecture=9, source="https://arxiv.org/abs/1704.00028",
    sick=SICK, cured=CURED, twins=(ONE_ROW,), check=in_run(read), read=read,
)  # fmt: skip
