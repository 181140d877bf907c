"""adversaries-want-the-same: the generator's step moves the judge's scores of fakes where the judge moves them, too."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import contests
from torchdojo.doctor.traces.computing import computed
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
maker = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
critic = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
makers = torch.optim.RMSprop(maker.parameters(), lr=1e-3)
critics = torch.optim.RMSprop(critic.parameters(), lr=1e-3)
for step in range(30):
    made = maker(torch.randn(32, 4))
    gap = critic(made.detach()).mean() - critic(torch.randn(32, 2) + 2).mean()
    critics.zero_grad()
    gap.backward()
    critics.step()
    with torch.no_grad():
        for weights in critic.parameters():
            weights.clamp_(-0.1, 0.1)
    score = -critic(made).mean()
    makers.zero_grad()
    score.backward()
    makers.step()
print(gap.item(), score.item())
"""
SICK = CURED.replace("    score = -critic(made).mean()\n", "    score = critic(made).mean()  # <- here\n")
OTHER_WAY = SICK.replace("  # <- here", "").replace(
    "critic(made.detach()).mean() - critic(torch.randn(32, 2) + 2).mean()",
    "critic(torch.randn(32, 2) + 2).mean() - critic(made.detach()).mean()",
)  # both signs turned: they work against each other all the same


def check(case: Case) -> Iterator[Finding]:
    """What a judge says of fakes: both the judge's steps and the generator's want it smaller, or both larger."""
    everything = list(contests.pulls(case))
    for judge in dict.fromkeys(one.asked["module"] for one in everything):
        step = contests.same_way(case, judge, everything)
        if step is not None:
            want = ("smaller", "变小") if step.way > 0 else ("larger", "变大")
            says = Text(en=f"The judge's step wants its scores of fakes {want[0]}, and so does the generator's step.",
                        zh=f"判别器那一步要让假样本的得分{want[1]}，生成器这一步要的也是{want[1]}。")  # fmt: skip
            yield Finding(computed(line_of(step.back.where)), says)


RULE = Rule(
    name="adversaries-want-the-same", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Generator and critic want the same, instead of working against each other.",
              zh="生成器和判别器想要的是同一个结果，没有对抗。"),
    why=Text(en="A generator learns from the judge only if it wants what the judge grants to data alone. Wanting what "
                "the judge wants of fakes, it learns to be told apart ever more easily.",
             zh="生成器要争取判别器只给真样本的评价，才学得到东西。和判别器对假样本的要求一致，"
                "学的就是让自己越来越容易被认出来。"),
    cure=Text(en="Turn the sign of the generator's loss: minus the score, log of the other label.",
              zh="把生成器的损失反过来：得分取负号，或者换成另一个标签。"),
    lecture=9, source="https://arxiv.org/abs/1701.07875",
    sick=SICK, cured=CURED, twins=(OTHER_WAY,), check=check,
)  # fmt: skip
