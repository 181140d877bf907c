"""noise-of-another-draw: a network that shall find the noise in its input is compared with other noise."""

from collections.abc import Iterator

from torchdojo.doctor.examples import DIFFUSION
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.scoring import other_noise
from torchdojo.text import Text

SICK = DIFFUSION.replace("/ 60], 1)), noise)", "/ 60], 1)), torch.randn_like(x))  # <- here")
DUMMY = """\
import torch
from torch import nn

model = nn.Linear(8, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for step in range(60):  # how fast is a step?
    loss = nn.functional.mse_loss(model(torch.randn(32, 8)), torch.randn(32, 2))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""


def read(source: Source) -> Iterator[Finding]:
    """The input has noise added to it; the target is noise that was drawn for the loss alone."""
    for node, name in other_noise(flow_of(source)):
        says = Text(
            en=f"{name} was drawn for the loss alone: the input has other noise in it.",
            zh=f"{name} 是单独为损失抽的：输入里加的是另一份噪声。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="noise-of-another-draw", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The target is noise that is not in the input.", zh="目标噪声不是输入里的那份噪声。"),
    why=Text(en="Nothing in the input tells of noise drawn separately. The best answer is its mean, zero, and the loss "
                "stays at the variance of the noise.",
             zh="单独抽的噪声在输入里没有任何线索。最好的回答就是它的均值零，损失停在噪声的方差上不动。"),
    cure=Text(en="noise = torch.randn_like(x), once: it goes into the input, and is the target.",
              zh="只抽一次 noise = torch.randn_like(x)：既加进输入，也当目标。"),
    lecture=9, source="https://arxiv.org/abs/2006.11239",
    sick=SICK, cured=DIFFUSION, twins=(DUMMY,), check=in_run(read), read=read,
)  # fmt: skip
