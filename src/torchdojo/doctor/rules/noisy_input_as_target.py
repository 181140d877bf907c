"""noisy-input-as-target: a network that shall restore data is compared with the spoilt copy that it was given."""

from collections.abc import Iterator

from torchdojo.doctor.clues.denoising import compared_with_itself
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
waves = torch.sin(torch.rand(200, 1) * 6 + torch.linspace(0, 6, 32))
model = nn.Sequential(nn.Linear(32, 24), nn.ReLU(), nn.Linear(24, 32))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(10):
    for clean in waves.split(20):
        noisy = clean + 0.3 * torch.randn_like(clean)
        loss = nn.functional.mse_loss(model(noisy), clean)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
"""
SICK = CURED.replace("model(noisy), clean)\n", "model(noisy), noisy)  # <- here\n")
COPYING = CURED.replace("        noisy = clean + 0.3 * torch.randn_like(clean)\n", "        noisy = clean\n")
COPYING = COPYING.replace(
    "model(noisy), clean)", "model(noisy), noisy)"
)  # an autoencoder of the data as they are


def read(source: Source) -> Iterator[Finding]:
    """loss(model(noisy), noisy), noisy made by chance of what the loop reads no more, or drawn beside it."""
    for node, spoilt, clean in compared_with_itself(flow_of(source)):
        says = Text(en=f"The answer to {spoilt} is compared with {spoilt}; {clean} is needed nowhere else.",
                    zh=f"用 {spoilt} 作输入，又拿 {spoilt} 作目标；{clean} 再没有别处用到。")  # fmt: skip
        yield Finding(source.place(node), says)
        return


RULE = Rule(
    name="noisy-input-as-target", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A denoiser is compared with its noisy input.", zh="去噪网络的目标成了带噪声的输入。"),
    why=Text(en="Copying the input makes this loss zero, noise and all. Only the clean data tell the network what is "
                "noise and what is not.",
             zh="只要把输入连噪声一起照抄，损失就是零。只有和干净的数据比较，网络才学得会分辨什么是噪声。"),
    cure=Text(en="loss(model(noisy), clean).", zh="loss(model(noisy), clean)。"),
    lecture=9, source="https://www.jmlr.org/papers/v11/vincent10a.html",
    sick=SICK, cured=CURED, twins=(COPYING,), check=in_run(read), read=read,
)  # fmt: skip
