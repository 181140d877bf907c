"""code-without-straight-through: the nearest code is decoded as it is; the encoder hears nothing of the decoder."""

from collections.abc import Iterator

from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.codebooks import unbridged
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x_data = torch.randn(12, 8)[torch.randint(0, 12, (240,))] + 0.1 * torch.randn(240, 8)
encoder = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 2))
decoder = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 8))
codes = nn.Parameter(torch.randn(16, 2))


def quantise(z):
    nearest = torch.cdist(z, codes).argmin(dim=1)
    code = codes[nearest]
    apart = F.mse_loss(code, z.detach()) + 0.25 * F.mse_loss(z, code.detach())
    return z + (code - z).detach(), apart


optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters(), codes], lr=0.005)
for step in range(60):
    code, apart = quantise(encoder(x_data))
    loss = F.mse_loss(decoder(code), x_data) + apart
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
SICK = CURED.replace("return z + (code - z).detach(), apart", "return code, apart  # <- here")
BOTH = CURED.replace("return z + (code - z).detach(), apart", "return code, apart, z").replace(
    "    code, apart = quantise(encoder(x_data))\n", "    code, apart, z = quantise(encoder(x_data))\n"
).replace("+ apart\n", "+ apart + F.mse_loss(decoder(z), x_data)\n")  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """The code that both halves of the loss pull together leaves its function without what it stands for."""
    for node, code in unbridged(source):
        says = Text(
            en=f"{code} is looked up by a number, which has no slope; only the distance to {code} teaches the encoder.",
            zh=f"{code} 是按编号查出来的，编号没有斜率；编码器只能从它和 {code} 的距离里学。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="code-without-straight-through", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The reconstruction has no way back to the encoder.", zh="重建误差传不回编码器。"),
    why=Text(en="argmin() has no slope, so what decodes the nearest code learns, and what made z does not: the encoder "
                "never hears whether its codes can be decoded.",
             zh="argmin() 没有斜率：解码器能学到，产生 z 的编码器学不到，它永远不知道自己的编码能不能解出来。"),
    cure=Text(en="Hand on z + (code - z).detach(): the code's value, with the gradient going straight through to z.",
              zh="往下传 z + (code - z).detach()：数值是码字的，梯度直接传给 z。"),
    lecture=9, source="https://arxiv.org/abs/1711.00937",
    sick=SICK, cured=CURED, twins=(BOTH,), check=in_run(read), read=read,
)  # fmt: skip
