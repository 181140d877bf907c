"""divergence-outweighs-data: a VAE's error is a mean over all numbers, its divergence a sum: the code falls silent."""

from collections.abc import Iterator
from statistics import median

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import balance
from torchdojo.text import Text

SICK = """\
import torch
from torch import nn

torch.manual_seed(0)
data = torch.randn(640, 2) @ torch.randn(2, 24) / 2
read, write = nn.Linear(24, 4), nn.Linear(2, 24)
optimizer = torch.optim.Adam([*read.parameters(), *write.parameters()], lr=0.01)
for step in range(200):
    x = data[torch.randint(640, (64,))]
    mu, logvar = read(x).chunk(2, dim=1)
    again = write(mu + torch.randn_like(mu) * (logvar / 2).exp())
    error = nn.functional.mse_loss(again, x)  # <- here
    divergence = -0.5 * torch.sum(1 + logvar - mu**2 - logvar.exp())
    loss = error + divergence
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(error.item(), divergence.item())
"""
CURED = SICK.replace("(again, x)  # <- here", "(again, x, reduction='sum')")
LIGHT = SICK.replace("  # <- here", "").replace("error + divergence", "error + 0.0005 * divergence")
SILENT = 0.2  # of a row's divergence, in nats
LEARNED = 100  # steps after which it may be judged
TIMES = 10  # as heavy as it should be


def check(case: Case) -> Iterator[Finding]:
    """The terms are written so, and at the end the divergence of a row is next to nothing: the code says nothing."""
    found = [(file, *one) for file in case.files for one in balance.unbalanced(flow_of(source_of(file)))]
    if len(found) != 1 or case.log.run.get("steps", 0) < LEARNED:
        return
    file, node, how = found[0]
    ends = [end for event in case.backwards if (end := balance.ending(case, event, how))]
    if len(ends) < 5:
        return
    rows, numbers, _ = ends[-1]
    times = numbers if how == balance.ALL else numbers // rows
    left = median(rest for _, _, rest in ends[-5:]) / (rows if how == balance.ALL else 1)
    if -1e-3 < left < SILENT and times >= TIMES:
        says = Text(
            en=f"The error is a mean over {numbers} numbers, the divergence a sum: it weighs {times} times as much. At "
            f"the end a row's divergence is at most {left:.4f}: the code says nothing about its row.",
            zh=f"重建误差对 {numbers} 个数取了平均，KL 却是求和：KL 的分量成了应有的 {times} 倍。"
            f"训练结束时每行的 KL 至多只有 {left:.4f}：编码里什么信息也没有。",
        )
        yield Finding(source_of(file).place(node), says)


RULE = Rule(
    name="divergence-outweighs-data", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The divergence weighs far more than the reconstruction.", zh="KL 项的分量远远超过了重建误差。"),
    why=Text(en="A mean over all pixels next to a sum over all codes is no longer the bound that a VAE raises. The "
                "cheapest way out is a code that is always pure noise: all reconstructions are the mean picture.",
             zh="一边对所有像素取平均，一边对所有编码求和，就不再是 VAE 要提高的那个下界了。最省事的出路是让编码永远是"
                "纯噪声：重建出来的全是“平均图”。"),
    cure=Text(en="Sum both and divide both by the rows: (F.mse_loss(out, x, reduction='sum') + kl) / len(x).",
              zh="两项都求和，再一起除以行数：(F.mse_loss(out, x, reduction='sum') + kl) / len(x)。"),
    lecture=9, source="https://arxiv.org/abs/1312.6114",
    sick=SICK, cured=CURED, twins=(LIGHT,), check=check,
)  # fmt: skip
