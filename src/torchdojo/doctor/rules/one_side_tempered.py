"""one-side-tempered: of two softmaxes that are compared, only one is taken at the temperature."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.warmth import one_side
from torchdojo.text import Text

CURED = """\
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 8)
y = (x @ torch.randn(8, 4)).argmax(1)
big, small = nn.Sequential(nn.Linear(8, 48), nn.ReLU(), nn.Linear(48, 4)), nn.Linear(8, 4)
T = 4.0
for learner, teacher in ((big, None), (small, big)):
    optimizer = torch.optim.Adam(learner.parameters(), lr=5e-3)
    for step in range(80):
        rows = torch.randint(400, (50,))
        scores = learner(x[rows])
        loss = F.cross_entropy(scores, y[rows])
        if teacher is not None:
            with torch.no_grad():
                wanted = F.softmax(teacher(x[rows]) / T, dim=1)
            loss = loss + T * T * F.kl_div(F.log_softmax(scores / T, dim=1), wanted, reduction="batchmean")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(loss.item())
"""
SICK = CURED.replace(
    "F.softmax(teacher(x[rows]) / T, dim=1)", "F.softmax(teacher(x[rows]), dim=1)  # <- here"
)
SHARP = CURED.replace("T = 4.0", "T = 0.1").replace(
    "(x[rows]) / T, dim=1)", "(x[rows]), dim=1)"
)  # DINO: two of them


def read(source: Source) -> Iterator[Finding]:
    """kl_div(log_softmax(a / T), softmax(b)), T being above 1, or the other way round."""
    for node, name, size in one_side(flow_of(source)):
        says = Text(en=f"The other side is divided by {name} = {size:g}, this one is not.",
                    zh=f"另一边除以了 {name} = {size:g}，这一边没有。")  # fmt: skip
        yield Finding(source.place(node), says)


RULE = Rule(
    name="one-side-tempered", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Only one of two compared softmaxes has the temperature.",
              zh="互相比较的两个 softmax 只有一个用了温度。"),
    why=Text(en="A student at T = 4 that matches a teacher at 1 has to make its scores four times as large as the "
                "teacher's: it learns to be overconfident, and the soft classes that the temperature should show stay "
                "hidden.",
             zh="学生用 T = 4、老师用 1，两边要一致，学生的分数就得是老师的四倍：学到的是过度自信，"
                "本想靠温度显出来的类间相似度也看不到了。"),
    cure=Text(en="F.kl_div(F.log_softmax(student / T, 1), F.softmax(teacher / T, 1), reduction='batchmean') * T * T.",
              zh="F.kl_div(F.log_softmax(student / T, 1), F.softmax(teacher / T, 1), reduction='batchmean') * T * T。"),
    lecture=8, source="https://arxiv.org/abs/1503.02531",
    sick=SICK, cured=CURED, twins=(SHARP,), check=in_run(read), read=read,
)  # fmt: skip
