"""variance-taken-for-deviation: a VAE draws with the log-variance, or the variance, as if it were the deviation."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.deviations import misread
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
data = (torch.randn(600, 3) @ torch.randn(3, 12)).tanh()
read, write = nn.Linear(12, 6), nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 12))
optimizer = torch.optim.Adam([*read.parameters(), *write.parameters()], lr=3e-3)
for step in range(150):
    x = data[torch.randint(600, (50,))]
    mean, log_var = read(x).chunk(2, dim=1)
    code = mean + torch.randn_like(mean) * torch.exp(0.5 * log_var)
    error = nn.functional.mse_loss(write(code), x, reduction="sum")
    divergence = -0.5 * torch.sum(1 + log_var - mean**2 - log_var.exp())
    loss = (error + divergence) / len(x)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
SICK = CURED.replace("torch.exp(0.5 * log_var)\n", "torch.exp(log_var)  # <- here\n")
LOGARITHM = CURED.replace("torch.exp(0.5 * log_var)", "log_var.exp()").replace(  # of the deviation, in both
    "1 + log_var - mean**2 - log_var.exp()", "1 + 2 * log_var - mean**2 - (2 * log_var).exp()"
)


def read(source: Source) -> Iterator[Finding]:
    """The divergence takes x for the logarithm of the variance; the noise is multiplied by x, or by exp(x)."""
    for node, written, name in misread(flow_of(source)):
        says = Text(
            en=f"The noise is multiplied by {written}; in the divergence {name} is the log-variance.",
            zh=f"噪声乘的是 {written}；而 KL 项里 {name} 是方差的对数。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="variance-taken-for-deviation", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The noise of a VAE is not multiplied by its deviation.", zh="VAE 的噪声没有乘上标准差。"),
    why=Text(en="z = mean + deviation * noise, and the deviation is exp(log_var / 2). With any other factor the codes "
                "that are drawn are not those whose divergence is measured: the loss is no bound of anything.",
             zh="z = 均值 + 标准差 × 噪声，标准差是 exp(log_var / 2)。乘了别的，抽出来的编码就不服从 KL 项里算的"
                "那个分布，这个损失也就不再是任何东西的下界。"),
    cure=Text(en="mean + torch.randn_like(mean) * torch.exp(0.5 * log_var).",
              zh="mean + torch.randn_like(mean) * torch.exp(0.5 * log_var)。"),
    lecture=9, source="https://arxiv.org/abs/1312.6114",
    sick=SICK, cured=CURED, twins=(LOGARITHM,), check=in_run(read), read=read,
)  # fmt: skip
