"""temperature-after-softmax: shares are divided by a temperature when it can no longer change them."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.warmth import too_late
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
letters = torch.arange(600) % 5
model = nn.Sequential(nn.Embedding(5, 16), nn.Linear(16, 5))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(60):
    at = torch.randint(599, (32,))
    loss = nn.functional.cross_entropy(model(letters[at]), letters[at + 1])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
temperature, letter, said = 0.5, torch.tensor([0]), []
with torch.no_grad():
    for _ in range(12):
        shares = torch.softmax(model(letter) / temperature, dim=1)
        letter = torch.multinomial(shares, 1)[:, 0]
        said.append(letter.item())
print(loss.item(), said)
"""
SICK = CURED.replace("(letter) / temperature, dim=1)", "(letter), dim=1) / temperature  # <- here")
POWER = CURED.replace("(letter) / temperature, dim=1)", "(letter), dim=1) ** (1 / temperature)")


def read(source: Source) -> Iterator[Finding]:
    """multinomial(softmax(x) / temperature, 1)."""
    for node, name in too_late(flow_of(source)):
        says = Text(
            en=f"All shares are divided by {name}: their proportions, from which is drawn, stay what they were.",
            zh=f"所有概率都除以同一个 {name}：抽样只看相互比例，比例一点没变。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="temperature-after-softmax", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The temperature comes after the softmax and does nothing.", zh="温度用在 softmax 之后，不起作用。"),
    why=Text(en="multinomial() and Categorical() take proportions and bring them to a sum of 1 themselves. Only before "
                "the exponential does a division make large shares larger, or all more alike.",
             zh="multinomial() 和 Categorical() 只看比例，自己会归一化。只有在取指数之前做除法，"
                "才能让大的更大，或者让大家更接近。"),
    cure=Text(en="torch.softmax(scores / temperature, dim=-1).", zh="torch.softmax(scores / temperature, dim=-1)。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.multinomial.html",
    sick=SICK, cured=CURED, twins=(POWER,), check=in_run(read), read=read,
)  # fmt: skip
